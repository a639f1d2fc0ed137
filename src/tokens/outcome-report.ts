import { explain, type LearnedFiles } from '../codes/explain.ts';
import { explanationReport, type ReportOptions } from '../codes/report.ts';
import type { Knowledge } from '../codes/types.ts';
import { type Block, heading, list, paragraph } from '../core/report.ts';
import { exchangeReport } from './exchange-report.ts';
import { grantedReport } from './granted-report.ts';
import type { Outcome, Refused, TokenTest, UnreachableCause } from './outcome.ts';

/** What each cause means, and what to do. */
export const UNREACHABLE: Readonly<Record<UnreachableCause, string>> = {
  dns: 'The host has no address. Check its spelling, the network and the DNS server.',
  'connection-refused': 'Nothing listens at that address. Check host and port.',
  'connection-reset': 'The connection was cut. A firewall or proxy may have done it; try again.',
  timeout:
    'No answer came in time. Check the network and the proxy, or wait longer (setting aadstsLens.tokenTest.timeoutSeconds, option --timeout).',
  tls: 'The server’s certificate is not trusted. If a proxy or a local endpoint has its own authority, name its file in the setting aadstsLens.tokenTest.certificateAuthorities or the option --certificate-authority.',
  proxy:
    'The proxy did not let the request through. Check the proxy settings of VS Code or of the environment.',
  other: 'The host cannot be reached.',
};

/** One sentence on how a token request ended. */
export function outcomeHeadline(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'token':
      return 'Token granted: tenant, client ID and credential work.';
    case 'refused':
      return `Token refused: ${outcome.codes.length === 0 ? outcome.error : `AADSTS${outcome.codes.at(-1)}`}.`;
    case 'unreadable':
      return 'The answer is not that of a token endpoint.';
    case 'unreachable':
      return 'The token endpoint was not reached.';
    case 'cancelled':
      return 'The token request was cancelled.';
    case 'invalid':
      return 'The token request was not sent.';
  }
}

export interface OutcomeReportOptions {
  /** Where evidence for a refusal is looked for. */
  readonly files?: LearnedFiles;
  readonly showPlace?: ReportOptions['showPlace'];
}

/** How a token request ended, why, and what to do: for a person. `now` in seconds since 1970. */
export function outcomeReport(
  test: TokenTest,
  knowledge: Knowledge,
  now: number,
  options: OutcomeReportOptions = {},
): readonly Block[] {
  return [
    heading(1, outcomeHeadline(test.outcome).replace(/\.$/, '')),
    ...details(test, knowledge, now, options),
    ...notesReport(test.notes ?? []),
    ...exchangeReport(test.exchange),
  ];
}

function details(
  { outcome, exchange }: TokenTest,
  knowledge: Knowledge,
  now: number,
  options: OutcomeReportOptions,
): readonly Block[] {
  switch (outcome.kind) {
    case 'token':
      return grantedReport(outcome, exchange, now);
    case 'refused':
      return refusedReport(outcome, knowledge, options);
    case 'unreadable':
      return [
        paragraph(
          `Status ${outcome.status}, content type `,
          { quoted: outcome.contentType || 'none' },
          '. Check the authority; a proxy’s own page also looks like this.',
        ),
      ];
    case 'unreachable':
      return [paragraph(UNREACHABLE[outcome.cause]), paragraph({ quoted: outcome.message })];
    case 'invalid':
      return [paragraph({ quoted: outcome.message })];
    case 'cancelled':
      return [];
  }
}

function notesReport(notes: readonly string[]): readonly Block[] {
  return notes.length === 0
    ? []
    : [heading(2, 'Worth knowing'), list(notes.map((note) => [{ quoted: note }]))];
}

function refusedReport(
  { description, error }: Refused,
  knowledge: Knowledge,
  { files, showPlace }: OutcomeReportOptions,
): readonly Block[] {
  const explanation = explain(description, knowledge, files);
  const answer = paragraph('The answer: ', { quoted: `${error} – ${description}` });
  return [...explanationReport(explanation, { level: 2, ...(showPlace && { showPlace }) }), answer];
}
