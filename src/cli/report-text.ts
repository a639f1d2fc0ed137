import type { Diagnosis } from '../index.ts';
import { type CheckSummary, countFindings, type FileFindings, plural } from './check-report.ts';
import { ruleAddress } from './rule-page.ts';
import { severityText, styled } from './style.ts';

/**
 * For people: the findings by file, each with its line and what is underlined in it, evidence of other files below, where
 * the rules are told, and a line that sums up.
 */
export function textReport(summary: CheckSummary, color: boolean): string {
  const { found, pathOf } = summary;
  const blocks = found.map((file) =>
    [
      styled('underline', file.path, color),
      ...file.findings.flatMap((finding) => [
        headLine(finding, color),
        ...sourceLines(finding, file, color),
        ...proofs(finding, pathOf, color),
      ]),
      '',
    ].join('\n'),
  );
  return [...blocks, ...ruleLines(found, color), lastLine(summary), ''].join('\n');
}

function headLine({ range, severity, message, rule }: Diagnosis, color: boolean): string {
  const position = `${range.start.line + 1}:${range.start.character + 1}`;
  return `  ${position.padEnd(8)} ${severityText(severity, color)}  ${message}  ${styled('dim', rule, color)}`;
}

const MARGIN = '           ';

/** Of a longer line the part around what is underlined is shown. */
const LONGEST_LINE = 100;
const LEAST_BEFORE = 30;

function sourceLines(
  { range: { start, end } }: Diagnosis,
  { lines }: FileFindings,
  color: boolean,
): readonly string[] {
  const line = lines.get(start.line);
  if (line === undefined) return [];
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const first = Math.min(indent, start.character);
  const from = line.length - first <= LONGEST_LINE ? first : Math.max(first, start.character - LEAST_BEFORE);
  const to = Math.min(line.length, from + LONGEST_LINE);
  const last = end.line === start.line ? Math.min(end.character, to) : to;
  const shown = `${from > first ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`.trimEnd();
  const before = start.character - from + (from > first ? 1 : 0);
  const carets = '^'.repeat(Math.max(1, last - start.character));
  return [`${MARGIN}${printable(shown)}`, `${MARGIN}${' '.repeat(before)}${styled('cyan', carets, color)}`];
}

/** Nothing of the text steers the terminal, and each character keeps its column. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => ' '.repeat(character.length));
}

function proofs({ evidence }: Diagnosis, pathOf: CheckSummary['pathOf'], color: boolean): readonly string[] {
  return evidence.flatMap(({ uri, range, message }) => {
    if (uri === undefined) return [];
    const place = `${pathOf(uri)}:${range.start.line + 1}:${range.start.character + 1}`;
    return [`${MARGIN}${styled('dim', `${place} ${message}`, color)}`];
  });
}

function ruleLines(found: readonly FileFindings[], color: boolean): readonly string[] {
  const ids = new Set(found.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const lines = [...ids].sort().map((id) => styled('dim', `${id}: ${ruleAddress(id)}`, color));
  return lines.length > 0 ? [...lines, ''] : [];
}

/** The line that sums a run up. */
export function lastLine({ files, found, known, ignored, built, fixed }: CheckSummary): string {
  const count = countFindings(found);
  const left = `${plural(count, 'finding')} ${fixed ? 'left ' : ''}in ${plural(found.length, 'file')}`;
  const parts = [
    ...(fixed ? [`${plural(fixed.findings, 'finding')} fixed in ${plural(fixed.files, 'file')}`] : []),
    count === 0 ? (fixed?.findings ? 'nothing left' : fixed ? 'nothing found' : 'Nothing found') : left,
    `${plural(files, 'file')} checked`,
    ...(known > 0 ? [`${plural(known, 'finding')} left out by the baseline`] : []),
    ...(built > 0 ? [`${plural(built, 'built file')} left out (named, they are checked)`] : []),
    ...(ignored > 0 ? [`${plural(ignored, 'file')} left out by .gitignore (--no-ignore checks them)`] : []),
  ];
  return `${parts.join('; ')}.`;
}
