import assert from 'node:assert/strict';
import { yaml } from '../../src/readers/yaml.ts';
import { afterReferences } from './references.ts';

/** What the first reference of the setting with the value `b` makes of a text. */
function changed(path: string, text: string): string | undefined {
  const setting = yaml.read(text, path).settings.find(({ value }) => value === 'b');
  assert.ok(setting);
  return afterReferences(text, setting.place)[0];
}

const pod = (env: string) => `apiVersion: v1\nkind: Pod\nspec:\n  env:\n${env}`;

describe('references in YAML', () => {
  const cases: readonly (readonly [
    what: string,
    path: string,
    text: string,
    expected: string | undefined,
  ])[] = [
    ['a compose file', 'docker-compose.prod.yml', "a: 'b'\n", "a: '${X}'\n"],
    ['a file of Spring', 'bootstrap.yml', 'a: b # c\n', 'a: ${X} # c\n'],
    [
      'a workflow, in braces',
      '/r/.github/workflows/a.yml',
      'env: { a: b }\n',
      'env: { a: "${{ secrets.X }}" }\n',
    ],
    ['an action, which sees no secrets', '.github/actions/a/action.yml', 'a: b\n', undefined],
    [
      'a pipeline told by its images',
      'ci.yml',
      'pool:\n  vmImage: x\nenv:\n  a: b\n',
      'pool:\n  vmImage: x\nenv:\n  a: $(X)\n',
    ],
    [
      'variables of a pipeline, as a list',
      'azure-pipelines.yml',
      'variables:\n- name: a\n  value: b\n- group: c\n',
      'variables:\n- group: c\n',
    ],
    ['the only variable of a pipeline', 'azure-pipelines.yml', 'variables:\n  a: b\n', undefined],
    [
      'an entry that begins with its value',
      'pod.yaml',
      pod('  - value: b\n    name: a\n'),
      pod('  - valueFrom:\n      secretKeyRef:\n        name: x\n        key: X\n    name: a\n'),
    ],
    [
      'a value of several lines',
      'pod.yaml',
      pod('  - name: a\n    value: |-\n      b\n  - name: c\n    value: d\n'),
      pod(
        '  - name: a\n    valueFrom:\n      secretKeyRef:\n        name: x\n        key: X\n  - name: c\n    value: d\n',
      ),
    ],
    ['a value on the line below its name', 'pod.yaml', pod('  - name: a\n    value:\n      b\n'), undefined],
    [
      'another value of a manifest',
      'pod.yaml',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n',
      undefined,
    ],
    ['a manifest called as a file of Spring', 'application.yaml', 'apiVersion: v1\na: b\n', undefined],
    [
      'variables that a chart hands on',
      'values-prod.yaml',
      'env:\n  - name: a\n    value: b\n',
      'env:\n  - name: a\n    valueFrom:\n      secretKeyRef:\n        name: x\n        key: X\n',
    ],
    ['a value that is not there yet', 'compose.yml', 'c: b\na:\n', 'c: ${X}\na:\n'],
  ];
  for (const [what, path, text, expected] of cases) {
    it(`are those of ${what}`, () => assert.equal(changed(path, text), expected));
  }

  it('stand at their places in a large file', () => {
    const padding = Array.from({ length: 4000 }, (_, index) => `service${index}:\n  image: nginx\n`).join('');
    const text = `${pod('  - name: CLIENT_SECRET\n    value: b\n')}---\n${padding}`;
    assert.ok(text.length > 64 * 1024);
    const expected = text.replace(
      'value: b\n',
      'valueFrom:\n      secretKeyRef:\n        name: x\n        key: X\n',
    );
    assert.equal(changed('pod.yaml', text), expected);
  });
});
