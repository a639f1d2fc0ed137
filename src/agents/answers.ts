import * as z from 'zod';
import {
  type EntraLens,
  explain,
  explanationReport,
  loadKnowledge,
  rulePage,
  type Severity,
  toMarkdown,
} from '../index.ts';
import { inspectToken } from '../tokens/inspect.ts';
import { inspectionText } from '../tokens/inspection-report.ts';
import type { AgentToolName } from './tool-names.ts';
import { type AgentInput, agentTools } from './tools.ts';

/** Why there is no answer, in words that a model may be told: they hold no secret. */
export class AgentError extends Error {}

/** What is said where there is no answer. The text of an error that nobody foresaw may quote what it failed on. */
export function refusalOf(error: unknown): string {
  if (error instanceof AgentError) return error.message;
  return `It failed (${error instanceof Error ? error.name : typeof error}).`;
}

/** The input of a tool, checked: throws an `AgentError` for any other. */
export function readInput<Name extends AgentToolName>(name: Name, input: unknown): AgentInput<Name> {
  const read = agentTools[name].input.safeParse(input);
  if (!read.success) throw new AgentError(`The input does not fit: ${z.prettifyError(read.error)}`);
  return read.data as AgentInput<Name>;
}

/** Of a finding, what a model needs: the place, the fault, and the remedy. */
export interface AgentFinding {
  readonly path: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Zero-based. */
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly codes: readonly number[];
  readonly evidence: readonly { readonly path?: string; readonly message: string }[];
  readonly fixes: readonly { readonly title: string }[];
}

/** Findings for a model. No line of a file is repeated: it may hold a secret. */
export function findingsAnswer(path: string, findings: readonly AgentFinding[]): string {
  if (findings.length === 0) return `Nothing found in ${path}.\n`;
  return findings.map(describeFinding).join('\n');
}

function describeFinding({ path, rule, severity, message, range, ...more }: AgentFinding): string {
  const { line, character } = range.start;
  const codes = more.codes.map((code) => `AADSTS${code}`).join(', ');
  const lines = [
    `${path}:${line + 1}:${character + 1} ${severity} ${rule}: ${message}`,
    ...more.evidence.map((proof) => `  Evidence in ${proof.path ?? path}: ${proof.message}`),
    ...(codes === '' ? [] : [`  Entra would answer: ${codes}`]),
    ...more.fixes.map(({ title }) => `  Fix: ${title}`),
    `  More: ${rulePage(rule)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** An explanation for a model, as Markdown. With a lens, the files that it has learned are evidence. */
export async function explainAnswer({ text }: AgentInput<'explain'>, lens?: EntraLens): Promise<string> {
  const explanation = explain(text, await loadKnowledge(), lens);
  if (explanation.codes.length === 0) {
    return 'There is no AADSTS code in that text. Give a number such as 7000215, or the whole error message.\n';
  }
  return toMarkdown(explanationReport(explanation));
}

/** What a token is, for a model. `now` is in seconds since 1970. */
export function decodeAnswer({ token, as }: AgentInput<'decode'>, now: number): string {
  return inspectionText(inspectToken(token, now, as === undefined ? {} : { as }));
}
