import assert from 'node:assert/strict';
import { hcl } from '../../src/readers/hcl.ts';
import { parserOf } from '../grammars.ts';
import { afterReferences } from './references.ts';
import { settingsReader } from './settings.ts';

const settings = await settingsReader(hcl);
const withTree = await parserOf(hcl);

describe('hcl', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    [
      'values of variables',
      'client_id = "a"\nports = [1, 2]\n',
      ['client_id = a', 'ports/0 = 1', 'ports/1 = 2'],
    ],
    ['labels of blocks', 'provider "azuread" {\n  a = "b"\n}\n', ['provider/azuread/a = b']],
    ['blocks in blocks', 'a "b" "c" {\n  d {\n    e = "f"\n  }\n}\n', ['a/b/c/d/e = f']],
    ['local values', 'locals {\n  a = "b"\n}\n', ['locals/a = b']],
    [
      'defaults of variables',
      'variable "secret" {\n  type = string\n  default = "a"\n  sensitive = true\n}\nvariable "b" {}\n',
      ['variable/secret = a'],
    ],
    ['outputs', 'output "a" {\n  value = "b"\n  sensitive = true\n}\n', ['output/a = b']],
    ['objects', 'a = { b = "c", "d" : "e", f = { g = "h" } }\n', ['a/b = c', 'a/d = e', 'a/f/g = h']],
    ['named items', 'a = [{ name = "X", value = "Y" }]\n', ['a/X = Y']],
    ['named blocks', 'env {\n  name = "X"\n  value = "Y"\n}\n', ['env/name = X', 'env/X = Y']],
    [
      'secrets of a vault',
      'resource "azurerm_key_vault_secret" "a" {\n  name = "client-secret"\n  value = "b"\n}\n',
      [
        'resource/azurerm_key_vault_secret/a/name = client-secret',
        'resource/azurerm_key_vault_secret/a/client-secret = b',
      ],
    ],
    ['objects in calls', 'a = merge(local.x, { B = "c" }, { D = var.d })\n', ['a/B = c', 'a/D = ?']],
    ['lists in calls', 'a = concat(local.x, [{ name = "X", value = "Y" }])\n', ['a/X = Y']],
    ['references', 'a = var.b\nc = data.d.e.f\ng = local.h["i"]\n', ['a = ?', 'c = ?', 'g = ?']],
    ['calls and conditions', 'a = f("b")\nc = d ? "e" : "f"\n', ['a = ?', 'c = ?']],
    ['templates', 'a = "${var.b}-c"\nd = "%{ if e }f%{ endif }"\n', ['a = ?', 'd = ?']],
    ['escapes', 'a = "\\"b\\\\\\u00e9 $${c} %%{d}"\n', ['a = "b\\é ${c} %{d}']],
    ['parentheses', 'a = ("b")\n', ['a = b']],
    ['heredocs', 'a = <<EOT\nb\n c\nEOT\nd = "e"\n', ['a = b\n c\n', 'd = e']],
    ['indented heredocs', 'a = <<-EOT\n    b\n      c\n  EOT\n', ['a = b\n  c\n']],
    ['heredocs with references', 'a = <<EOT\n${var.b}\nEOT\n', ['a = ?']],
    [
      'what stands around a fault',
      'a {\n  b = "c"\n  d_\n  e = "f"\n  g = "h"\n}\n',
      ['a/b = c', 'a/d_ = ?', 'a/g = h'],
    ],
    ['a text without its quote', 'a = "b\nc = "d"\n', ['a = ?']],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(settings(text), expected));
  }

  it('marks the text of a heredoc', () => {
    const text = 'a = <<-EOT\n  b\n  EOT\n';
    const { span } = hcl.read(text, 'main.tf', withTree).settings[0]?.place ?? assert.fail();
    assert.equal(text.slice(span.start, span.end).trim(), 'b');
  });

  const variable = 'variable "x" {\n  type      = string\n  sensitive = true\n}\n';
  for (const [path, source, expected] of [
    ['main.tf', 'a = "b"', `a = var.x\n\n${variable}`],
    ['main.tf', `a = "b"\n${variable}`, `a = var.x\n${variable}`],
    ['main.tf', 'variable "x" {\n  default = "b"\n}\n', 'variable "x" {\n  sensitive = true\n}\n'],
    [
      'main.tf',
      'variable "x" {\n  default   = "b"\n  sensitive = true\n}\n',
      'variable "x" {\n  sensitive = true\n}\n',
    ],
    [
      'main.tf',
      'terraform {\n  backend "azurerm" {\n    a = "b"\n  }\n}\n',
      'terraform {\n  backend "azurerm" {\n  }\n}\n',
    ],
    ['terraform.tfvars', 'a = "b"\n', ''],
    ['azure.pkr.hcl', 'a = "b"\n', `a = var.x\n\n${variable}`],
    ['terragrunt.hcl', 'a = "b"\n', 'a = get_env("X")\n'],
    ['main.tf', 'variable "x" {\n  default = ["b"]\n}\n', undefined],
    ['vault.hcl', 'a = "b"\n', undefined],
  ] as const) {
    it(`takes a value from outside of ${path}: ${source.replace(/\s+/g, ' ')}`, () => {
      const { place } = hcl.read(source, path, withTree).settings[0] ?? {};
      assert.equal(afterReferences(source, place)[0], expected);
    });
  }
});
