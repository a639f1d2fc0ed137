// Derived from the files of this folder by `npm run update`.
import type { Code } from '../types.ts';
import { account } from './account.ts';
import { application } from './application.ts';
import { certificate } from './certificate.ts';
import { clientAssertion } from './client-assertion.ts';
import { clientSecret } from './client-secret.ts';
import { clientType } from './client-type.ts';
import { cloud } from './cloud.ts';
import { conditionalAccess } from './conditional-access.ts';
import { consent } from './consent.ts';
import { federatedCredential } from './federated-credential.ts';
import { managedIdentityCertificate } from './managed-identity-certificate.ts';
import { mutualTls } from './mutual-tls.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { redirectUri } from './redirect-uri.ts';
import { refreshAndCode } from './refresh-and-code.ts';
import { resourceAndScope } from './resource-and-scope.ts';
import { saml } from './saml.ts';
import { service } from './service.ts';
import { tenant } from './tenant.ts';
import { tokenRequest } from './token-request.ts';

/** The codes of every family, by its name. */
export const families: readonly (readonly Code[])[] = [
  account,
  application,
  certificate,
  clientAssertion,
  clientSecret,
  clientType,
  cloud,
  conditionalAccess,
  consent,
  federatedCredential,
  managedIdentityCertificate,
  mutualTls,
  onBehalfOf,
  redirectUri,
  refreshAndCode,
  resourceAndScope,
  saml,
  service,
  tenant,
  tokenRequest,
];
