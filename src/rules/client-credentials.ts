import type { Data, Fix } from '../core/types.ts';
import type { App, ClientSecret, Stated } from '../facts/types.ts';

/**
 * Credentials of Microsoft.Identity.Web that are no secret, each with a title. Names of properties:
 * https://learn.microsoft.com/entra/msidweb/authentication/credentials-overview and its pages on certificates and on
 * certificateless credentials.
 */
const CREDENTIALS: readonly (readonly [title: string, credential: Data])[] = [
  [
    'Use a managed identity instead',
    {
      SourceType: 'SignedAssertionFromManagedIdentity',
      ManagedIdentityClientId: '<managed-identity-client-id>',
    },
  ],
  [
    'Use a certificate in Key Vault instead',
    {
      SourceType: 'KeyVault',
      KeyVaultUrl: 'https://<vault>.vault.azure.net',
      KeyVaultCertificateName: '<certificate-name>',
    },
  ],
  [
    'Use a certificate of the certificate store instead',
    {
      SourceType: 'StoreWithThumbprint',
      CertificateStorePath: 'CurrentUser/My',
      CertificateThumbprint: '<certificate-thumbprint>',
    },
  ],
];

/** Puts `ClientCredentials` in the place of the secret, in sections that Microsoft.Identity.Web reads. */
export function otherCredentials(app: App, { name, place }: Stated<ClientSecret>): readonly Fix[] {
  // `AzureAd:ClientSecret` on one level has no section that something else could be put into.
  if (app.library !== 'Microsoft.Identity.Web' || !/^ClientSecret$/i.test(name)) return [];
  return CREDENTIALS.flatMap(([title, credential]): readonly Fix[] => {
    const edits = place.syntax.replaceEntry?.('ClientCredentials', [credential]) ?? [];
    return edits.length > 0
      ? [{ kind: 'edit', title: `${title} (ClientCredentials)`, safe: false, edits }]
      : [];
  });
}
