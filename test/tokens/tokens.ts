import { base64url } from 'jose';

/** The moment the tests judge tokens at: 2024-12-03 08:15:30 UTC. */
export const NOW = 1_733_213_730;
export const TENANT = '11111111-2222-4333-8444-555555555555';
export const CLIENT = '66666666-7777-4888-9999-000000000000';
export const ENDPOINT = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;
/** Twenty and thirty-two bytes in base64url. */
export const SHA1 = 'AQIDBAUGBwgJCgsMDQ4PEBESExQ';
export const SHA256 = 'AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA';

type Members = Readonly<Record<string, unknown>>;

/**
 * A token in compact form with a signature that belongs to no key. RSA keys take long to make, and no
 * check looks at the signature.
 */
export function compose(header: Members, claims: Members | string): string {
  const payload = typeof claims === 'string' ? claims : JSON.stringify(claims);
  return [JSON.stringify(header), payload, 'no signature of any key']
    .map((part) => base64url.encode(part))
    .join('.');
}

/** Members without the ones named, and with others in their place. */
export function change(members: Members, changes: Members): Members {
  const merged = { ...members, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

export const HEADER: Members = { alg: 'RS256', typ: 'JWT', kid: 'a-key-of-entra' };

/** An app-only v2.0 access token for an API. */
export const APP_TOKEN: Members = {
  aud: CLIENT,
  iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  iat: NOW - 60,
  nbf: NOW - 60,
  exp: NOW + 3_540,
  azp: CLIENT,
  idtyp: 'app',
  oid: '99999999-aaaa-4bbb-8ccc-dddddddddddd',
  sub: '99999999-aaaa-4bbb-8ccc-dddddddddddd',
  roles: ['Things.Read.All'],
  tid: TENANT,
  ver: '2.0',
};

/** A delegated v1.0 access token for Microsoft Graph. */
export const GRAPH_TOKEN: Members = {
  aud: 'https://graph.microsoft.com',
  iss: `https://sts.windows.net/${TENANT}/`,
  iat: NOW - 60,
  nbf: NOW - 60,
  exp: NOW + 3_540,
  appid: CLIENT,
  scp: 'User.Read Mail.Read',
  sub: 'a-pairwise-subject',
  tid: TENANT,
  ver: '1.0',
};

export const ASSERTION_HEADER: Members = { alg: 'PS256', typ: 'JWT', 'x5t#S256': SHA256 };

/** A client assertion with nothing wrong. */
export const ASSERTION: Members = {
  aud: ENDPOINT,
  iss: CLIENT,
  sub: CLIENT,
  jti: '12121212-3434-4565-8787-909090909090',
  nbf: NOW - 10,
  iat: NOW - 10,
  exp: NOW + 590,
};

/** A token of GitHub Actions for workload identity federation. */
export const FEDERATED: Members = {
  aud: 'api://AzureADTokenExchange',
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:contoso/shop:environment:production',
  nbf: NOW - 30,
  exp: NOW + 270,
};
