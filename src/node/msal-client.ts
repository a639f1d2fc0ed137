import {
  ConfidentialClientApplication,
  type Configuration,
  type INetworkModule,
  type NodeAuthOptions,
  PublicClientApplication,
} from '@azure/msal-node';
import type { Credential, Grant, TokenProfile } from '../tokens/profile.ts';
import type { OpenedCertificate } from './certificate-credential.ts';

/** What a user has to do so that a token is issued (RFC 8628, section 3.2). */
export interface DeviceCodePrompt {
  /** The user enters it at the address. Whoever else enters it first signs in for the program. */
  readonly userCode: string;
  readonly verificationUri: string;
  /** Seconds. */
  readonly expiresIn: number;
}

export interface MsalOptions {
  readonly networkClient: INetworkModule;
  /** That of the profile's credential, opened. */
  readonly certificate?: OpenedCertificate | undefined;
  /** Told of the code that a user enters on another device. */
  readonly onDeviceCode?: ((prompt: DeviceCodePrompt) => void) | undefined;
}

/** Has MSAL build and send the request of a profile, without cache and without log. Rejects with what MSAL throws. */
export async function askByMsal(profile: TokenProfile, options: MsalOptions): Promise<void> {
  const { grant, credential } = profile;
  const configuration = configurationOf(profile, options);
  const scopes = [...profile.scopes];
  if (grant.kind === 'client-credentials' || grant.kind === 'on-behalf-of') {
    return askAsConfidential(new ConfidentialClientApplication(configuration), grant, scopes);
  }
  if (grant.kind === 'device-code') {
    return askForDevice(new PublicClientApplication(configuration), scopes, options);
  }
  const application =
    credential.kind === 'none'
      ? new PublicClientApplication(configuration)
      : new ConfidentialClientApplication(configuration);
  await askForUser(application, grant, scopes);
}

function configurationOf(profile: TokenProfile, options: MsalOptions): Configuration {
  return {
    auth: {
      clientId: profile.clientId,
      authority: profile.authority,
      // Keeps MSAL from asking login.microsoftonline.com whether it knows the host.
      knownAuthorities: [new URL(profile.authority).host],
      ...credentialOptions(profile.credential, options.certificate),
    },
    system: {
      networkClient: options.networkClient,
      disableInternalRetries: true,
      loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false },
    },
  };
}

/** The one place that knows how each credential is handed to MSAL. */
function credentialOptions(
  credential: Credential,
  opened: OpenedCertificate | undefined,
): Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'> {
  switch (credential.kind) {
    case 'client-secret':
      return { clientSecret: credential.secret.reveal() };
    case 'client-assertion':
      return { clientAssertion: credential.assertion.reveal() };
    case 'federated-token':
      return { clientAssertion: credential.token.reveal() };
    case 'certificate': {
      if (opened === undefined) throw new TypeError('A certificate is opened before it is used.');
      const { certificate, privateKey, chain } = opened;
      const sha256 = Buffer.from(certificate.x5tS256, 'base64url').toString('hex');
      return {
        clientCertificate: {
          ...(credential.digest === 'SHA-1'
            ? { thumbprint: certificate.thumbprint }
            : { thumbprintSha256: sha256 }),
          privateKey: privateKey.reveal(),
          ...(credential.sendsChain && { x5c: chain }),
        },
      };
    }
    case 'none':
      return {};
  }
}

async function askAsConfidential(
  application: ConfidentialClientApplication,
  grant: Extract<Grant, { kind: 'client-credentials' | 'on-behalf-of' }>,
  scopes: string[],
): Promise<void> {
  if (grant.kind === 'on-behalf-of') {
    const oboAssertion = grant.userAssertion.reveal();
    await application.acquireTokenOnBehalfOf({ scopes, oboAssertion, skipCache: true });
    return;
  }
  // MSAL_FORCE_REGION in the environment would send the credential to another host.
  const azureRegion = 'DisableMsalForceRegion';
  await application.acquireTokenByClientCredential({ scopes, skipCache: true, azureRegion });
}

async function askForUser(
  application: ConfidentialClientApplication | PublicClientApplication,
  grant: Grant,
  scopes: string[],
): Promise<void> {
  if (grant.kind === 'refresh-token') {
    await application.acquireTokenByRefreshToken({ scopes, refreshToken: grant.refreshToken.reveal() });
  } else if (grant.kind === 'authorization-code') {
    const { code, redirectUri, codeVerifier } = grant;
    const verifier = codeVerifier ? { codeVerifier: codeVerifier.reveal() } : {};
    await application.acquireTokenByCode({ scopes, code: code.reveal(), redirectUri, ...verifier });
  } else {
    throw new TypeError(`MSAL is not asked for the grant ${grant.kind} here.`);
  }
}

async function askForDevice(
  application: PublicClientApplication,
  scopes: string[],
  { onDeviceCode }: MsalOptions,
): Promise<void> {
  if (onDeviceCode === undefined) throw new TypeError('Nobody would see the device code.');
  await application.acquireTokenByDeviceCode({
    scopes,
    deviceCodeCallback: ({ userCode, verificationUri, expiresIn }) => {
      // MSAL calls after a refusal too.
      if (typeof userCode === 'string' && typeof verificationUri === 'string') {
        onDeviceCode({ userCode, verificationUri, expiresIn });
      }
    },
  });
}
