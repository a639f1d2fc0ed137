import type { ScopeRequest } from '../../facts/request-types.ts';
import type { ClientId, ClientSecret, Flow, ParameterValue, Stated, Tenant } from '../../facts/types.ts';
import type { Workspace } from '../../facts/workspace.ts';
import { type Spot, spotOf } from './proof.ts';

/** A sign-in that a file states: by an app's settings, or as a request made by hand. */
export interface SignIn {
  readonly uri: string;
  /** In lower case. */
  readonly clientId?: string;
  readonly tenant?: Stated<Tenant>;
  readonly client?: Stated<ClientId>;
  /** Its credential where it states one, else its client id. */
  readonly credential?: Spot;
  /** Where a secret goes. */
  readonly secret?: { readonly spot: Spot; readonly kind: ClientSecret['kind'] | 'computed' };
  /** Of the requests that it makes, where that is told. */
  readonly flow?: Flow;
  readonly environment?: string;
  readonly requested: readonly ScopeRequest[];
  /** Scopes and resources as they are stated, each text by itself. */
  readonly asked: readonly Stated<string>[];
}

/** Every sign-in of the workspace. */
export function signInsOf({ apps, requests }: Workspace): readonly SignIn[] {
  return [
    ...apps.map(({ uri, fact: app }): SignIn => {
      const { clientId, clientSecret, thumbprint, certificate, clientAssertion } = app;
      const credential = clientSecret ?? certificate ?? thumbprint ?? clientAssertion ?? clientId;
      return {
        uri,
        ...signInIds(clientId, app.tenant ?? app.authorityTenant),
        ...(credential && { credential: spotOf(uri, credential) }),
        ...(clientSecret && { secret: { spot: spotOf(uri, clientSecret), kind: clientSecret.value.kind } }),
        ...(app.flow && { flow: app.flow }),
        ...(app.environment !== undefined && { environment: app.environment }),
        requested: app.requested ?? [],
        asked: [...(app.scopes ?? []), ...(app.resource ? [app.resource] : [])],
      };
    }),
    ...requests.map(({ uri, fact: request }): SignIn => {
      const sent = request.parameters.find(({ name }) => /^client_(?:secret|assertion)$/.test(name));
      const credential = sent ?? request.clientId;
      const secret = request.parameters.find(({ name }) => name === 'client_secret');
      return {
        uri,
        ...signInIds(request.clientId, request.tenant),
        ...(credential && { credential: spotOf(uri, credential) }),
        ...(secret && { secret: { spot: spotOf(uri, secret), kind: kindOf(secret.value) } }),
        ...(request.grant.kind === 'known' &&
          request.grant.name === 'client_credentials' && { flow: 'client-credentials' as const }),
        requested: request.requested ?? [],
        asked: request.resource ? [{ ...request.resource, value: request.resource.value.text }] : [],
      };
    }),
  ];
}

function kindOf(value: ParameterValue): ClientSecret['kind'] | 'computed' {
  return value.kind === 'secret' ? value.secret.kind : 'computed';
}

function signInIds(
  client: Stated<ClientId> | undefined,
  tenant: Stated<Tenant> | undefined,
): Pick<SignIn, 'client' | 'clientId' | 'tenant'> {
  return {
    ...(client && { client }),
    ...(client?.value.kind === 'guid' && { clientId: client.value.guid }),
    ...(tenant && { tenant }),
  };
}

/** The sign-ins of an app. */
export function signInsWith(workspace: Workspace, appId: string | undefined): readonly SignIn[] {
  const guid = appId?.toLowerCase();
  return guid === undefined ? [] : signInsOf(workspace).filter(({ clientId }) => clientId === guid);
}

/** A tenant as it is stated: a GUID or a domain; undefined for others. */
export function tenantName(tenant: Stated<Tenant> | undefined): string | undefined {
  if (tenant?.value.kind === 'guid') return tenant.value.guid;
  return tenant?.value.kind === 'domain' ? tenant.value.domain : undefined;
}
