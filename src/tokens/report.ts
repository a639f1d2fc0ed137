import type { DecodedToken } from './jwt.ts';

const KINDS: Readonly<Record<DecodedToken['kind'], string>> = {
  jws: 'A signed token (JWS). It was decoded here; its signature is not verified.',
  jwe: 'An encrypted token (JWE): only the one who has the key can read its claims.',
  opaque: 'An opaque token: it is complete, but not a JWT, and only its issuer can read it.',
  malformed: 'This is no whole token.',
};

const VERIFIED = 'A signed token (JWS). It was decoded here and compared with the certificate.';

/**
 * A decoded token for a person: JSON with comments, the checks first. `+` is right, `x` is wrong, `?` cannot
 * be told from the token alone.
 */
export function tokenReport({ kind, reason, checks, header, claims }: DecodedToken): string {
  const isVerified = checks.some(({ id }) => id === 'assertion-signature');
  const comments = [
    isVerified ? VERIFIED : KINDS[kind],
    ...(reason ? [reason] : []),
    ...checks.map(({ ok, message }) => `${ok === null ? '?' : ok ? '+' : 'x'} ${message}`),
  ];
  const parts = { ...(header && { header }), ...(claims && { claims }) };
  const lines = comments.flatMap(wrapped).map((line) => `// ${line}`);
  const json = header || claims ? [JSON.stringify(parts, null, 2)] : [];
  return `${[...lines, ...json].join('\n')}\n`;
}

/** Lines of at most 76 characters, broken between words: a report often stands in a narrow column. */
function wrapped(comment: string): readonly string[] {
  const lines = [''];
  for (const word of comment.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length > 75) lines.push(`  ${word}`);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
