import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { removeEntry } from '../core/edits.ts';
import type { Edit, Setting } from '../core/types.ts';
import { inserted } from './file-head.ts';
import {
  editedJson,
  type JsonStyle,
  jsonOf,
  marginAt,
  styleOf,
  withReplaceableEntries,
} from './json-entry.ts';
import {
  asValue,
  camelCase,
  choices,
  fromKeyVault,
  kebabCase,
  type References,
  withReferences,
} from './references.ts';

/**
 * References in templates of Azure Resource Manager and in the files of their parameters. Sources: "Parameters in ARM
 * templates" and "Use Azure Key Vault to pass a secure parameter value" in its documentation.
 */
export function withDeploymentReferences(settings: readonly Setting[], text: string): readonly Setting[] {
  if (/deploymentParameters\.json/i.test(text)) {
    return withReferences(withReplaceableEntries(settings, text), () => parameterFromKeyVault);
  }
  const root = editedJson(text);
  if (!root) return settings;
  const parameter = parameterOf(text, root);
  const appSettings = choices(fromKeyVault, parameter);
  const names = namesOfResources(settings);
  return withReferences(settings, ({ path }) => {
    // Templates inside others have parameters of their own.
    if (path.includes('template')) return undefined;
    if (path[0] === 'parameters') return withoutDefault(root, path);
    return isAppSetting(path, names) ? appSettings : parameter;
  });
}

const parameterFromKeyVault: References = (variable, place) => {
  const secretName = kebabCase(variable);
  const edits = place.syntax.replaceEntry?.('reference', {
    keyVault: { id: '<key-vault-resource-id>' },
    secretName,
  });
  return edits ? [{ title: `Take it from Key Vault: secret ${secretName}`, edits }] : [];
};

/** A parameter with a default says so to whoever reads the template; without one it has to be given. */
function withoutDefault(root: Node, path: readonly string[]): References | undefined {
  const type = findNodeAtLocation(root, [...path, 'type']);
  if (path.length !== 2 || !type) return undefined;
  const secure = { span: { start: type.offset, end: type.offset + type.length }, newText: '"securestring"' };
  return (_variable, place) => [
    {
      title: 'Remove the default: whoever deploys the template gives the value',
      edits: [removeEntry(place), secure],
    },
  ];
}

/** `[parameters('clientSecret')]`, and the parameter where the template lacks it. */
function parameterOf(text: string, root: Node): References {
  const parameters = findNodeAtLocation(root, ['parameters']);
  const declared = new Set(
    parameters?.children?.map((child) => String(child.children?.[0]?.value).toLowerCase()),
  );
  const style = styleOf(text);
  const declare = parameters ? declaring(text, parameters, style) : declaringFirst(text, root, style);
  const reference = asValue('a parameter', (variable) => `[parameters('${camelCase(variable)}')]`);
  return (variable, place) => {
    const name = camelCase(variable);
    const further = declared.has(name.toLowerCase()) ? [] : [declare(name)];
    return reference(variable, place).map(({ title, edits }) => ({ title, edits: [...edits, ...further] }));
  };
}

const SECURE = { type: 'securestring' };

/** The edit that puts a parameter before the others. */
function declaring(text: string, { offset, children }: Node, style: JsonStyle): (name: string) => Edit {
  const first = children?.[0];
  const margin = first && marginAt(text, first.offset);
  const before = margin === undefined ? ' ' : style.newLine + margin;
  const after = first ? ',' : ' ';
  return (name) =>
    inserted(offset + 1, `${before}${JSON.stringify(name)}: ${jsonOf(SECURE, margin, style)}${after}`);
}

/** The edit that puts the first parameter of a template before its resources. */
function declaringFirst(text: string, root: Node, style: JsonStyle): (name: string) => Edit {
  const next = findNodeAtLocation(root, ['resources'])?.parent ?? root.children?.[0];
  const offset = next?.offset ?? root.offset + 1;
  const margin = marginAt(text, offset);
  const behind = margin === undefined ? ' ' : style.newLine + margin;
  return (name) => inserted(offset, `"parameters": ${jsonOf({ [name]: SECURE }, margin, style)},${behind}`);
}

/** The names of resources, by the path of each. */
function namesOfResources(settings: readonly Setting[]): ReadonlyMap<string, string> {
  const names = settings.filter(({ path }) => path[0] === 'resources' && path.at(-1) === 'name');
  return new Map(names.map(({ path, value }) => [path.slice(0, -1).join('/'), value]));
}

/** `siteConfig.appSettings`, or a resource `…/appsettings`. */
function isAppSetting(path: readonly string[], names: ReadonlyMap<string, string>): boolean {
  if (path.some((name) => /^appSettings$/i.test(name))) return true;
  return path.some((_, depth) => /appsettings\b/i.test(names.get(path.slice(0, depth).join('/')) ?? ''));
}
