import { explain, type LearnedFiles } from '../codes/explain.ts';
import type { Knowledge } from '../codes/types.ts';
import { type Block, heading, type Inline, paragraph, type TableRow, table } from '../core/report.ts';
import { describeDuration } from '../core/time.ts';
import type { Outcome, Refused } from './outcome.ts';
import { UNREACHABLE } from './outcome-report.ts';
import type { PlannedApp } from './test-plan.ts';

/** An app, and how its test ended. */
export interface TestedApp {
  readonly app: PlannedApp;
  /** Absent where nothing was sent for it. */
  readonly outcome?: Outcome;
  /** Why nothing was sent, where that is no matter of the app. */
  readonly withheld?: string;
}

const COLUMNS = [
  'Where',
  'Environment',
  'Tenant',
  'App',
  'Credential',
  'Result',
  'Token expires',
  'Explanation',
] as const;

/** How the tests of all apps ended: how many, and a row for each. */
export function testTable(
  tested: readonly TestedApp[],
  knowledge: Knowledge,
  files?: LearnedFiles,
): readonly Block[] {
  if (tested.length === 0) {
    return [heading(1, 'Token requests of all apps'), paragraph('No file states an app that can be tested.')];
  }
  return [
    heading(1, 'Token requests of all apps'),
    paragraph(summaryOf(tested)),
    table(
      COLUMNS,
      tested.map((each) => rowOf(each, knowledge, files)),
    ),
  ];
}

function summaryOf(tested: readonly TestedApp[]): string {
  const count = (isMeant: (each: TestedApp) => boolean) => tested.filter(isMeant).length;
  const counts = [
    [count(({ outcome }) => outcome?.kind === 'token'), 'granted'],
    [count(({ outcome }) => outcome?.kind === 'refused'), 'refused'],
    [
      count(({ outcome }) => outcome?.kind === 'unreachable' || outcome?.kind === 'unreadable'),
      'without an answer',
    ],
    [count(({ outcome }) => !outcome || /^(?:invalid|cancelled)$/.test(outcome.kind)), 'not sent'],
  ] as const;
  const said = counts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return `${tested.length} ${tested.length === 1 ? 'app' : 'apps'}: ${said.join(', ')}.`;
}

function rowOf({ app, outcome, withheld }: TestedApp, knowledge: Knowledge, files?: LearnedFiles): TableRow {
  const { where, environment = '', tenant, clientId, credential, plan } = app;
  const expires =
    outcome?.kind === 'token' && outcome.expiresIn !== undefined ? outcome.expiresIn : undefined;
  const missing = plan.kind === 'incomplete' ? plan.missing : [];
  const reason = missing.length > 0 ? `Missing: ${missing.join(', ')}.` : (withheld ?? 'It was cancelled.');
  return [
    where,
    [environment],
    quoted(tenant),
    quoted(clientId),
    [credential],
    outcome ? resultOf(outcome) : ['not sent'],
    [expires === undefined ? '' : `in ${describeDuration(expires)}`],
    outcome ? explanationOf(outcome, knowledge, files) : [{ quoted: reason }],
  ];
}

function quoted(text: string | undefined): readonly Inline[] {
  return text ? [{ quoted: text }] : [];
}

function resultOf(outcome: Outcome): readonly Inline[] {
  switch (outcome.kind) {
    case 'token':
      return ['granted'];
    case 'refused':
      return [{ quoted: codeOf(outcome) }];
    case 'unreachable':
      return ['not reached'];
    case 'unreadable':
      return ['no answer of a token endpoint'];
    case 'invalid':
    case 'cancelled':
      return ['not sent'];
  }
}

function codeOf({ codes, error }: Refused): string {
  const last = codes.at(-1);
  return last === undefined ? error || 'refused' : `AADSTS${last}`;
}

function explanationOf(outcome: Outcome, knowledge: Knowledge, files?: LearnedFiles): readonly Inline[] {
  switch (outcome.kind) {
    case 'token':
      return ['Tenant, client ID and credential work.'];
    case 'refused': {
      const { codes, evidence } = explain(outcome.description, knowledge, files);
      const proof = evidence[0]?.message;
      return [codes[0] ? `${codes[0].title}.` : '', ...(proof ? [' ', { quoted: proof }] : [])];
    }
    case 'unreachable':
      return [UNREACHABLE[outcome.cause]];
    case 'unreadable':
      return [`Status ${outcome.status}. Check the authority; a proxy’s own page also looks like this.`];
    case 'invalid':
      return [{ quoted: outcome.message }];
    case 'cancelled':
      return ['It was cancelled.'];
  }
}
