import { type Diagnosis, type EntraLens, type LensDocument, type Span, secretSpans } from '../index.ts';

/** The text with each character of the spans as a star, line breaks aside: what is left keeps its place. */
export function masked(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(position, start), text.slice(start, end).replace(/[^\r\n]/g, '*'));
    position = end;
  }
  return [...pieces, text.slice(position)].join('');
}

/** `shown`, which is `text` with parts of it masked, with all texts masked that are listed. */
export function maskedTexts(shown: string, text: string, hidden: Iterable<string>): string {
  let result = shown;
  for (const each of hidden) {
    const spans: Span[] = [];
    for (let start = text.indexOf(each); start >= 0; start = text.indexOf(each, start + each.length))
      spans.push({ start, end: start + each.length });
    result = masked(result, spans);
  }
  return result;
}

/** The lines (zero-based) of a document on which findings start, with what must not be shown masked. */
export function maskedLines(
  document: LensDocument,
  findings: readonly Diagnosis[],
  lens: Pick<EntraLens, 'factsIn'>,
): ReadonlyMap<number, string> {
  if (findings.length === 0) return new Map();
  const text = document.getText();
  const lines = masked(text, secretSpans(text, lens.factsIn(document))).split(/\r\n|\n|\r/);
  return new Map(findings.map(({ range: { start } }) => [start.line, lines[start.line] ?? '']));
}
