import { removeEntry, replaceValue } from '../core/edits.ts';
import type { Edit, Place, Setting, Syntax } from '../core/types.ts';

/** The ways that a place has to take its value from outside the file. */
export type References = NonNullable<Syntax['references']>;

/** `source` is source text, in the place of the whole literal; `shown` is the part of it that refers. */
export function asSource(
  from: string,
  source: (variable: string) => string,
  shown: (variable: string) => string = source,
): References {
  return (variable, { literal }) => [
    {
      title: `Take it from ${from}: ${shown(variable)}`,
      edits: [{ span: literal, newText: source(variable) }],
    },
  ];
}

/** `value` is a text that the platform fills in when it reads the file; it is written as other values are. */
export function asValue(from: string, value: (variable: string) => string): References {
  return (variable, place) => {
    const text = value(variable);
    return [{ title: `Take it from ${from}: ${text}`, edits: [replaceValue(place, text)] }];
  };
}

/** A variable of the environment. */
export function fromEnvironment(
  source: (variable: string) => string,
  shown?: (variable: string) => string,
): References {
  return asSource('the environment', source, shown);
}

/** The choices of all, in their order. */
export function choices(...all: readonly References[]): References {
  return (variable, place) => all.flatMap((references) => references(variable, place));
}

/** An empty value, which is stated elsewhere; the title says where. */
export function emptied(title: string): References {
  return (_variable, place) => [{ title, edits: [replaceValue(place, '')] }];
}

/** No entry at all: the value is stated elsewhere; the title says where. */
export function removed(title: string): References {
  return (_variable, place) => [{ title, edits: [removeEntry(place)] }];
}

/** The same references with further edits: what they need declared or imported. */
export function withEdits(references: References, edits: (place: Place) => readonly Edit[]): References {
  return (variable, place) => {
    const further = edits(place);
    return references(variable, place).map((each) => ({ ...each, edits: [...each.edits, ...further] }));
  };
}

/**
 * The settings with the references that `referencesOf` gives each: what the platform that reads the file can say.
 * Values that are encoded keep none, for what is put into the file would have to be encoded too.
 */
export function withReferences(
  settings: readonly Setting[],
  referencesOf: (setting: Setting) => References | undefined,
): readonly Setting[] {
  return settings.map((setting) => {
    const references = setting.encoding === undefined ? referencesOf(setting) : undefined;
    if (!references) return setting;
    const { place } = setting;
    return { ...setting, place: { ...place, syntax: { ...place.syntax, references } } };
  });
}

/** `https://<vault>.vault.azure.net/secrets/client-secret/` as App Service and Functions read it in a setting. */
export const fromKeyVault: References = asValue(
  'Key Vault',
  (variable) =>
    `@Microsoft.KeyVault(SecretUri=https://<vault>.vault.azure.net/secrets/${kebabCase(variable)}/)`,
);

/** `client-secret` of `CLIENT_SECRET`: names in Key Vault and Kubernetes have no underscores. */
export function kebabCase(variable: string): string {
  return variable.toLowerCase().replaceAll('_', '-');
}

/** `clientSecret` of `CLIENT_SECRET`. */
export function camelCase(variable: string): string {
  return variable.toLowerCase().replace(/(?<!_)_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The line break that the text uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
