import { explain } from '../codes/explain.ts';
import { explanationReport } from '../codes/report.ts';
import type { Knowledge } from '../codes/types.ts';
import { type Block, heading, type Inline, list, paragraph } from '../core/report.ts';
import type { JsonObject } from './claims.ts';
import { decodeToken } from './jwt.ts';
import type { Exchange, GrantedToken, Outcome, Refused, TokenTest, UnreachableCause } from './outcome.ts';

const UNREACHABLE: Readonly<Record<UnreachableCause, string>> = {
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

/** A clock that is off by more than this (seconds) makes Entra refuse assertions. */
const SKEW_THAT_MATTERS = 60;

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

/** How a token request ended, why, and what to do: for a person. `now` in seconds since 1970. */
export function outcomeReport(
  { outcome, exchange }: TokenTest,
  knowledge: Knowledge,
  now: number,
): readonly Block[] {
  return [
    heading(1, outcomeHeadline(outcome).replace(/\.$/, '')),
    ...details(outcome, knowledge, now),
    ...exchangeReport(exchange),
  ];
}

function details(outcome: Outcome, knowledge: Knowledge, now: number): readonly Block[] {
  switch (outcome.kind) {
    case 'token':
      return grantedReport(outcome, now);
    case 'refused':
      return refusedReport(outcome, knowledge);
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

/** The claims that answer "for whom, by whom, and what may it do". */
const SHOWN_CLAIMS = ['aud', 'iss', 'tid', 'appid', 'azp', 'roles', 'scp', 'ver'] as const;

function grantedReport({ token, expiresIn }: GrantedToken, now: number): readonly Block[] {
  const { claims } = decodeToken(token.reveal(), now);
  const items = SHOWN_CLAIMS.flatMap((name) => claimItem(name, claims));
  const lifetime =
    expiresIn === undefined ? [] : [paragraph(`It is valid for ${Math.round(expiresIn / 60)} minutes.`)];
  const roles =
    claims && !Object.hasOwn(claims, 'roles')
      ? [
          paragraph(
            'It carries no roles: no application permission of this resource is granted to the app, or consent is missing.',
          ),
        ]
      : [];
  return [...lifetime, ...(items.length > 0 ? [list(items)] : []), ...roles];
}

function claimItem(name: string, claims: JsonObject | null): readonly (readonly Inline[])[] {
  const value = claims && Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (value === undefined) return [];
  return [[`${name}: `, { quoted: Array.isArray(value) ? value.join(', ') : String(value) }]];
}

function refusedReport({ description, error }: Refused, knowledge: Knowledge): readonly Block[] {
  const explanation = explain(description, knowledge);
  const answer = paragraph('The answer: ', { quoted: `${error} – ${description}` });
  return [...explanationReport(explanation, { level: 2 }), answer];
}

function exchangeReport(exchange: Exchange | undefined): readonly Block[] {
  if (!exchange) return [];
  const { endpoint, parameters, status, clockSkewSeconds: skew } = exchange;
  const sent = parameters
    .filter(({ name }) => !isTelemetry(name))
    .map(({ name, value }): readonly Inline[] => [`${name} = `, { quoted: value }]);
  const clock =
    skew !== undefined && Math.abs(skew) > SKEW_THAT_MATTERS
      ? [
          paragraph(
            `This machine’s clock is ${Math.abs(skew)} seconds ${skew > 0 ? 'behind' : 'ahead of'} the server’s. Set it right: Entra refuses assertions made with a wrong clock (AADSTS700024).`,
          ),
        ]
      : [];
  return [
    ...clock,
    heading(2, 'The request'),
    paragraph({ quoted: endpoint }, status === undefined ? '' : ` answered with status ${status}.`),
    list(sent),
  ];
}

/** What MSAL adds about itself: of no use to who reads the report. */
function isTelemetry(name: string): boolean {
  return name.startsWith('x-') || name === 'client_info' || name === 'client-request-id';
}
