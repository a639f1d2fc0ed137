import type {
  Application,
  AppRoleAssignment,
  ClientCertificate,
  ClientSecret,
  Consent,
  FederatedCredential,
  RedirectUri,
  SymmetricKey,
} from './directory.ts';
import {
  absoluteUri,
  certificate,
  flag,
  guid,
  list,
  moment,
  object,
  oneOf,
  type Read,
  text,
} from './member-readers.ts';

type WrittenSecret = Pick<ClientSecret, 'value'> & Partial<ClientSecret>;
type WrittenCertificate = Pick<ClientCertificate, 'certificate'> & Partial<ClientCertificate>;

/** An application as a file has it: all but the client id may be left out. */
export interface WrittenApplication
  extends Omit<Application, 'tenant' | 'objectId' | 'displayName' | 'secrets' | 'certificates'> {
  readonly tenant?: string;
  readonly objectId?: string;
  readonly displayName?: string;
  readonly secrets?: readonly WrittenSecret[];
  readonly certificates?: readonly WrittenCertificate[];
}

const secret = object<WrittenSecret>({ keyId: guid, displayName: text(), value: text(), expires: moment }, [
  'value',
]);

const federatedCredential = object<FederatedCredential>(
  { name: text(), issuer: text(), subject: text(), audiences: list(text()) },
  ['name', 'issuer', 'subject', 'audiences'],
);

const redirectUri = object<RedirectUri>({ uri: absoluteUri, platform: oneOf('web', 'spa', 'publicClient') }, [
  'uri',
  'platform',
]);

const symmetricKey = object<SymmetricKey>({ keyId: guid, usage: oneOf('Sign', 'Verify') }, [
  'keyId',
  'usage',
]);

const roleAssignment = object<AppRoleAssignment>({ resource: guid, role: text() }, ['resource', 'role']);

const consent = object<Consent>({ resource: guid, scopes: list(text()) }, ['resource', 'scopes']);

/** Reads an application; `readFile` gives the text of a file that a certificate names. */
export function applicationReader(readFile: (path: string) => string | undefined): Read<WrittenApplication> {
  return object<WrittenApplication>(
    {
      clientId: guid,
      displayName: text(),
      tenant: guid,
      objectId: guid,
      secrets: list(secret),
      certificates: list(
        object<WrittenCertificate>({ keyId: guid, displayName: text(), certificate: certificate(readFile) }, [
          'certificate',
        ]),
      ),
      federatedCredentials: list(federatedCredential),
      symmetricKeys: list(symmetricKey),
      redirectUris: list(redirectUri),
      publicClient: flag,
      multiTenant: flag,
      identifierUris: list(text()),
      accessTokenVersion: oneOf(1, 2),
      scopes: list(text()),
      appRoleAssignments: list(roleAssignment),
      consents: list(consent),
    },
    ['clientId'],
  );
}
