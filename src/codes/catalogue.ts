import { account } from './family-account.ts';
import { application } from './family-application.ts';
import { certificate } from './family-certificate.ts';
import { clientAssertion } from './family-client-assertion.ts';
import { clientSecret } from './family-client-secret.ts';
import { clientType } from './family-client-type.ts';
import { cloud } from './family-cloud.ts';
import { conditionalAccess } from './family-conditional-access.ts';
import { consent } from './family-consent.ts';
import { federatedCredential } from './family-federated-credential.ts';
import { onBehalfOf } from './family-on-behalf-of.ts';
import { redirectUri } from './family-redirect-uri.ts';
import { refreshAndCode } from './family-refresh-and-code.ts';
import { resourceAndScope } from './family-resource-and-scope.ts';
import { saml } from './family-saml.ts';
import { service } from './family-service.ts';
import { tenant } from './family-tenant.ts';
import { tokenRequest } from './family-token-request.ts';
import type { Code } from './types.ts';

const families: readonly (readonly Code[])[] = [
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
  onBehalfOf,
  redirectUri,
  refreshAndCode,
  resourceAndScope,
  saml,
  service,
  tenant,
  tokenRequest,
];

/**
 * Microsoft's look-up page serves every code, so its address is derived instead of written into each entry.
 * Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
function withLookupPage(entry: Code): Code {
  return { ...entry, links: [...entry.links, `https://login.microsoftonline.com/error?code=${entry.code}`] };
}

/** Every AADSTS code that is explained, in ascending order of its number; each number occurs once. */
export const catalogue: readonly Code[] = families
  .flat()
  .map(withLookupPage)
  .sort((left, right) => left.code - right.code);

const entryByCode: ReadonlyMap<number, Code> = new Map(catalogue.map((entry) => [entry.code, entry]));

/** The entry of a number as it stands after `AADSTS`, or `undefined` when the catalogue has none. */
export function findCode(code: number): Code | undefined {
  return entryByCode.get(code);
}
