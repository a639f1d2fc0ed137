/** The parts of an absolute URL that matter for authorities, endpoints, issuers and audiences. */
export interface UrlParts {
  /** Lower case, without the colon: `https`. */
  readonly scheme: string;
  /** Lower case, without port: `login.microsoftonline.com`. */
  readonly host: string;
  /** Digits; absent when the URL names none. */
  readonly port?: string;
  /** The parts of the path that are not empty, as written. */
  readonly segments: readonly string[];
  /** True when a query or a fragment follows the path. */
  readonly hasQuery: boolean;
}

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)((?:\/[^?#]*)?)((?:[?#].*)?)$/i;
const HOST_AND_PORT = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i;

/**
 * Reads an absolute URL (RFC 3986, section 3), strictly: a user name, blanks, backslashes and names that
 * are not plain ASCII make it no URL, for such a text can be read as another host by somebody else.
 */
export function readUrl(text: string): UrlParts | undefined {
  if (/[\s\\]/.test(text)) return undefined;
  const [, scheme = '', authority = '', path = '', rest = ''] = ABSOLUTE.exec(text) ?? [];
  const [, host, port] = HOST_AND_PORT.exec(authority) ?? [];
  if (host === undefined || Number(port ?? 0) > 65_535) return undefined;
  return {
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    ...(port === undefined ? {} : { port }),
    segments: path.split('/').filter((segment) => segment !== ''),
    hasQuery: rest !== '',
  };
}

/** True for a host that is this machine: `localhost`, `127.0.0.1`, `[::1]`. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}
