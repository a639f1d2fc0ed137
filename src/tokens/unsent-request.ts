import { type Exchange, type NamedValue, shownParameter } from './exchange.ts';
import type { Credential, Grant } from './profile.ts';
import { redactor, SHOWN_SECRET } from './redact.ts';
import type { Secret } from './secret.ts';

/** A token request that is not sent from here: whatever is secret about it is left open. */
export interface UnsentRequest {
  /** `https://{host}/{tenant}`. Not looked at for a managed identity. */
  readonly authority: string;
  /** Of a managed identity its client id, or nothing for that of the system. */
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly credential: Credential['kind'];
  readonly grant: Grant['kind'];
  /** Of an authorization code. */
  readonly redirectUri?: string;
}

/** Where virtual machines of Azure ask. Source: entra-docs, "How to use managed identities on an Azure VM". */
const MANAGED_IDENTITY = 'http://169.254.169.254/metadata/identity/oauth2/token';
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The request as it would go out, every secret of it masked: `secrets`, wherever settings were mixed up, and what its name
 * does not tell to be harmless. Of a device code the request that begins it.
 */
export function unsentExchange(request: UnsentRequest, secrets: readonly Secret[]): Exchange {
  const clean = redactor(secrets);
  const exchange = exchangeOf(request);
  const shown = ({ name, value }: NamedValue) => shownParameter(name, value, clean);
  return {
    ...exchange,
    endpoint: clean(exchange.endpoint),
    query: exchange.query.map(shown),
    parameters: exchange.parameters.map(shown),
  };
}

function exchangeOf(request: UnsentRequest): Exchange {
  if (request.grant === 'managed-identity') return askingTheMachine(request);
  const path = request.grant === 'device-code' ? 'devicecode' : 'token';
  return {
    method: 'POST',
    endpoint: `${request.authority}/oauth2/v2.0/${path}`,
    query: [],
    headers: [],
    encoding: 'form',
    parameters: [
      { name: 'client_id', value: request.clientId },
      { name: 'scope', value: request.scopes.join(' ') },
      ...ofGrant(request),
      ...ofCredential(request.credential),
    ].filter(({ value }) => value !== ''),
  };
}

function ofGrant({ grant, redirectUri = '' }: UnsentRequest): readonly NamedValue[] {
  switch (grant) {
    case 'client-credentials':
      return [{ name: 'grant_type', value: 'client_credentials' }];
    case 'on-behalf-of':
      return [
        { name: 'grant_type', value: 'urn:ietf:params:oauth:grant-type:jwt-bearer' },
        { name: 'requested_token_use', value: 'on_behalf_of' },
        { name: 'assertion', value: SHOWN_SECRET },
      ];
    case 'authorization-code':
      return [
        { name: 'grant_type', value: 'authorization_code' },
        { name: 'redirect_uri', value: redirectUri },
        { name: 'code', value: SHOWN_SECRET },
      ];
    case 'refresh-token':
      return [
        { name: 'grant_type', value: 'refresh_token' },
        { name: 'refresh_token', value: SHOWN_SECRET },
      ];
    case 'device-code':
    case 'managed-identity':
      return [];
  }
}

function ofCredential(kind: Credential['kind']): readonly NamedValue[] {
  switch (kind) {
    case 'client-secret':
      return [{ name: 'client_secret', value: SHOWN_SECRET }];
    case 'certificate':
    case 'client-assertion':
    case 'federated-token':
      return [
        { name: 'client_assertion_type', value: JWT_BEARER },
        { name: 'client_assertion', value: SHOWN_SECRET },
      ];
    case 'none':
      return [];
  }
}

function askingTheMachine({ clientId, scopes }: UnsentRequest): Exchange {
  const resource = (scopes[0] ?? '').replace(/\/\.default$/, '');
  return {
    method: 'GET',
    endpoint: MANAGED_IDENTITY,
    query: [
      { name: 'api-version', value: '2018-02-01' },
      { name: 'resource', value: resource },
      ...(clientId === '' ? [] : [{ name: 'client_id', value: clientId }]),
    ],
    headers: [{ name: 'Metadata', value: 'true' }],
    encoding: 'none',
    parameters: [],
  };
}
