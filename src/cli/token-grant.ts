import type { Grant } from '../tokens/profile.ts';
import type { Secret } from '../tokens/secret.ts';
import { type Io, UsageError } from './io.ts';
import { readSecretFile } from './secret-input.ts';
import type { KnownApp } from './token-app.ts';
import type { GrantName, TokenOptions } from './token-options.ts';

/** The grant that is named; otherwise the one that what is given belongs to; otherwise that of the app's settings. */
export function grantName(options: TokenOptions, { hints }: KnownApp): GrantName {
  if (options.grant !== undefined) return options.grant;
  if (options.userAssertionFile !== undefined) return 'on-behalf-of';
  if (options.codeFile !== undefined) return 'authorization-code';
  if (options.refreshTokenFile !== undefined) return 'refresh-token';
  const isManaged = hints.flow === 'managed-identity' || hints.kinds[0] === 'managed-identity';
  return isManaged ? 'managed-identity' : 'client-credentials';
}

/** Reads what the grant exchanges. */
export async function readGrant(name: GrantName, options: TokenOptions, io: Io): Promise<Grant> {
  switch (name) {
    case 'on-behalf-of':
      return {
        kind: name,
        userAssertion: await needed(
          options.userAssertionFile,
          'the token of the user: --user-assertion-file',
          io,
        ),
      };
    case 'refresh-token':
      return {
        kind: name,
        refreshToken: await needed(options.refreshTokenFile, 'the refresh token: --refresh-token-file', io),
      };
    case 'authorization-code':
      return readCode(options, io);
    default:
      return { kind: name };
  }
}

async function readCode(options: TokenOptions, io: Io): Promise<Grant> {
  const { redirectUri, codeVerifierFile } = options;
  if (redirectUri === undefined) {
    throw new UsageError('Name the redirect URI that the authorization code was sent to: --redirect-uri.');
  }
  return {
    kind: 'authorization-code',
    code: await needed(options.codeFile, 'the authorization code: --code-file', io),
    redirectUri,
    ...(codeVerifierFile !== undefined && { codeVerifier: await readSecretFile(codeVerifierFile, io) }),
  };
}

function needed(file: string | undefined, what: string, io: Io): Promise<Secret> {
  if (file === undefined) throw new UsageError(`Name the file that holds ${what}.`);
  return readSecretFile(file, io);
}
