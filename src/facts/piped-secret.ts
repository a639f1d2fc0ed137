import { foundInParts } from '../core/code-parts.ts';
import { type Call, type Code, type Expression, resolved } from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import { lastNameOf, literalOf, placeOf } from './expression-text.ts';
import { providerOf, roleOf } from './names.ts';
import type { App, ClientSecret, SecretFlaw } from './types.ts';
import { holdsIdentifiableSecret } from './written-secret.ts';

/** Programs that take what they read byte for byte. `openssl` and `docker` by their first words. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  base64: [],
  openssl: ['base64', 'enc'],
  docker: ['secret'],
  podman: ['secret'],
};

/**
 * Secrets that `echo` hands on through a pipe: it ends them with a line break, and what encodes or stores them keeps it.
 * `echo -n` and `printf` do not. Each is an app of which no more is known.
 */
export function pipedSecretsOf(code: Code, syntax: Syntax): readonly App[] {
  return callsThatTakeBytes(code).flatMap((call): readonly App[] => {
    const input = call.arguments.find(({ name }) => name === 'stdin');
    const echo = input && resolved(input.value);
    if (echo?.kind !== 'call' || echo.callee !== 'echo') return [];
    const [text, second] = echo.arguments;
    if (!text || second || text.name !== undefined) return [];
    const format = secretFormat(text.value);
    return format ? [appOf(echo, text.value, format, syntax)] : [];
  });
}

const callsThatTakeBytes = foundInParts(({ calls }) => calls.filter(takesBytes));

function takesBytes({ callee, arguments: args }: Call): boolean {
  if (!Object.hasOwn(READERS, callee)) return false;
  const isDecoding = args.some(({ name = '' }) => /^(?:d|D|decode)$/.test(name));
  const words = READERS[callee] ?? [];
  const first = args.find(({ name }) => name === undefined);
  return (
    !isDecoding && (words.length === 0 || words.includes((first && literalOf(first.value)?.value) ?? ''))
  );
}

/** A text that is a secret for certain, or a variable whose name says that it holds one of Entra's. */
function secretFormat(expression: Expression): 'identifiable' | 'unknown' | undefined {
  const text = literalOf(expression)?.value;
  if (text !== undefined) return holdsIdentifiableSecret(text) ? 'identifiable' : undefined;
  const name = lastNameOf(expression) ?? '';
  const isSecret = roleOf(name)?.role === 'clientSecret' && providerOf([name]) === 'entra';
  return isSecret ? 'unknown' : undefined;
}

function appOf(echo: Call, text: Expression, format: 'identifiable' | 'unknown', syntax: Syntax): App {
  const end = echo.span.start + echo.callee.length;
  const flaw: SecretFlaw = {
    kind: 'whitespace',
    detail: 'echo',
    span: { start: echo.span.start, end },
    repair: [{ span: { start: end, end }, newText: ' -n' }],
  };
  const value: ClientSecret = { kind: 'value', format, flaws: [flaw] };
  const name = literalOf(text) ? 'echo' : (lastNameOf(text) ?? 'echo');
  return {
    kind: 'app',
    group: 'echo',
    isLocalFile: false,
    clientSecret: { value, name, place: placeOf(text, syntax) },
  };
}
