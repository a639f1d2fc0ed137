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
import { device } from './device.ts';
import { federatedCredential } from './federated-credential.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { password } from './password.ts';
import { redirectUri } from './redirect-uri.ts';
import { refreshAndCode } from './refresh-and-code.ts';
import { resourceAndScope } from './resource-and-scope.ts';
import { saml } from './saml.ts';
import { service } from './service.ts';
import { sessionAndInterrupt } from './session-and-interrupt.ts';
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
  device,
  federatedCredential,
  onBehalfOf,
  password,
  redirectUri,
  refreshAndCode,
  resourceAndScope,
  saml,
  service,
  sessionAndInterrupt,
  tenant,
  tokenRequest,
];
