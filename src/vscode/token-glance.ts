import * as vscode from 'vscode';
import { type Span, toMarkdown } from '../index.ts';
import { relativeTime } from '../tokens/claim-rows.ts';
import { findToken, tokensIn } from '../tokens/find.ts';
import { inspectToken } from '../tokens/inspect.ts';
import type { ClaimRow, Inspection } from '../tokens/inspection.ts';
import { numericDateAt } from '../tokens/numeric-date-at.ts';
import type { TokenPlace } from './decode-jwt.ts';

/** A token in a text, told about in short. */
interface Glance {
  readonly text: vscode.MarkdownString;
  /** In the text, UTF-16. */
  readonly span: { readonly start: number; readonly end: number };
}

const DECODE = 'aadstsLens.decodeJwt';

/** What stands at `at` (UTF-16) of a text that begins at `place` of its document. Undefined when it is no token. */
export function glanceAt(text: string, at: number, place: TokenPlace): Glance | undefined {
  const found = findToken(text, at);
  const inspection = found && inspectToken(found.token, secondsNow());
  // Without a header that can be read it is some other text.
  if (!found || !inspection || inspection.header.length === 0) return undefined;
  const { uri, offset } = place;
  return { text: glance(inspection, { uri, offset: offset + found.span.start }), span: found.span };
}

/** Values are cut: the panel has them whole. */
const LONGEST_VALUE = 120;
const MOST_ROWS = 8;

function glance(inspection: Inspection, place: TokenPlace): vscode.MarkdownString {
  const { summary, reason } = inspection;
  const rows = summary
    .slice(0, MOST_ROWS)
    .map(({ label, value }) => [`${label}: `, { quoted: short(value) }]);
  const validity = sentenceOf(validityOf(inspection));
  const times = validity === undefined ? [] : [[validity]];
  const call = encodeURIComponent(JSON.stringify([place]));
  const text = new vscode.MarkdownString().appendText(inspection.title);
  text.appendMarkdown('\n\n');
  if (reason !== undefined) text.appendText(reason).appendMarkdown('\n\n');
  text.appendMarkdown(
    toMarkdown([
      { kind: 'list', isOrdered: false, items: [...rows, ...times] },
      {
        kind: 'paragraph',
        content: [{ link: vscode.l10n.t('Decode JWT'), address: `command:${DECODE}?${call}` }],
      },
    ]),
  );
  text.isTrusted = { enabledCommands: [DECODE] };
  return text;
}

function short(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}\u2026` : value;
}

/** A text with more tokens is a log that nobody reads token by token. */
const MOST_LENSES = 50;

/** How long each token of a text holds, and where it begins (UTF-16). */
export function validityOfTokens(
  text: string,
): readonly { readonly title: string; readonly offset: number }[] {
  const found: { readonly title: string; readonly offset: number }[] = [];
  for (const { token, span } of tokensIn(text, text.length)) {
    const inspection = inspectToken(token, secondsNow());
    if (inspection.header.length === 0) continue;
    found.push({ title: titleOf(validityOf(inspection)), offset: span.start });
    if (found.length === MOST_LENSES) break;
  }
  return found;
}

interface Validity {
  readonly kind: 'begins' | 'expires' | 'expired';
  /** `in 5 minutes`, `3 days ago`. */
  readonly when: string;
}

function sentenceOf(validity: Validity | undefined): string | undefined {
  switch (validity?.kind) {
    case undefined:
      return undefined;
    case 'begins':
      return vscode.l10n.t('It begins {0}.', validity.when);
    case 'expires':
      return vscode.l10n.t('It expires {0}.', validity.when);
    case 'expired':
      return vscode.l10n.t('It expired {0}.', validity.when);
  }
}

function titleOf(validity: Validity | undefined): string {
  switch (validity?.kind) {
    case undefined:
      return vscode.l10n.t('JWT without expiry');
    case 'begins':
      return vscode.l10n.t('JWT begins {0}', validity.when);
    case 'expires':
      return vscode.l10n.t('JWT expires {0}', validity.when);
    case 'expired':
      return vscode.l10n.t('JWT expired {0}', validity.when);
  }
}

/** Undefined when no end is stated. */
function validityOf({ claims, window }: Inspection): Validity | undefined {
  const { now = 0, notBefore = 0 } = window ?? {};
  const begin = timeOf(claims, 'nbf');
  if (begin && notBefore > now) return { kind: 'begins', when: begin.relative };
  const end = timeOf(claims, 'exp');
  return end && { kind: end.seconds <= now ? 'expired' : 'expires', when: end.relative };
}

function timeOf(claims: readonly ClaimRow[], name: string) {
  return claims.find((row) => row.name === name)?.time;
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}

/** The time that a number in JSON states, as a claim: `exp: 2026-06-01 12:00:00 UTC, in 5 minutes`. */
export function instantAt(
  line: string,
  character: number,
): { readonly text: string; readonly span: Span } | undefined {
  const found = numericDateAt(line, character);
  if (!found) return undefined;
  const { name, utc, seconds, isMilliseconds, span } = found;
  const when = relativeTime(seconds, secondsNow());
  const text = isMilliseconds
    ? vscode.l10n.t('{0}: {1}, {2}; these are milliseconds, where seconds belong', name, utc, when)
    : `${name}: ${utc}, ${when}`;
  return { text, span };
}
