import { deferred } from './deferred.ts';
import { nearestOf } from './edit-distance.ts';
import type { Grant, GrantName } from './request-types.ts';
import { rowIn } from './rows.ts';

const URN = 'urn:ietf:params:oauth:grant-type:';

/**
 * The values of `grant_type` that Entra's token endpoint takes.
 * Source: https://learn.microsoft.com/entra/identity-platform/v2-app-types and the pages of the flows.
 */
const GRANTS: Readonly<Record<string, GrantName>> = {
  authorization_code: 'authorization_code',
  client_credentials: 'client_credentials',
  refresh_token: 'refresh_token',
  password: 'password',
  device_code: 'device_code',
  [`${URN}device_code`]: 'device_code',
  [`${URN}jwt-bearer`]: 'jwt-bearer',
  [`${URN}saml2-bearer`]: 'saml-bearer',
  [`${URN}saml1_1-bearer`]: 'saml-bearer',
};

/** What people write for a grant: response types, words of other providers, URNs of something else. */
const MISTAKEN: Readonly<Record<string, string | undefined>> = {
  code: 'authorization_code',
  auth_code: 'authorization_code',
  authcode: 'authorization_code',
  client_credential: 'client_credentials',
  clientcredential: 'client_credentials',
  on_behalf_of: `${URN}jwt-bearer`,
  obo: `${URN}jwt-bearer`,
  'jwt-bearer': `${URN}jwt-bearer`,
  jwt_bearer: `${URN}jwt-bearer`,
  'urn:ietf:params:oauth:client-assertion-type:jwt-bearer': `${URN}jwt-bearer`,
  'urn:ietf:params:oauth:jwt-bearer': `${URN}jwt-bearer`,
  device: `${URN}device_code`,
  'device-code': `${URN}device_code`,
  'urn:ietf:params:oauth:device_code': `${URN}device_code`,
  refresh: 'refresh_token',
  [`${URN}token-exchange`]: undefined,
  implicit: undefined,
  token: undefined,
  id_token: undefined,
  'id_token token': undefined,
  access_token: undefined,
};

const NAMES = Object.keys(GRANTS);

/** The grant that a text asks for. */
export function grantOf(text: string): Grant {
  const value = text.trim();
  const name = rowIn(GRANTS, value) ?? rowIn(GRANTS, value.toLowerCase());
  if (name) return { kind: 'known', name };
  const missing = deferred(value);
  if (missing) return missing;
  const word = value.toLowerCase();
  if (Object.hasOwn(MISTAKEN, word)) return unknown(value, MISTAKEN[word]);
  const meant = nearestOf(word, NAMES, word.length > 12 ? 3 : 2) ?? nearestOf(withoutMarks(word), NAMES, 2);
  return meant ? unknown(value, meant) : { kind: 'other' };
}

/** `client-credentials`, `urn%3aietf%3aparams…`, quotes around it. */
function withoutMarks(text: string): string {
  return text
    .replace(/%3a/g, ':')
    .replace(/^["']|["']$/g, '')
    .replace(/[- ](?!bearer|type)/g, '_');
}

function unknown(text: string, meant: string | undefined): Grant {
  return { kind: 'unknown', text, ...(meant && { meant }) };
}
