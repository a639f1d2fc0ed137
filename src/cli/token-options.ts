import type { PasswordOptions } from './certificate-input.ts';

export const credentialNames = ['secret', 'certificate', 'assertion', 'federated', 'none'] as const;
export type CredentialName = (typeof credentialNames)[number];

export const grantNames = [
  'client-credentials',
  'on-behalf-of',
  'authorization-code',
  'refresh-token',
  'device-code',
  'managed-identity',
] as const;
export type GrantName = (typeof grantNames)[number];

/** The options of `token`. Credentials, codes and tokens come by file, environment or question, never as arguments. */
export interface TokenOptions extends PasswordOptions {
  /** Files and folders all of whose apps are tested; then of the other options only a few hold. */
  readonly all?: readonly string[];
  /** False to read also what `.gitignore` leaves out; with `all`. */
  readonly ignore: boolean;
  readonly from?: string;
  readonly authority?: string;
  readonly cloud?: string;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly scope?: string;
  readonly credential?: CredentialName;
  readonly secretEnv?: string;
  readonly secretFile?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly rs256?: boolean;
  readonly sendChain?: boolean;
  readonly assertionFile?: string;
  readonly federatedTokenFile?: string;
  readonly federatedTokenEnv?: string;
  readonly grant?: GrantName;
  readonly userAssertionFile?: string;
  readonly codeFile?: string;
  readonly redirectUri?: string;
  readonly codeVerifierFile?: string;
  readonly refreshTokenFile?: string;
  readonly certificateAuthority?: string;
  readonly timeout: string;
  readonly showToken?: boolean;
  readonly curl?: boolean;
  readonly format: 'text' | 'json';
}
