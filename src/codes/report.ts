import { type Block, heading, type Inline, list, paragraph } from '../core/report.ts';
import type { ExplainedCode, Explanation } from './explain.ts';
import type { FixedBy } from './types.ts';

const WHO: Readonly<Record<FixedBy, string>> = {
  developer: 'A developer of the app can fix it.',
  administrator: 'An administrator of the tenant has to fix it.',
  user: 'The user who signs in can fix it.',
  microsoft: 'Only Microsoft can fix it.',
};

/**
 * An explanation for a person. With `code` only that code of the text is told, with what the text proves;
 * without, all of them.
 */
export function explanationReport(explanation: Explanation, code?: number): readonly Block[] {
  const codes = explanation.codes.filter((each) => code === undefined || each.code === code);
  return [
    ...codes.flatMap(codeReport),
    ...evidenceReport(explanation),
    ...valuesReport(explanation),
    ...idsReport(explanation),
  ];
}

function codeReport(code: ExplainedCode): readonly Block[] {
  const blocks: Block[] = [heading(1, `AADSTS${code.code}: ${code.title}`), paragraph(code.meaning)];
  if (code.causes.length > 0) blocks.push(heading(2, 'Why'), list(code.causes.map((cause) => [cause])));
  if (code.fixes.length > 0)
    blocks.push(
      heading(2, 'What to do'),
      list(
        code.fixes.map((fix) => [fix]),
        true,
      ),
    );
  blocks.push(paragraph(remarks(code)));
  if (code.rules.length > 0) {
    blocks.push(paragraph(`Found in files before Entra sees it by: ${code.rules.join(', ')}.`));
  }
  if (code.links.length > 0) blocks.push(list(code.links.map((link) => [`<${link}>`])));
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

function evidenceReport({ evidence }: Explanation): readonly Block[] {
  if (evidence.length === 0) return [];
  return [heading(2, 'What this text proves'), list(evidence.map(({ message }) => [{ quoted: message }]))];
}

function valuesReport({ values }: Explanation): readonly Block[] {
  const items = Object.entries(values).map(([name, value]): Inline[] => [`${name}: `, { quoted: value }]);
  return items.length > 0 ? [heading(2, 'From the text'), list(items)] : [];
}

/** What Microsoft's support and the sign-in log ask for. */
function idsReport({ traceId, correlationId, timestamp }: Explanation): readonly Block[] {
  const ids = { 'Trace ID': traceId, 'Correlation ID': correlationId, Time: timestamp };
  const items = Object.entries(ids).flatMap(([name, value]): Inline[][] =>
    value === null ? [] : [[`${name}: `, { quoted: value }]],
  );
  return items.length > 0 ? [heading(2, 'For the sign-in log and for support'), list(items)] : [];
}
