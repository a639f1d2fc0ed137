import assert from 'node:assert/strict';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { xml } from '../../src/readers/xml.ts';
import { afterReferences } from './references.ts';
import { settingsReader } from './settings.ts';

const settings = await settingsReader(xml);

describe('xml', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['attributes', '<a><b c="1" d=\'2\'/></a>', ['a/b/c = 1', 'a/b/d = 2']],
    ['text', '<a><b> x </b><c>y</c></a>', ['a/b = x', 'a/c = y']],
    ['attributes beside text', '<a><b Label="c">x</b></a>', ['a/b/Label = c', 'a/b = x']],
    ['empty elements', '<a><b></b><c/><d e="f"/></a>', ['a/b = ', 'a/c = ', 'a/d/e = f']],
    ['add with key', '<appSettings><add key="X" value="Y"/></appSettings>', ['appSettings/X = Y']],
    [
      'add with the value first',
      '<appSettings><add value="Y" key="X"></add></appSettings>',
      ['appSettings/X = Y'],
    ],
    [
      'connection strings',
      '<c><add name="X" connectionString="Y" providerName="Z"/></c>',
      ['c/X/providerName = Z', 'c/X = Y'],
    ],
    [
      'settings of .NET',
      '<s><setting name="X" serializeAs="String"><value>Y</value></setting></s>',
      ['s/X/serializeAs = String', 's/X = Y'],
    ],
    [
      'environment variables',
      '<environmentVariables><environmentVariable name="X" value="Y" /></environmentVariables>',
      ['environmentVariables/X = Y'],
    ],
    [
      'resources',
      '<root><data name="X" xml:space="preserve"><value>Y</value></data></root>',
      ['root/X/xml:space = preserve', 'root/X = Y'],
    ],
    [
      'Service Fabric',
      '<Section Name="Azure"><Parameter Name="X" Value="Y" /></Section>',
      ['Section/Name = Azure', 'Section/X = Y'],
    ],
    ['beans', '<bean><property name="clientSecret" value="Y"/></bean>', ['bean/clientSecret = Y']],
    [
      'parameters of servlets',
      '<w><context-param><param-name>X</param-name><param-value>Y</param-value></context-param></w>',
      ['w/context-param/param-name = X', 'w/X = Y'],
    ],
    ['items that carry several values', '<l><add name="X" clientId="Y"/></l>', ['l/X/clientId = Y']],
    ['entities', '<a><b c="&lt;&#65;&#x42;&amp;"/><d>&gt;&apos;</d></a>', ['a/b/c = <AB&', "a/d = >'"]],
    ['CDATA', '<a><b> <![CDATA[<x> & y]]> </b></a>', ['a/b = <x> & y']],
    ['comments inside text', '<a><b><!-- c -->x<!-- d --></b></a>', ['a/b = x']],
    ['mixed content has no value', '<a><b>x<c>y</c></b></a>', ['a/b/c = y']],
    ['a declaration and a document type', '<?xml version="1.0"?><!DOCTYPE a><a><b>x</b></a>', ['a/b = x']],
    [
      'a tag without its end',
      '<a><add key="X" value="Y"\n<add key="Z" value="W"/></a>',
      ['a/X/Z = W', 'a/X = Y'],
    ],
    ['an element without its end', '<a><b><c d="1"/></a>', ['a/b/c/d = 1']],
    ['an end without its element', '<a></x><b c="1"/></a>', ['a/b/c = 1']],
    ['text that is no XML', 'a & b < c', []],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(settings(text), expected));
  }

  it('marks the value only, whatever stands around it', () => {
    for (const text of [
      '<a b = "x"/>',
      '<a><b>\n  x\n</b></a>',
      '<a><b><![CDATA[x]]></b></a>',
      '<a><b><!-- c --> x</b></a>',
    ]) {
      const { span } = xml.read(text, '').settings[0]?.place ?? assert.fail(text);
      assert.equal(text.slice(span.start, span.end), 'x', text);
    }
  });

  it('writes into an element that is empty, and keeps the layout of one that is not', () => {
    const written = (text: string) => {
      const { place } = xml.read(text, '').settings[0] ?? assert.fail(text);
      return applyEdits(text, [replaceValue(place, 'a<b')]);
    };
    assert.equal(written('<a><b /></a>'), '<a><b >a&lt;b</b></a>');
    assert.equal(written('<a><b>\n  x\n</b></a>'), '<a><b>\n  a&lt;b\n</b></a>');
    assert.equal(written('<a><b><![CDATA[x]]></b></a>'), '<a><b>a&lt;b</b></a>');
  });

  it('removes a whole line, or the attribute alone', () => {
    const removed = (text: string) => {
      const { place } = xml.read(text, '').settings[0] ?? assert.fail(text);
      return applyEdits(text, [removeEntry(place)]);
    };
    assert.equal(removed('<a>\n  <add key="X" value="Y" />\n</a>'), '<a>\n</a>');
    assert.equal(removed('<a><b c="d" e="f"/></a>'), '<a><b e="f"/></a>');
  });

  it('refers to what the program that reads the file fills in', () => {
    const changed = (path: string, text: string) =>
      afterReferences(text, xml.read(text, path).settings.find(({ value }) => value === 'b')?.place);
    assert.deepEqual(changed('pom.xml', '<c><a>b</a></c>'), ['<c><a>${env.X}</a></c>']);
    assert.deepEqual(changed('Api.csproj', '<c><a>b</a></c>'), ['<c><a>$(X)</a></c>']);
    assert.deepEqual(changed('app.config', '<appSettings><add key="a" value="b"/></appSettings>'), [
      '<appSettings><add key="a" value=""/></appSettings>',
    ]);
    assert.deepEqual(changed('app.config', '<c><a>b</a></c>'), []);
    assert.deepEqual(changed('strings.xml', '<c><a>b</a></c>'), []);
  });
});
