import { type Block, code, heading, type Inline, type Level, list, paragraph } from '../core/report.ts';
import type { ExplainedCode, Explanation } from './explain.ts';
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
  /** Level of the codes' own headings; their parts stand one below. */
  readonly level?: 1 | 2;
}

/** An explanation for a person: what happened, what the text itself proves, why, and what to do. */
export function explanationReport(
  explanation: Explanation,
  { code: wanted, level = 1 }: ReportOptions = {},
): readonly Block[] {
  const part: Level = level === 1 ? 2 : 3;
  const codes = explanation.codes.filter((each) => wanted === undefined || each.code === wanted);
  const proofs = evidenceReport(explanation, part);
  return [
    ...codes.flatMap((each, index) => [
      heading(level, `AADSTS${each.code}: ${each.title}`),
      paragraph(each.meaning),
      ...(index === 0 ? proofs : []),
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

function evidenceReport({ evidence }: Explanation, level: Level): readonly Block[] {
  if (evidence.length === 0) return [];
  return [heading(level, 'What this text proves'), list(evidence.map(({ message }) => [message]))];
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
