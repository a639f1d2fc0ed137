import type { DecodedToken } from './jwt.ts';

const KINDS: Readonly<Record<DecodedToken['kind'], string>> = {
  jws: 'A signed token (JWS). It was decoded here; its signature is not verified.',
  jwe: 'An encrypted token (JWE): only the one who has the key can read its claims.',
  opaque: 'An opaque token: it is complete, but not a JWT, and only its issuer can read it.',
  malformed: 'This is no whole token.',
};

/**
 * A decoded token for a person: JSON with comments, the checks first. `+` is right, `x` is wrong, `?` cannot
 * be told from the token alone.
 */
export function tokenReport({ kind, reason, checks, header, claims }: DecodedToken): string {
  const comments = [
    KINDS[kind],
    ...(reason ? [reason] : []),
    ...checks.map(({ ok, message }) => `${ok === null ? '?' : ok ? '+' : 'x'} ${message}`),
  ];
  const parts = { ...(header && { header }), ...(claims && { claims }) };
  const lines = comments.flatMap((comment) => comment.split(/\r?\n/)).map((line) => `// ${line}`);
  const json = header || claims ? [JSON.stringify(parts, null, 2)] : [];
  return `${[...lines, ...json].join('\n')}\n`;
}
