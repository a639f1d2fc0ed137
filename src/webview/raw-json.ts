import type { ClaimRow } from '../tokens/inspection.ts';

/** The rows as the JSON object they come from, two blanks a level. */
export function rawJson(rows: readonly ClaimRow[]): string {
  if (rows.length === 0) return '{}';
  const members = rows.map(({ name, json }) => `  ${JSON.stringify(name)}: ${json.replaceAll('\n', '\n  ')}`);
  return `{\n${members.join(',\n')}\n}`;
}
