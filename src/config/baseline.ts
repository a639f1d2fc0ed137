import type { KnownFinding } from '../core/known-findings.ts';
import { type JsonNode, type JsonProblem, readJson } from './json.ts';

/** The name a baseline gets where nobody chose one. */
export const BASELINE_FILE = '.aadsts-lens-baseline.json';

/** Findings that a project knows of and leaves alone, by file: paths with `/`, relative to the baseline's folder. */
export type Baseline = ReadonlyMap<string, readonly KnownFinding[]>;

export type ParsedBaseline =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  | { readonly kind: 'broken'; readonly problem: JsonProblem };

/**
 * Reads a baseline:
 *
 *     { "schema": 1, "findings": [{ "path": "web.config", "rule": "secret-hardcoded", "setting": "ida:ClientSecret" }] }
 *
 * A finding that occurs several times has a `count`. One fault breaks the whole: with half of it left out nobody
 * would know what to make of the findings.
 */
export function parseBaseline(text: string): ParsedBaseline {
  const json = readJson(text);
  if (json.kind === 'broken') return json;
  const broken = (node: JsonNode | undefined): ParsedBaseline => {
    const message = 'This is no baseline: let --write-baseline write it anew.';
    return { kind: 'broken', problem: json.locate({ at: node?.start ?? 0, message }) };
  };
  const findings = member(json.root, 'findings');
  if (findings?.kind !== 'array' || scalar(json.root, 'schema') !== 1) return broken(json.root);
  const baseline = new Map<string, readonly KnownFinding[]>();
  for (const item of findings.items) {
    const path = scalar(item, 'path');
    const known = knownFindingOf(item);
    if (typeof path !== 'string' || !known) return broken(item);
    baseline.set(path, [...(baseline.get(path) ?? []), known]);
  }
  return { kind: 'baseline', baseline };
}

function knownFindingOf(node: JsonNode): KnownFinding | undefined {
  const rule = scalar(node, 'rule');
  const setting = scalar(node, 'setting');
  const count = scalar(node, 'count') ?? 1;
  if (typeof rule !== 'string' || typeof count !== 'number') return undefined;
  if (setting === undefined) return { rule, count };
  return typeof setting === 'string' ? { rule, setting, count } : undefined;
}

function member(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.entries.find((entry) => entry.name === name)?.value : undefined;
}

function scalar(node: JsonNode | undefined, name: string): unknown {
  const value = member(node, name);
  return value?.kind === 'other' ? value.value : undefined;
}

/** Writes a baseline: sorted, a finding a line, so that changes are easily read and merged. */
export function printBaseline(baseline: Baseline): string {
  const lines = [...baseline].flatMap(([path, findings]) =>
    findings.map(({ rule, setting, count }) =>
      JSON.stringify({
        path,
        rule,
        ...(setting !== undefined && { setting }),
        ...(count > 1 && { count }),
      }),
    ),
  );
  const list = lines
    .sort()
    .map((line) => `\n    ${line}`)
    .join(',');
  return `{\n  "schema": 1,\n  "findings": [${list && `${list}\n  `}]\n}\n`;
}

/** How many findings a list of known ones stands for. */
export function countOf(findings: readonly KnownFinding[]): number {
  return findings.reduce((sum, { count }) => sum + count, 0);
}
