import type { Place, Reader, Reading, Setting, Span } from '../core/types.ts';
import { policyRequests } from './api-management.ts';
import { withLines } from './entries.ts';
import { asValue, emptied, type References, withReferences } from './references.ts';
import { DEEPEST } from './tree.ts';
import { type Attribute, type Element, walkElements } from './xml-elements.ts';
import type { Text } from './xml-text.ts';

/** XML: web.config, app.config, MSBuild, resources, Service Fabric, Spring, Maven, web.xml. */
export const xml: Reader = {
  id: 'xml',
  longest: 2 * 1024 * 1024,
  languages: ['xml', 'msbuild'],
  lineComment: ['<!-- ', ' -->'],
  fileNames:
    /\.(?:xml|config|props|targets|resx|pubxml|settings|cscfg|csdef|nuspec|publishsettings|[a-z]+proj)(?:\.user)?$/i,
  read: (text, path) => {
    const reading = readXml(text);
    const settings = withReferences(reading.settings, (setting) => referencesOf(setting, path));
    return { ...reading, settings };
  },
};

/** How the program that reads a file of this name takes values from outside. */
function referencesOf({ path: names }: Setting, path: string): References | undefined {
  if (/(?:^|\/)(?:web|app)(?:\.[^/]*)?\.config$/i.test(path)) return inDotNet(names);
  if (/(?:^|\/)(?:pom|settings)\.xml$/i.test(path)) return maven;
  return /\.(?:props|targets|pubxml|[a-z]+proj)$/i.test(path) ? msBuild : undefined;
}

const maven = asValue('the environment', (variable) => `\${env.${variable}}`);
const msBuild = asValue('the environment', (variable) => `$(${variable})`);

/** App Service lays its settings over these; other hosts can keep them in a file of their own. */
function inDotNet(names: readonly string[]): References | undefined {
  const name = names.at(-1);
  if (names.at(-2) !== 'appSettings') return undefined;
  return emptied(
    `Leave it empty: set ${name} in App Service, or in the file that <appSettings file="…"> names`,
  );
}

function readXml(text: string): Reading {
  const settings: Setting[] = [];
  const comments: Span[] = [];
  const requests = policyRequests(text, { encode: encodeText });
  walkElements(text, {
    start: (element, parents) => {
      if (parents.length < DEEPEST) settings.push(...attributesOf(text, element, parents));
    },
    end: (element, parents) => {
      if (parents.length < DEEPEST) settings.push(...settingsAtEnd(text, element, parents));
      requests.end(element, parents.at(-1));
    },
    comment: (span) => comments.push(span),
  });
  const { calls } = requests;
  return { settings, comments, ...(calls.length > 0 && { code: { calls, assignments: [], modules: [] } }) };
}

/** The attribute that names an element, and the one that then is its value. */
const NAME = /^(?:key|name)$/i;
const VALUE = /^(?:value|connectionString)$/i;
/** Elements of which there are many of one name: the name they carry tells them apart. */
const ITEM = /^(?:add|data|setting|parameter|environmentVariable)$/i;
/** Elements that name their parent, and those that then are its value: `<param-name>`, `<param-value>`. */
const NAME_ELEMENT = /^(?:param-)?(?:name|key)$/i;
const VALUE_ELEMENT = /^(?:param-)?value$/i;

function nameOf({ attributes, namedBy }: Element): string | undefined {
  return attributes.find(({ name }) => NAME.test(name))?.value ?? namedBy;
}

/** `<add key="X" value="Y"/>`: the attribute with the value of an element that has a name. */
function namedValue(element: Element): Attribute | undefined {
  const value = element.attributes.find(({ name }) => VALUE.test(name));
  return value && nameOf(element) !== undefined ? value : undefined;
}

function pathOf(elements: readonly Element[]): string[] {
  return elements.map((each) => (ITEM.test(each.name) ? (nameOf(each) ?? each.name) : each.name));
}

/** Attributes as settings of their element, but for those that are its name and its value. */
function attributesOf(text: string, element: Element, parents: readonly Element[]): readonly Setting[] {
  if (element.attributes.length === 0) return [];
  const value = namedValue(element);
  const isNamed = value !== undefined || ITEM.test(element.name);
  const path = pathOf([...parents, element]);
  return element.attributes
    .filter((each) => each !== value && !(isNamed && NAME.test(each.name)))
    .map((each) => ({
      path: [...path, each.name],
      value: each.value,
      place: attributePlace(each, withBlanks(text, each.entry)),
    }));
}

/** What is known when an element has ended: the value it has as one with a name, and its text. */
function settingsAtEnd(text: string, element: Element, parents: readonly Element[]): readonly Setting[] {
  const attribute = namedValue(element);
  const content = contentOf(element, parents);
  if (!attribute && !content) return [];
  const path = pathOf(parents);
  const entry = withLines(text, element.span);
  if (attribute) {
    const place = attributePlace(attribute, entry);
    return [{ path: [...path, nameOf(element) ?? ''], value: attribute.value, place }];
  }
  const parent = parents.at(-1);
  const parentName = parent && VALUE_ELEMENT.test(element.name) ? nameOf(parent) : undefined;
  const ownPath =
    parentName === undefined ? [...path, ...pathOf([element])] : [...path.slice(0, -1), parentName];
  return content
    ? [{ path: ownPath, value: content.value, place: textPlace(text, content, element, entry) }]
    : [];
}

/** The text of an element that states a value; none stands in the root, or nothing beside attributes. */
function contentOf(element: Element, parents: readonly Element[]): Text | undefined {
  const parent = parents.at(-1);
  const { text, attributes, name } = element;
  if (!parent || !text || (text.value === '' && attributes.length > 0)) return undefined;
  if (NAME_ELEMENT.test(name)) parent.namedBy ??= text.value;
  return text;
}

function attributePlace({ span, literal }: Attribute, entry: Span): Place {
  return { span, literal, entry, syntax: { encode: encodeAttribute } };
}

/** A CDATA section gives way to text, as does the end of an empty tag. */
function textPlace(source: string, text: Text, { name, isEmptyTag }: Element, entry: Span): Place {
  const { span, literal } = text;
  const isSection =
    source.startsWith(SECTION, span.start) && source.indexOf(']]>', span.start) === span.end - 3;
  const inside = isSection ? { start: span.start + SECTION.length, end: span.end - 3 } : span;
  const encode = isEmptyTag ? (value: string) => `>${encodeText(value)}</${name}>` : encodeText;
  return { span: inside, literal, entry, syntax: { encode } };
}

const SECTION = '<![CDATA[';

function encodeAttribute(value: string): string {
  return `"${escaped(value)
    .replace(/"/g, '&quot;')
    .replace(/[\t\n]/g, byNumber)}"`;
}

/** Blanks at the ends count for nothing unless they are written by number. */
function encodeText(value: string): string {
  return escaped(value).replace(/^[ \t\n]+|[ \t\n]$/g, (blanks) => [...blanks].map(byNumber).join(''));
}

function escaped(value: string): string {
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/(?![\t\n\x7f-\x9f])\p{Cc}/gu, byNumber);
}

function byNumber(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** An attribute with the blanks before it. */
function withBlanks(text: string, { start, end }: Span): Span {
  let from = start;
  while (/\s/.test(text[from - 1] ?? '')) from--;
  return { start: from, end };
}
