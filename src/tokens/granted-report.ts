import { type Block, type Inline, list, paragraph } from '../core/report.ts';
import { describeInstant } from '../core/time.ts';
import type { JsonObject } from './claims.ts';
import { type Exchange, sentValue } from './exchange.ts';
import { goesByRoleAssignments, type Shortfall, shortfall } from './granted.ts';
import { decodeToken } from './jwt.ts';
import type { GrantedToken } from './outcome.ts';

/** The claims that answer "for whom, by whom, and what may it do". */
const SHOWN_CLAIMS = ['aud', 'iss', 'tid', 'appid', 'azp', 'roles', 'scp', 'ver'] as const;

/** What a granted token is good for, and what it lacks of what was asked for. `now` in seconds since 1970. */
export function grantedReport(
  { token, expiresIn, scopes }: GrantedToken,
  exchange: Exchange | undefined,
  now: number,
): readonly Block[] {
  const { claims, checks, reason } = decodeToken(token.reveal(), now);
  const items = SHOWN_CLAIMS.flatMap((name) => claimItem(name, claims));
  const asked = (exchange && sentValue(exchange, 'scope')?.split(' ')) ?? [];
  return [
    ...lifetime(expiresIn, now),
    ...(items.length > 0 ? [list(items)] : []),
    ...shortfallReport(shortfall(asked, scopes, claims), claims),
    ...(claims === null && reason !== undefined ? [paragraph({ quoted: reason })] : []),
    ...findings(checks),
  ];
}

function lifetime(expiresIn: number | undefined, now: number): readonly Block[] {
  if (expiresIn === undefined) return [];
  const end = describeInstant(now + Math.round(expiresIn));
  return [paragraph(`It is valid for ${Math.round(expiresIn / 60)} minutes, until ${end}.`)];
}

function claimItem(name: string, claims: JsonObject | null): readonly (readonly Inline[])[] {
  const value = claims && Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (value === undefined) return [];
  return [[`${name}: `, { quoted: Array.isArray(value) ? value.join(', ') : String(value) }]];
}

function shortfallReport({ scopes, roles }: Shortfall, claims: JsonObject | null): readonly Block[] {
  const missing =
    scopes.length === 0
      ? []
      : [
          paragraph(
            'Asked for and not granted: ',
            { quoted: scopes.join(' ') },
            '. Add the permission to the app registration and have it consented to.',
          ),
        ];
  return roles && claims !== null ? [...missing, paragraph(rolesMissing(claims))] : missing;
}

function rolesMissing(claims: JsonObject): string {
  return goesByRoleAssignments(claims)
    ? 'It carries no roles, and needs none: what it may do is decided by the role assignments in Azure.'
    : 'It carries no roles: no application permission of this resource was consented to for the app. The API will answer 403, unless it goes by other rules of its own.';
}

/** What is wrong with the token itself. What is right is said by its claims. */
function findings(checks: ReturnType<typeof decodeToken>['checks']): readonly Block[] {
  const wrong = checks.filter(({ ok }) => ok === false);
  return wrong.length === 0 ? [] : [list(wrong.map(({ message }) => [{ quoted: message }]))];
}
