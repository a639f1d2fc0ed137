import { isFilledUp, isIdentifiableSecret, looksGenerated } from './client-secret.ts';
import type { SecretFlaw } from './types.ts';

type Mistyped = SecretFlaw & { readonly kind: 'mistyped' };

/** What happened to a text with Entra's marker on its way, and the edits that undo it; offsets in the text. */
export interface Mistyping {
  readonly detail: Exclude<Mistyped['detail'], 'extra'>;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
}

/** The lengths that secrets with each marker have. Source: microsoft/security-utilities, SEC101/156. */
const LENGTHS: Readonly<Record<string, number>> = { '8': 40, '7': 37 };
/** With more missing or too much, somebody shortened it on purpose, or it is something else. */
const SHORTEST = 24;
const LONGEST = 60;

/** Dashes and tildes that word processors and chats put in the place of plain ones. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '˜': '~',
  '∼': '~',
  '～': '~',
};

/** Tells what is wrong with a text that carries the marker but is no secret; undefined for all else. */
export function mistypingIn(text: string): Mistyping | undefined {
  if (isIdentifiableSecret(text) || isFilledUp(text) || /\.{3}|x{4}/i.test(text)) return undefined;
  const half = text.slice(0, text.length / 2);
  if (isIdentifiableSecret(half) && half + half === text) {
    return { detail: 'twice', edits: [{ start: half.length, end: text.length, newText: '' }] };
  }
  const edits = [...text].flatMap((char, start) => {
    const newText = TYPOGRAPHIC[char];
    return newText ? [{ start, end: start + 1, newText }] : [];
  });
  if (edits.length > 0) {
    const plain = text.replace(/./g, (char) => TYPOGRAPHIC[char] ?? char);
    return isIdentifiableSecret(plain) ? { detail: 'typographic', edits } : undefined;
  }
  return ofWrongLength(text);
}

function ofWrongLength(text: string): Mistyping | undefined {
  const [, before = '', digit = '', rest = ''] = /^([\w.~-]{0,3})([78])Q~([\w.~-]*)$/.exec(text) ?? [];
  const length = LENGTHS[digit];
  if (length === undefined || text.length < SHORTEST || text.length > LONGEST) return undefined;
  if (!looksGenerated(rest, SHORTEST - 6)) return undefined;
  if (before.length < 3) return rest.length > length - 10 ? { detail: 'start', edits: [] } : undefined;
  return { detail: text.length < length ? 'short' : 'long', edits: [] };
}
