// Derived from the files of this folder by `npm run update`.
import { assertionTimes } from './assertion-times.ts';
import { expiredKey } from './expired-key.ts';
import { federatedAudience } from './federated-audience.ts';
import { federatedIssuer } from './federated-issuer.ts';
import { federatedSubject } from './federated-subject.ts';
import type { Proof } from './proof.ts';
import { redirectPlatform } from './redirect-platform.ts';
import { redirectUri } from './redirect-uri.ts';
import { refusedScope } from './refused-scope.ts';
import { refusedSecret } from './refused-secret.ts';
import { sharedAuthority } from './shared-authority.ts';
import { thumbprintEncoding } from './thumbprint-encoding.ts';
import { thumbprintInWorkspace } from './thumbprint-in-workspace.ts';
import { unknownApplication } from './unknown-application.ts';
import { unknownResource } from './unknown-resource.ts';
import { unknownTenant } from './unknown-tenant.ts';
import { userAssertionTimes } from './user-assertion-times.ts';

/** Everything that is looked for in an error, by name. */
export const proofs: readonly Proof[] = [
  assertionTimes,
  expiredKey,
  federatedAudience,
  federatedIssuer,
  federatedSubject,
  redirectPlatform,
  redirectUri,
  refusedScope,
  refusedSecret,
  sharedAuthority,
  thumbprintEncoding,
  thumbprintInWorkspace,
  unknownApplication,
  unknownResource,
  unknownTenant,
  userAssertionTimes,
];
