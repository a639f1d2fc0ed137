import type { ClaimRow, Inspection } from './inspection.ts';

/** How a part of the text is to look; a terminal without colours shows it as it is. */
export type ReportStyle = (tone: 'heading' | 'right' | 'wrong' | 'unsure' | 'faint', text: string) => string;

const PLAIN: ReportStyle = (_tone, text) => text;
/** Columns: texts are broken between words. */
const WIDTH = 100;

/**
 * An inspection for a terminal: what it is, a summary, the checks (`+` right, `x` wrong, `?` cannot be told), what to do,
 * then header and claims with their meanings.
 */
export function inspectionText(inspection: Inspection, style: ReportStyle = PLAIN): string {
  const { title, reason, summary, checks, advice, header, claims } = inspection;
  const blocks = [
    [style('heading', title), ...(reason ? wrapped(reason, '  ') : [])],
    summary.map(({ label, value }) => `  ${label.padEnd(18)}${value}`),
    checks.flatMap(({ ok, message }) => checkLines(ok, message, style)),
    advice.flatMap(({ text, link }) => [
      ...wrapped(text, '    ', '  > '),
      ...(link ? [`    ${style('faint', link)}`] : []),
    ]),
    rowsOf('Header', header, style),
    rowsOf('Claims', claims, style),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function checkLines(ok: boolean | null, message: string, style: ReportStyle): readonly string[] {
  const [mark, tone] =
    ok === null ? (['?', 'unsure'] as const) : ok ? (['+', 'right'] as const) : (['x', 'wrong'] as const);
  const [first = '', ...rest] = wrapped(message, '    ');
  return [`  ${style(tone, mark)} ${first.trimStart()}`, ...rest];
}

function rowsOf(title: string, rows: readonly ClaimRow[], style: ReportStyle): readonly string[] {
  if (rows.length === 0) return [];
  return [style('heading', title), ...rows.flatMap((row) => rowLines(row, style))];
}

function rowLines({ name, json, meaning, time }: ClaimRow, style: ReportStyle): readonly string[] {
  const value = `  ${name}: ${json.replaceAll('\n', '\n  ')}`;
  const when = time === undefined ? [] : [`${time.utc}, ${time.relative}.`];
  const notes = [...when, ...(meaning ? [meaning] : [])].join(' ');
  return [value, ...(notes === '' ? [] : wrapped(notes, '      ').map((line) => style('faint', line)))];
}

/** Lines broken between words, each with an indent; `first` is the one of the first line. */
function wrapped(text: string, indent: string, first: string = indent): readonly string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const isEmpty = line.trim() === '' || line === first;
    if (!isEmpty && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = isEmpty ? `${line}${word}` : `${line} ${word}`;
  }
  return [...lines, line];
}
