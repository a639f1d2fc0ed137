import {
  clientAuthenticationOf,
  clientExists,
  clientFitsTenant,
  clientIdPresent,
  noResource,
} from './client-checks.ts';
import { grantedScope } from './delegated-scope.ts';
import type { Platform, User } from './directory.ts';
import { refuse } from './refusal.ts';
import { assured, type Check, type Grant, type Situation } from './situation.ts';
import { tenantExists, tenantWellFormed } from './tenant-checks.ts';
import type { TokenRequest } from './token-request.ts';

/** What every grant for a user starts with: who asks, where. */
export const requester: readonly Check[] = [
  noResource,
  clientIdPresent,
  tenantWellFormed,
  tenantExists,
  clientExists,
  clientFitsTenant,
];

/** 900144 for a parameter that the grant needs. */
export function parameterPresent(name: string, value: (request: TokenRequest) => unknown): Check {
  return ({ request }) => (value(request) === undefined ? refuse(900144, { name }) : undefined);
}

/** Flows without a redirect URI: “Allow public client flows” decides. */
export function allowsPublicFlows({ client }: Situation): boolean {
  return assured(client, 'client').publicClient ?? false;
}

/** Who the token is for, and what of the request goes into it. */
export interface Delegating {
  readonly user: User;
  readonly scope: string;
  readonly nonce?: string | undefined;
  readonly platform?: Platform | undefined;
}

/** The grant for a user. Only after `scopeGranted`. */
export function delegate(situation: Situation, { user, scope, nonce, platform }: Delegating): Grant {
  const { resource, requestedResource, ...granted } = grantedScope(situation, scope);
  return {
    kind: 'granted',
    tenant: assured(situation.tenant, 'tenant'),
    client: assured(situation.client, 'client'),
    resource,
    requestedResource,
    clientAuthentication: clientAuthenticationOf(situation),
    delegation: {
      user,
      ...granted,
      ...(nonce === undefined ? {} : { nonce }),
      ...(platform === undefined ? {} : { platform }),
    },
  };
}

/** The user with this object id. */
export function userNamed({ directory }: Situation, objectId: string): User {
  return assured(
    directory.users?.find((user) => user.objectId === objectId),
    'user',
  );
}
