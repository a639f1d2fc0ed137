import {
  clientAuthenticated,
  clientAuthenticationOf,
  clientConfidential,
  clientExists,
  clientIdPresent,
  noResource,
  presentedCredential,
} from './client-checks.ts';
import { findResource } from './directory.ts';
import { refuse } from './refusal.ts';
import {
  requestedResource,
  resourceExists,
  scopeIsDefault,
  scopeNamesOneResource,
  scopePresent,
} from './scope-checks.ts';
import { assured, type Grant, type GrantType, type Situation } from './situation.ts';
import { tenantExists, tenantNamed, tenantWellFormed } from './tenant-checks.ts';

/**
 * The client credentials grant (RFC 6749, section 4.4). A request without any credential is refused before
 * the client id and the tenant are looked at: that is recorded from Entra. The rest follows from what a check
 * needs to know, with the scope last.
 */
export const clientCredentials: GrantType = {
  name: 'client_credentials',
  checks: [
    noResource,
    credentialPresent,
    clientIdPresent,
    tenantNamed,
    tenantWellFormed,
    tenantExists,
    clientExists,
    clientConfidential,
    clientAuthenticated,
    scopePresent,
    scopeIsDefault,
    scopeNamesOneResource,
    resourceExists,
  ],
  grant,
};

/** 7000216 is for this grant; the others have 7000218. */
function credentialPresent(situation: Situation) {
  return presentedCredential(situation) === undefined ? refuse(7000216, {}) : undefined;
}

function grant(situation: Situation): Grant {
  const tenant = assured(situation.tenant, 'tenant');
  const resource = requestedResource(situation);
  return {
    kind: 'granted',
    tenant,
    client: assured(situation.client, 'client'),
    resource: assured(findResource(situation.directory, tenant, resource), 'resource'),
    requestedResource: resource,
    clientAuthentication: clientAuthenticationOf(situation),
  };
}
