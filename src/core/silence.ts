import type { Reader, Span } from './types.ts';

/** A comment that silences a rule, to be put at `offset`; between its two parts belongs the reason. */
export interface Silence {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/**
 * The comment on a line of its own above what is found. Undefined in formats without comments, and where a line that
 * goes on in the next one would be torn apart.
 */
export function silenceOf(
  text: string,
  { rule, span }: { readonly rule: string; readonly span: Span },
  { lineComment }: Pick<Reader, 'lineComment'>,
): Silence | undefined {
  if (!lineComment) return undefined;
  const offset = text.lastIndexOf('\n', span.start - 1) + 1;
  if (/[\\`^][ \t]*\r?\n$/.test(text.slice(Math.max(0, offset - 80), offset))) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(offset, span.start))?.[0] ?? '';
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const [open, close] = lineComment;
  return {
    offset,
    before: `${indent}${open}aadsts-lens-ignore ${rule}: `,
    after: `${close}${lineBreak}`,
  };
}

/** True where the comment, with a reason in it, is read as one. */
export function isReadAsComment({ offset, before }: Silence, comments: readonly Span[]): boolean {
  const end = offset + before.trimEnd().length;
  return comments.some((comment) => comment.start <= end && end <= comment.end);
}

/** The text with the comment and a reason in it. */
export function silencedText(text: string, { offset, before, after }: Silence): string {
  return `${text.slice(0, offset)}${before}reason${after}${text.slice(offset)}`;
}
