// Derived from the files of this folder by `npm run update`.
import type { Code } from '../types.ts';
import { account } from './account.ts';
import { application } from './application.ts';
import { certificate } from './certificate.ts';
import { claimsTransformation } from './claims-transformation.ts';
import { clientAssertion } from './client-assertion.ts';
import { clientSecret } from './client-secret.ts';
import { clientType } from './client-type.ts';
import { cloud } from './cloud.ts';
import { conditionalAccess } from './conditional-access.ts';
import { consent } from './consent.ts';
import { externalAuthentication } from './external-authentication.ts';
import { federatedCredential } from './federated-credential.ts';
import { identityProvider } from './identity-provider.ts';
import { managedIdentityCertificate } from './managed-identity-certificate.ts';
import { mutualTls } from './mutual-tls.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { passThrough } from './pass-through.ts';
import { redirectUri } from './redirect-uri.ts';
import { refreshAndCode } from './refresh-and-code.ts';
import { resourceAndScope } from './resource-and-scope.ts';
import { saml } from './saml.ts';
import { seamlessSignOn } from './seamless-sign-on.ts';
import { service } from './service.ts';
import { tenant } from './tenant.ts';
import { tokenContent } from './token-content.ts';
import { tokenRequest } from './token-request.ts';
import { wsFederation } from './ws-federation.ts';

/** The codes of every family, by its name. */
export const families: readonly (readonly Code[])[] = [
  account,
  application,
  certificate,
  claimsTransformation,
  clientAssertion,
  clientSecret,
  clientType,
  cloud,
  conditionalAccess,
  consent,
  externalAuthentication,
  federatedCredential,
  identityProvider,
  managedIdentityCertificate,
  mutualTls,
  onBehalfOf,
  passThrough,
  redirectUri,
  refreshAndCode,
  resourceAndScope,
  saml,
  seamlessSignOn,
  service,
  tenant,
  tokenContent,
  tokenRequest,
  wsFederation,
];
