import { removeEntry } from '../core/edits.ts';
import type { Edit, Place, Setting } from '../core/types.ts';
import { inserted } from './file-head.ts';
import {
  asSource,
  choices,
  fromEnvironment,
  kebabCase,
  lineBreakOf,
  type References,
  removed,
} from './references.ts';

/**
 * How files in HCL take values from outside: Terraform, OpenTofu and Packer through variables, Terragrunt through a
 * function. Other programs that use the language have no way in common.
 */
export function hclReferences(text: string, path: string): (setting: Setting) => References | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (/vars$/i.test(file)) return ofValuesFile;
  if (/terragrunt[^/]*\.hcl$/i.test(file)) return () => terragrunt;
  if (!/\.(?:tf|tofu|pkr\.hcl)$/i.test(file)) return () => undefined;
  const variable = declared(text, 'variable', variableBlock, (name) => `var.${name}`, 'a variable');
  const keyVault = declared(
    text,
    'data "azurerm_key_vault_secret"',
    keyVaultBlock,
    (name) => `data.azurerm_key_vault_secret.${name}.value`,
    'Key Vault',
  );
  const usual = /\.hcl$/i.test(file) ? variable : choices(variable, keyVault);
  return ({ path: names, place }) => {
    const [type, name = '', second] = names;
    if (type === 'variable') return second === undefined ? withoutDefault(text, place, name) : undefined;
    // A backend is read before there are variables.
    return type === 'terraform' && name === 'backend' ? backend : usual;
  };
}

const terragrunt = fromEnvironment((variable) => `get_env("${variable}")`);

const backend = removed(
  'Remove it: the backend reads ARM_CLIENT_SECRET, or what terraform init -backend-config names',
);

/** Files of values cannot refer to anything; the environment states what they leave out. */
function ofValuesFile({ path }: Setting): References | undefined {
  const [name, second] = path;
  return second === undefined ? removed(`Remove it: give it as TF_VAR_${name}`) : undefined;
}

/** A reference to a block that is appended to the file where it is not there. */
function declared(
  text: string,
  type: string,
  block: (name: string) => readonly string[],
  reference: (name: string) => string,
  from: string,
): References {
  const newLine = lineBreakOf(text);
  const end = text.length;
  const separator = text.endsWith('\n') ? newLine : newLine + newLine;
  return (variable, place) => {
    const name = variable.toLowerCase();
    const isKnown = isDeclared(text, `${type} "${name}"`);
    const appended = inserted(end, separator + [...block(name), ''].join(newLine));
    return asSource(from, () => reference(name))(variable, place).map(({ title, edits }) => ({
      title,
      edits: isKnown ? edits : [...edits, appended],
    }));
  };
}

/** True where a line begins with the head of a block, and no further label follows. */
function isDeclared(text: string, head: string): boolean {
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    const isFirst = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 40), at));
    if (isFirst && !/^[ \t]+"[\w-]+"/.test(text.slice(at + head.length, at + head.length + 200))) return true;
  }
  return false;
}

function variableBlock(name: string): readonly string[] {
  return [`variable "${name}" {`, '  type      = string', '  sensitive = true', '}'];
}

function keyVaultBlock(name: string): readonly string[] {
  return [
    `data "azurerm_key_vault_secret" "${name}" {`,
    `  name         = "${kebabCase(name)}"`,
    '  key_vault_id = "<key-vault-resource-id>"',
    '}',
  ];
}

/** The default of a variable cannot refer to anything: without one, the value has to be given. */
function withoutDefault(text: string, place: Place, name: string): References {
  const block = text.slice(text.lastIndexOf('variable', place.entry.start), blockEnd(text, place.entry.end));
  const isSensitive = /\bsensitive[ \t]*=/.test(block);
  const blanks = /^[ \t]*/.exec(text.slice(place.entry.start, place.literal.start))?.[0].length ?? 0;
  const span = { start: place.entry.start + blanks, end: place.literal.end };
  const edit: Edit = isSensitive ? removeEntry(place) : { span, newText: 'sensitive = true' };
  return () => [{ title: `Remove the default: give it as TF_VAR_${name}`, edits: [edit] }];
}

function blockEnd(text: string, from: number): number {
  const end = text.indexOf('}', from);
  return end < 0 ? text.length : end;
}
