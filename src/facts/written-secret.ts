import type { Mangling, Setting, Span } from '../core/types.ts';
import { clientSecretOf, isIdentifiableSecret, looksGenerated } from './client-secret.ts';
import { descriptionIn } from './secret-description.ts';
import { encodedSecret, percentDecoded } from './secret-encoding.ts';
import { mistypingIn } from './secret-mistyping.ts';
import { type Placing, placing } from './secret-place.ts';
import { type Surplus, surplusIn } from './secret-text.ts';
import type { ClientSecret, SecretFlaw } from './types.ts';

/** What a file states where a client secret belongs, and what its reader says of it. */
export interface WrittenSecret extends Pick<Setting, 'encoding' | 'isComputed' | 'mangling'> {
  /** The text after unquoting and unescaping; it does not go beyond this file. */
  readonly text: string;
  readonly span: Span;
  /** The names it stands under. */
  readonly names?: readonly string[];
}

type Value = ClientSecret & { readonly kind: 'value' };

/** The shape of a secret with what is wrong with its text, or with what the format makes of it. */
export function writtenSecretOf(written: WrittenSecret): ClientSecret {
  const { mangling } = written;
  const mangled = mangling && mangledSecret(mangling);
  if (written.isComputed) return mangled ?? { kind: 'reference' };
  // A value that was cut off says less than what was meant.
  if (mangled && mangling.kind === 'cut') return mangled;
  const read = secretIn(written);
  if (read.kind !== 'value' || !mangled) return read;
  return flawed(read, [
    ...flawsOf(mangled),
    ...flawsOf(read).filter(({ detail }) => detail !== 'line-break'),
  ]);
}

/** True for a text that is a secret for certain, whatever stands around it and however it is encoded. */
export function holdsIdentifiableSecret(text: string): boolean {
  if (!/[78]Q(?:~|%7E)/i.test(text) || text.length > LONGEST) return false;
  const { meant } = surplusIn(text);
  return isIdentifiableSecret(meant) || isIdentifiableSecret(percentDecoded(meant));
}

const LONGEST = 200;

function flawsOf(secret: ClientSecret): readonly SecretFlaw[] {
  return secret.kind === 'value' ? (secret.flaws ?? []) : [];
}

function flawed(secret: Value, flaws: readonly SecretFlaw[]): Value {
  return flaws.length > 0 ? { ...secret, flaws } : secret;
}

function secretIn({ text, span, encoding, names = [] }: WrittenSecret): ClientSecret {
  if (text.length > LONGEST) return clientSecretOf(text);
  // In a form a blank is a plus sign that was not encoded.
  const { meant, surplus } = encoding === 'percent' ? { meant: text.trim(), surplus: [] } : surplusIn(text);
  const at = placing(span, text);
  const flaws = flawsOfSurplus(surplus, at);
  const start = Math.max(0, text.indexOf(meant));
  const inner = at({ start, end: start + meant.length });
  const encoded = encodedSecret(meant, names, { start, at });
  if (encoded) return flawed(encoded, [...flawsOf(encoded), ...flaws]);
  const mistyping = mistypingIn(meant);
  if (mistyping) {
    const repair = mistyping.edits.flatMap(({ newText, ...edit }) =>
      at.exact({ start: start + edit.start, end: start + edit.end }, newText),
    );
    const flaw: SecretFlaw = { kind: 'mistyped', detail: mistyping.detail, span: inner, repair };
    return flawed({ kind: 'value', format: 'identifiable' }, [flaw, ...flaws]);
  }
  const secret = clientSecretOf(meant);
  if (secret.kind !== 'value') return secret;
  // Blanks and quotes around words are those of a label or a sentence.
  const isWords = secret.format === 'unknown' && /\s/.test(meant);
  const own = descriptionFlaws(secret, meant, inner);
  return flawed(withDescription(secret, meant), isWords ? own : [...own, ...flaws]);
}

function descriptionFlaws({ format }: Value, text: string, span: Span): readonly SecretFlaw[] {
  const detail = format === 'unknown' ? descriptionIn(text) : undefined;
  return detail ? [{ kind: 'description', detail, span }] : [];
}

/** Whether such a text is what its secret is called, is for the rules to ask. */
function withDescription(secret: Value, text: string): Value {
  if (secret.format !== 'unknown') return secret;
  return { ...secret, isCalled: (name) => name.trim().toLowerCase() === text.toLowerCase() };
}

/** Surplus of one kind is one flaw; quotes and braces are underlined with what stands in them. */
function flawsOfSurplus(surplus: readonly Surplus[], at: Placing): readonly SecretFlaw[] {
  const details = [...new Set(surplus.map(({ detail }) => detail))];
  return details.flatMap((detail): readonly SecretFlaw[] => {
    const pieces = surplus.filter((piece) => piece.detail === detail);
    const [first] = pieces;
    const last = pieces.at(-1);
    if (!first || !last) return [];
    const { start: _, end: __, ...flaw } = first;
    const isAround = /quotes|template/.test(detail);
    const repair = pieces.flatMap((piece) => at.exact(piece, ''));
    return [{ ...flaw, span: at(isAround ? { start: first.start, end: last.end } : first), repair }];
  });
}

/** The secret that was meant by a text of which the format makes another. */
function mangledSecret(mangling: Mangling): Value | undefined {
  const { span, repair } = mangling;
  if (mangling.meant.length > LONGEST) return undefined;
  const { meant: text } = surplusIn(mangling.meant);
  const secret = clientSecretOf(percentDecoded(text));
  if (!isMeant(mangling.kind, secret, text)) return undefined;
  const format = secret.kind === 'value' ? secret.format : 'unknown';
  return { kind: 'value', format, flaws: [{ ...flawBy(mangling), span, repair }] };
}

/** Whether somebody meant the text literally. A line break is never meant. */
function isMeant(kind: Mangling['kind'], secret: ClientSecret, text: string): boolean {
  const format = secret.kind === 'value' ? secret.format : undefined;
  if (kind === 'line-break') return format !== undefined;
  if (kind === 'not-encoded') return format !== undefined && format !== 'unknown';
  if (format === 'identifiable') return true;
  return kind === 'expansion' ? isSecretWithMarks(text) : looksGenerated(text, SHORTEST);
}

function flawBy(mangling: Mangling) {
  switch (mangling.kind) {
    case 'expansion':
      return { kind: 'expanded', detail: mangling.by } as const;
    case 'cut':
      return { kind: 'whitespace', detail: 'comment' } as const;
    case 'line-break':
      return { kind: 'whitespace', detail: mangling.by === 'yaml' ? 'block' : 'base64' } as const;
    case 'not-encoded':
      return { kind: 'encoded', detail: mangling.by } as const;
  }
}

/** Secrets that people made themselves may be this short. */
const SHORTEST = 20;
/** So much of a secret stands around what is taken for a variable. */
const LEAST_AROUND = 12;

/**
 * True for a text that is no pattern with variables in it: what stands around them looks generated, and none of them
 * has the name of a variable.
 */
function isSecretWithMarks(text: string): boolean {
  const marks = /\$\w*|%[^%\s]+%|%\d/g;
  const names = (text.match(marks) ?? []).map((mark) => mark.replace(/[$%]/g, ''));
  const isNamed = names.some((name) =>
    /^(?:[A-Z][A-Z_]+|[a-z][a-z_]{3,}|[a-z]{3,}(?:[A-Z][a-z]+)+)\d?$/.test(name),
  );
  return !isNamed && looksGenerated(text, SHORTEST) && looksGenerated(text.replace(marks, ''), LEAST_AROUND);
}
