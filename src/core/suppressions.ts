import type { Finding } from './check.ts';
import type { Span } from './types.ts';

/**
 * Findings are silenced by a comment on their line or the line above,
 *
 *     # aadsts-lens-ignore secret-id-as-value: the service principal of 2019 really has a GUID password
 *
 * or for the whole file with `aadsts-lens-ignore-file`. The reason is required: a silence nobody can
 * explain is a fault itself, and so is one that silences nothing.
 */
interface Suppression {
  readonly rule: string;
  readonly span: Span;
  readonly hasReason: boolean;
  /** The part of the text it covers. */
  readonly covers: Span;
}

/** Each is compared with each finding: nobody writes so many in one file. */
const MOST = 2000;

const WORD = 'aadsts-lens-ignore';
const DIRECTIVE = /aadsts-lens-ignore(-file)?[ \t]+([a-z0-9-]+)[ \t]*(:[ \t]*\S)?/g;

/** Takes away the findings that the text's comments silence, and adds those about the comments themselves. */
export function applySuppressions(
  text: string,
  comments: readonly Span[],
  findings: readonly Finding[],
): readonly Finding[] {
  const suppressions = suppressionsOf(text, comments);
  if (suppressions.length === 0) return findings;
  const used = new Set<Suppression>();
  const left = findings.filter((finding) => {
    const by = suppressions.find((each) => each.hasReason && silences(each, finding));
    if (by) used.add(by);
    return !by;
  });
  return [...left, ...suppressions.filter((each) => !used.has(each)).map(uselessSuppression)];
}

/** False for a comment that is not there to silence anything. */
export function maySilence(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).includes(WORD);
}

/** True when a comment of the text is there to silence something. */
export function mentionsSuppression(text: string, comments: readonly Span[]): boolean {
  return suppressionsOf(text, comments).length > 0;
}

function suppressionsOf(text: string, comments: readonly Span[]): readonly Suppression[] {
  return text.includes(WORD)
    ? comments.flatMap((comment) => suppressionsIn(text, comment)).slice(0, MOST)
    : [];
}

function silences(suppression: Suppression, finding: Finding): boolean {
  return (
    suppression.rule === finding.rule &&
    finding.span.start >= suppression.covers.start &&
    finding.span.start <= suppression.covers.end
  );
}

function suppressionsIn(text: string, comment: Span): readonly Suppression[] {
  return [...text.slice(comment.start, comment.end).matchAll(DIRECTIVE)].map((match) => {
    const start = comment.start + match.index;
    const span = { start, end: start + match[0].length };
    const covers = match[1] ? { start: 0, end: text.length } : coveredLines(text, comment);
    return { rule: match[2] ?? '', span, hasReason: match[3] !== undefined, covers };
  });
}

/** A comment that has a line to itself speaks of the next line too, one behind a value only of its own. */
function coveredLines(text: string, comment: Span): Span {
  const start = text.lastIndexOf('\n', comment.start - 1) + 1;
  const own = lineEnd(text, comment.end);
  const alone = text.slice(start, comment.start).trim() === '';
  return { start, end: alone ? lineEnd(text, own + 1) : own };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function uselessSuppression(suppression: Suppression): Finding {
  const message = suppression.hasReason
    ? `Nothing here is found by ${suppression.rule}: this comment silences nothing and can go.`
    : `Say why ${suppression.rule} does not apply here: "aadsts-lens-ignore ${suppression.rule}: <reason>". Without a reason nothing is silenced.`;
  const rule = suppression.hasReason ? 'unused-suppression' : 'suppression-without-reason';
  return { rule, severity: 'warning', message, span: suppression.span, codes: [], evidence: [], fixes: [] };
}
