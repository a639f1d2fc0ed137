import { cloudOf } from '../facts/clouds.ts';
import type { Secret } from './secret.ts';
import { isLoopback, readUrl } from './url.ts';

/** A request as somebody wrote it: a curl command, a `.http` file, code. Any part may hold a secret. */
export interface WrittenRequest {
  readonly method: string;
  readonly url: Secret;
  readonly headers: readonly { readonly name: string; readonly value: Secret }[];
  /** As it is sent: encoded, or not, as it was written. */
  readonly body: Secret;
}

/** What names a header, and what its value may hold (RFC 9110, sections 5.1 and 5.5). */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * What keeps a written request from being sent; undefined when nothing does. It goes to a sign-in host of a Microsoft
 * cloud or to this machine; to another host with the user's consent, and never in clear over a line. Quotes nothing of
 * the request but its host.
 */
export function writtenRequestProblem(
  { method, url: address, headers }: WrittenRequest,
  hasConsent = false,
): string | undefined {
  const url = readUrl(address.reveal());
  if (url === undefined || !/^https?$/.test(url.scheme)) {
    return 'The address of the request is not one of the form https://{host}/{tenant}/oauth2/v2.0/token.';
  }
  if (method.toUpperCase() !== 'POST') {
    return 'The request is not a POST. A token endpoint takes nothing else; Entra answers AADSTS900561.';
  }
  const isHere = isLoopback(url.host);
  if (url.scheme === 'http' && !isHere) {
    return 'The address has to begin with https://. A credential is sent over an encrypted connection only.';
  }
  if (!isHere && cloudOf(url.host) === undefined && !hasConsent) {
    return `${url.host} is not a sign-in host of any Microsoft cloud. Nothing was sent there.`;
  }
  const isSound = headers.every(
    ({ name, value }) => HEADER_NAME.test(name) && HEADER_VALUE.test(value.reveal()),
  );
  return isSound ? undefined : 'A header of the request has characters that no header may have.';
}

/** They are about the connection, not the request, or name another host than the one that is asked. */
const OF_THE_CONNECTION =
  /^(?:host|connection|content-length|transfer-encoding|expect|te|trailer|upgrade|keep-alive|proxy-.+|accept-encoding|cookie)$/i;

/** The headers that are sent, their names in lower case: of several of one name the last, and none that is about the connection. */
export function headersOf({ headers }: WrittenRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headers
      .filter(({ name }) => !OF_THE_CONNECTION.test(name))
      .map(({ name, value }) => [name.toLowerCase(), value.reveal().trim()]),
  );
}
