/** What a text is that cannot be decoded, and why, for the reader. */
export interface Undecodable {
  readonly kind: 'opaque' | 'malformed';
  /** In a few words: `Refresh token or authorization code`. */
  readonly name: string;
  readonly reason: string;
}

/** A whole text that is known by its beginning or its shape. */
export interface Shape extends Undecodable {
  readonly pattern: RegExp;
}

const ENTRA_OPAQUE =
  'is opaque: only Entra can read it. Redeem it at the token endpoint and decode the access token that comes back.';

/**
 * Forms known by how they begin, which hold no JWT by design: as they occur in public logs and threads
 * (`EwB…`: microsoftgraph/msgraph-sdk-powershell#2386; `IAAAA…`: context tokens of SharePoint add-ins in
 * SharePoint/sp-dev-docs; client secrets: SEC101/156 of microsoft/security-utilities). No reason repeats
 * the text, for it may be a secret.
 */
export const knownShapes: readonly Shape[] = [
  {
    kind: 'opaque',
    pattern: /^[01]\.A[A-Za-z0-9_-]{2,}/,
    name: 'Refresh token or authorization code of Entra',
    reason: `This is a refresh token or an authorization code of Entra. It ${ENTRA_OPAQUE}`,
  },
  {
    kind: 'opaque',
    pattern: /^O?AQABAAAAAA[A-Za-z0-9_-]+/,
    name: 'Refresh token or authorization code of Entra',
    reason: `This is a refresh token or an authorization code of Entra, in an older form. It ${ENTRA_OPAQUE}`,
  },
  {
    kind: 'opaque',
    pattern: /^Ew[A-D][A-Za-z0-9+/_-]{20,}/,
    name: 'Access token of a personal Microsoft account',
    reason:
      'This is an access token of a personal Microsoft account. It is opaque, not a JWT: Microsoft Graph accepts it as it is, nobody else can read it.',
  },
  {
    kind: 'opaque',
    pattern: /^M\.[A-Z]\d[A-Za-z0-9_]*\./,
    name: 'Refresh token or authorization code of a personal Microsoft account',
    reason:
      'This is a refresh token or an authorization code of a personal Microsoft account. It is opaque: only the Microsoft account service can read it.',
  },
  {
    kind: 'opaque',
    pattern: /^(?:tempauth=)?v1\.ey[A-Za-z0-9_-]+\./,
    name: 'Download key of SharePoint',
    reason:
      'This is a temporary download key of SharePoint (tempauth). It is bound to one file and opaque to everybody but SharePoint.',
  },
  {
    kind: 'opaque',
    pattern: /^IAAAA[A-Za-z0-9+/_-]{40,}/,
    name: 'Refresh token of Azure ACS',
    reason:
      'This looks like a refresh token of Azure ACS, as SharePoint add-ins got it. It is opaque, and ACS for SharePoint Online was retired on 2 April 2026.',
  },
  {
    kind: 'opaque',
    pattern: /^(?:gh[opsur]_[A-Za-z0-9]{16}|github_pat_[A-Za-z0-9]{16})/,
    name: 'Access token of GitHub',
    reason:
      'This is an access token of GitHub. It is opaque: only GitHub can read it. For Entra, a workflow needs the ID token that it asks for with id-token: write.',
  },
  {
    kind: 'opaque',
    pattern: /^gl[a-z]{2,5}-[A-Za-z0-9_-]{20}/,
    name: 'Token of GitLab',
    reason:
      'This is a token of GitLab. It is opaque: only GitLab can read it. For Entra, a job needs the one that id_tokens makes.',
  },
  {
    kind: 'opaque',
    pattern: /^ya29\.[A-Za-z0-9_-]{20}/,
    name: 'Access token of Google',
    reason: 'This is an access token of Google. It is opaque: only Google can read it.',
  },
  {
    kind: 'opaque',
    pattern: /^(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/=_-]+/,
    name: 'Session token of AWS',
    reason:
      'This is a session token of AWS, a part of temporary credentials. It is opaque: only AWS can read it.',
  },
  {
    kind: 'opaque',
    pattern: /^77u\/P[A-Za-z0-9+/]{20,}/,
    name: 'Sign-in cookie of SharePoint',
    reason:
      'This is the value of a SharePoint sign-in cookie (FedAuth, rtFa), not a token that could be decoded.',
  },
  {
    kind: 'opaque',
    pattern: /^[A-Za-z0-9._~-]{3}[78]Q~[A-Za-z0-9._~-]{31,34}$/,
    name: 'Client secret',
    reason:
      'This has the shape of a client secret, not of a token. Do not share it; if it stood somewhere public, replace it.',
  },
  {
    kind: 'opaque',
    pattern: /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i,
    name: 'GUID, no token',
    reason: 'This is a GUID: an id of an application, a tenant or a secret, but not a token.',
  },
];

/** What a text is in which no token was found, in the order to try. */
export const otherShapes: readonly Shape[] = [
  { kind: 'malformed', pattern: /^$/, name: 'Nothing to decode', reason: 'There is nothing to decode.' },
  {
    kind: 'malformed',
    pattern: /\*{3}|\u2026|\.{3}|redacted|<[^<>]{0,60}token[^<>]{0,60}>|x{8}/i,
    name: 'Masked token',
    reason:
      'Part of the token is masked or left out, as logs do. Take the whole token from where it was made.',
  },
  {
    kind: 'malformed',
    pattern: /^-----BEGIN /,
    name: 'Certificate or key, no token',
    reason: 'This is a certificate or a key in PEM form, not a token.',
  },
  {
    kind: 'opaque',
    pattern: /^(?:<[?a-z]|PD94|PHNhbWw|PEFzc2)/i,
    name: 'SAML assertion',
    reason: 'This looks like a SAML assertion, not a JWT.',
  },
  {
    kind: 'malformed',
    pattern: /^(?:ey[JA]|ew[o0])[A-Za-z0-9_=-]*$/,
    name: 'First part of a token',
    reason: 'Only the first part of a token is here. A signed token has three parts with dots between them.',
  },
  {
    kind: 'malformed',
    pattern: /^[{[]/,
    name: 'JSON without a token',
    reason: 'This is JSON without a token in it.',
  },
  {
    kind: 'opaque',
    pattern: /^[A-Za-z0-9+/_.~=-]{40,}$/,
    name: 'Opaque text, no JWT',
    reason:
      'This is not a JWT. If it is a token, it is opaque: only the service that issued it, or the one it is for, can read it.',
  },
];

export const nothingFound: Undecodable = {
  kind: 'malformed',
  name: 'No token',
  reason: 'No token was found here. A JWT begins with “ey” and has three parts with dots between them.',
};
