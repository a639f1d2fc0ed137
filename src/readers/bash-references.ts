import type { Span } from '../core/types.ts';
import { inserted } from './file-head.ts';
import { asSource, choices, fromEnvironment, kebabCase, type References } from './references.ts';

/** How a shell takes values from outside. */
export const references: References = choices(
  fromEnvironment((variable) => `"\${${variable}}"`),
  asSource(
    'Key Vault',
    (variable) =>
      `"$(az keyvault secret show --vault-name '<vault>' --name '${kebabCase(variable)}' --query value --output tsv)"`,
  ),
);

/** `${name:-text}` gives way to `${name:-}`. */
export const withoutDefault: References = (_variable, { literal }) => [
  {
    title: 'Leave the default empty: the value is read from the environment already',
    edits: [{ span: literal, newText: '' }],
  },
];

/** A command that builds an image; `span` is what stands behind `RUN`. */
export interface BuildCommand {
  readonly span: Span;
  /** The secrets that are mounted for it already. */
  readonly mounted: ReadonlySet<string>;
}

/**
 * In a build, secrets are mounted for single commands; what stands in the environment there stays in the image. Source:
 * "Build secrets" in Docker's documentation.
 */
export function inBuild(commands: readonly BuildCommand[]): References {
  const secret = asSource('a secret of the build', (variable) => `"$(cat /run/secrets/${variable})"`);
  return (variable, place) => {
    const { literal } = place;
    const command = commands.find(({ span }) => span.start <= literal.start && literal.end <= span.end);
    if (!command) return references(variable, place);
    const isMounted = command.mounted.has(variable);
    const mount = inserted(command.span.start, ` --mount=type=secret,id=${variable}`);
    return secret(variable, place).map(({ title, edits }) => ({
      title,
      edits: isMounted ? edits : [mount, ...edits],
    }));
  };
}
