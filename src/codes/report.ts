import { type Block, code, heading, type Inline, type Level, list, paragraph } from '../core/report.ts';
import type { EvidencePlace, ExplainedCode, Explanation } from './explain.ts';
import type { FixedBy } from './types.ts';

const WHO: Readonly<Record<FixedBy, string>> = {
  developer: 'A developer of the app can fix it.',
  administrator: 'An administrator of the tenant has to fix it.',
  user: 'The user who signs in can fix it.',
  microsoft: 'Only Microsoft can fix it.',
};

export interface ReportOptions {
  /** Tells only this code of the text, with what the text proves; all of them without it. */
  readonly code?: number;
  /** How a place in a file is shown; by default by its path and line. */
  readonly showPlace?: (place: EvidencePlace, index: number) => readonly Inline[];
  /** Level of the codes' own headings; their parts stand one below. */
  readonly level?: 1 | 2;
}

/** An explanation for a person: what happened, what the text itself proves, why, and what to do. */
export function explanationReport(
  explanation: Explanation,
  { code: wanted, level = 1, showPlace = pathAndLine }: ReportOptions = {},
): readonly Block[] {
  const part: Level = level === 1 ? 2 : 3;
  const codes = explanation.codes.filter((each) => wanted === undefined || each.code === wanted);
  return [
    ...codes.flatMap((each) => [
      heading(level, `AADSTS${each.code}: ${each.title}`),
      paragraph(each.meaning),
      ...evidenceReport(explanation, each.code, part, showPlace),
      ...adviceReport(each, part),
    ]),
    ...valuesReport(explanation, part),
    ...idsReport(explanation, part),
  ];
}

function adviceReport(explained: ExplainedCode, level: Level): readonly Block[] {
  const blocks: Block[] = [];
  if (explained.causes.length > 0)
    blocks.push(heading(level, 'Why'), list(explained.causes.map((cause) => [cause])));
  if (explained.fixes.length > 0)
    blocks.push(
      heading(level, 'What to do'),
      list(
        explained.fixes.map((fix) => [fix]),
        true,
      ),
    );
  for (const { title, language, text } of explained.examples) {
    blocks.push(paragraph(`${title}:`), code(language, text));
  }
  const remark = remarks(explained);
  if (remark !== '') blocks.push(paragraph(remark));
  if (explained.rules.length > 0) {
    blocks.push(paragraph(`Found in files before Entra sees it by: ${explained.rules.join(', ')}.`));
  }
  if (explained.links.length > 0) blocks.push(list(explained.links.map((link) => [`<${link}>`])));
  return blocks;
}

function remarks({ fixedBy, retry, confidence }: ExplainedCode): string {
  const who = fixedBy ? WHO[fixedBy] : '';
  const again = retry
    ? 'The same request may succeed later.'
    : 'Trying again without a change will not help.';
  const doubt = confidence === 'high' ? '' : `How sure this is: ${confidence}.`;
  return [who, fixedBy ? again : '', doubt].filter((part) => part !== '').join(' ');
}

function evidenceReport(
  { evidence }: Explanation,
  code: number,
  level: Level,
  showPlace: NonNullable<ReportOptions['showPlace']>,
): readonly Block[] {
  const own = evidence.filter((each) => each.code === code);
  if (own.length === 0) return [];
  const items = own.map(({ message, places }): readonly Inline[] => [
    message,
    ...places
      .slice(0, MOST_PLACES)
      .flatMap((place, index) => [index === 0 ? ' See ' : ', ', ...showPlace(place, index)]),
    ...(places.length > MOST_PLACES ? [`, and ${places.length - MOST_PLACES} more`] : []),
    ...(places.length > 0 ? ['.'] : []),
  ]);
  const isOfText = own.every(({ places }) => places.length === 0);
  return [heading(level, isOfText ? 'What this text proves' : 'What text and files prove'), list(items)];
}

/** More places are counted only. */
const MOST_PLACES = 5;

function pathAndLine({ uri, range, name }: EvidencePlace): readonly Inline[] {
  const path = uri.replace(/^file:\/\//, '');
  return [
    { quoted: `${path}:${range.start.line + 1}` },
    ...(name === '' ? [] : [' (', { quoted: name }, ')']),
  ];
}

function valuesReport({ values }: Explanation, level: Level): readonly Block[] {
  const items = Object.entries(values).map(([name, value]): Inline[] => [`${name}: `, { quoted: value }]);
  return items.length > 0 ? [heading(level, 'From the text'), list(items)] : [];
}

/** What Microsoft's support and the sign-in log ask for. */
function idsReport({ traceId, correlationId, timestamp }: Explanation, level: Level): readonly Block[] {
  const ids = { 'Trace ID': traceId, 'Correlation ID': correlationId, Time: timestamp };
  const items = Object.entries(ids).flatMap(([name, value]): Inline[][] =>
    value === null ? [] : [[`${name}: `, { quoted: value }]],
  );
  return items.length > 0 ? [heading(level, 'For the sign-in log and for support'), list(items)] : [];
}
