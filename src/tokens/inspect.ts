import { adviceOn } from './advice.ts';
import { explainClaim, explainHeader } from './claim-meanings.ts';
import { claimRows, isCutShort } from './claim-rows.ts';
import { claim, type JsonObject, roleOf } from './claims.ts';
import { expectedChecks, type TokenExpectation } from './expected-checks.ts';
import { findToken } from './find.ts';
import { findTokens } from './find-tokens.ts';
import type { Advice, Inspection, TokenPart, ValidityWindow } from './inspection.ts';
import { type DecodedToken, decodeToken } from './jwt.ts';
import { summaryOf } from './summary.ts';
import { readNumericDate } from './time.ts';
import { identify, type TokenIdentity } from './token-type.ts';

export interface InspectOptions {
  /** Judges the token as a client assertion even if it does not look like one. */
  readonly as?: 'client-assertion';
  /** What the token should be for. */
  readonly expected?: TokenExpectation;
}

/**
 * All that is to be told about the first token in a text, judged at `now` (seconds since 1970). Takes any text, never
 * throws, asks nobody: the signature stays unverified (see `verifyToken`).
 */
export function inspectToken(text: string, now: number, options: InspectOptions = {}): Inspection {
  const decoded = decodeToken(text, now, options.as === undefined ? {} : { as: options.as });
  return inspectDecoded(text, decoded, now, options);
}

/** The same for a token that was decoded already, with the checks that `decoded` brings. */
export function inspectDecoded(
  text: string,
  decoded: DecodedToken,
  now: number,
  { as, expected }: InspectOptions = {},
): Inspection {
  const { kind, header, claims, reason } = decoded;
  const judged = kind === 'jws' && header !== null && claims !== null;
  const identity = identify(decoded, judged ? (as ?? roleOf(claims)) : undefined);
  const isClientAssertion = identity.type === 'client-assertion';
  const compared = judged && expected ? expectedChecks(claims, isClientAssertion, expected) : [];
  const token = isShapeless(decoded) ? undefined : findToken(text)?.token;
  const window = claims && windowOf(claims, now);
  return {
    title: identity.title,
    type: identity.type,
    ...(identity.provider && { provider: identity.provider.name }),
    ...(reason !== undefined && { reason }),
    isClientAssertion,
    parts: partsOf(token, decoded),
    summary: claims === null ? [] : summaryOf(claims, identity),
    header: header === null ? [] : claimRows(header, now, (name) => explainHeader(name, header)),
    claims:
      claims === null ? [] : claimRows(claims, now, (name) => explainClaim(name, claims, identity.source)),
    ...(window && { window }),
    checks: [...decoded.checks, ...compared],
    advice: [...aboutText(text, token, claims), ...adviceFor(decoded, identity, judged, now)],
  };
}

/** True for texts that hold no parts to show, and may be secrets. */
function isShapeless({ kind, header, claims }: DecodedToken): boolean {
  return kind === 'opaque' || (kind === 'malformed' && header === null && claims === null);
}

function partsOf(token: string | undefined, { kind, claims }: DecodedToken): readonly TokenPart[] {
  const texts = token?.split('.') ?? [];
  const isSigned = kind !== 'jwe' && texts.length <= 3;
  return texts.map((text, at) => ({ name: partName(at, isSigned, claims !== null), text }));
}

function partName(at: number, isSigned: boolean, hasClaims: boolean): TokenPart['name'] {
  if (at === 0) return 'header';
  if (!isSigned) return 'other';
  if (at === 2) return 'signature';
  return hasClaims ? 'claims' : 'other';
}

const WINDOW = [
  ['issuedAt', 'iat'],
  ['notBefore', 'nbf'],
  ['expires', 'exp'],
] as const;

/** Undefined where the token states no time at all. */
function windowOf(claims: JsonObject, now: number): ValidityWindow | undefined {
  const stated = WINDOW.flatMap(([name, claimName]) => {
    const date = readNumericDate(claim(claims, claimName));
    return date.kind === 'seconds' || date.kind === 'milliseconds' ? [[name, date.seconds] as const] : [];
  });
  return stated.length > 0 ? { now, ...Object.fromEntries(stated) } : undefined;
}

/** As many tokens are counted. */
const MOST_TOKENS = 100;
/** UTF-16 code units: what servers allow for all headers of a request together is mostly twice that. */
const LARGE = 8_192;

function aboutText(text: string, token: string | undefined, claims: JsonObject | null): readonly Advice[] {
  const advice: Advice[] = [];
  const count = findTokens(text, MOST_TOKENS).length;
  if (count > 1) {
    const many = count === MOST_TOKENS ? `${count} tokens or more` : `${count} tokens`;
    advice.push({ text: `There are ${many} in this text. This is the first.` });
  }
  if (token !== undefined && token.length > LARGE) {
    const size = Math.round(token.length / 1024);
    advice.push({
      text: `It is ${size} KB long. Many servers refuse headers of more than 8 to 16 KB (400, 431): mostly group claims make a token so large.`,
    });
  }
  if (claims !== null && isCutShort(claims))
    advice.push({ text: 'It has more than a thousand claims. The others are not shown.' });
  return advice;
}

function adviceFor(
  decoded: DecodedToken,
  identity: TokenIdentity,
  judged: boolean,
  now: number,
): readonly Advice[] {
  const { header, claims, kind } = decoded;
  if (judged && header !== null && claims !== null) return adviceOn({ header, claims, identity, now });
  if (kind !== 'jwe') return [];
  return [
    {
      text: 'Entra encrypts tokens for an application whose registration names a key for it (tokenEncryptionKeyId). The private key stays with the application.',
    },
  ];
}
