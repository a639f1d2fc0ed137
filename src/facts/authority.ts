import { cloudOf, clouds } from './clouds.ts';
import { deferred } from './deferred.ts';
import { tenantOf } from './ids.ts';
import type { Authority, AuthorityFault } from './types.ts';

/** SharePoint's old issuer, Azure Access Control: it is no authority of any cloud, but its clients are Entra's. */
export const ACCESS_CONTROL = 'accounts.accesscontrol.windows.net';

/** True for a host of a Microsoft cloud that issues tokens. */
export function isMicrosoftLoginHost(host: string): boolean {
  return cloudOf(host) !== undefined || host.toLowerCase() === ACCESS_CONTROL;
}

/** The authority that a text states: its host, the tenant where the path names one, and what is wrong with it. */
export function authorityOf(text: string): Authority {
  const value = text.trim();
  const match = /^(?:https?:\/\/)?([a-z0-9.-]+\.[a-z]+|localhost)(?::\d+)?(?:\/([^/?#]*))?/i.exec(value);
  const faulty = faultyAuthority(value);
  if (faulty) return faulty;
  const host = match?.[1]?.toLowerCase();
  if (!host) return deferred(value) ?? { kind: 'other' };
  const tenant = match?.[2];
  return { kind: 'url', host, isMicrosoft: isMicrosoftLoginHost(host), ...(tenant && { tenant }) };
}

/** An address at a Microsoft host, taken apart. */
interface Parts {
  readonly scheme: string;
  readonly host: string;
  /** What stands behind the host, with its first character; no query and no fragment. */
  readonly rest: string;
  /** Between slashes. */
  readonly segments: readonly string[];
}

function faultyAuthority(value: string): Authority | undefined {
  const parts = partsOf(value);
  const fault = parts && faultOf(parts, value);
  if (!fault) return undefined;
  const { meant, ...rest } = fault;
  const first = partsOf(meant ?? '')?.segments[0] ?? parts.segments[0] ?? '';
  const tenant = /^(?:oauth2|\.well-known)$/i.test(first) ? '' : first;
  return {
    kind: 'url',
    host: parts.host,
    isMicrosoft: true,
    ...(tenant && { tenant }),
    fault: meant !== undefined && isPlain(meant) ? fault : rest,
  };
}

/** Nothing in it is computed or filled in later, so that it can be written anew. */
function isPlain(text: string): boolean {
  return /^[\w:/.~-]+$/.test(text);
}

const HOSTS = clouds
  .flatMap(({ authorityHosts }) => authorityHosts)
  .toSorted((a, b) => b.length - a.length)
  .map((host) => host.replaceAll('.', '\\.'));
const SUFFIXES = clouds.flatMap(({ authoritySuffixes = [] }) =>
  authoritySuffixes.map((suffix) => `[a-z0-9-]+${suffix.replaceAll('.', '\\.')}`),
);
const MICROSOFT = new RegExp(
  String.raw`^([a-z]{0,7}[:/]{0,3})(${[...HOSTS, ...SUFFIXES].join('|')})(?!\.)([^?#]*)`,
  'i',
);

function partsOf(value: string): Parts | undefined {
  const match = MICROSOFT.exec(value);
  if (!match) return undefined;
  const [, scheme = '', host = '', rest = ''] = match;
  return { scheme, host: host.toLowerCase(), rest, segments: rest.split('/').filter((each) => each !== '') };
}

function faultOf(parts: Parts, value: string): AuthorityFault | undefined {
  return addressFault(parts, value) ?? pathFault(parts);
}

const PORT = /^:\d+(?:\/|$)/;

/** Faults before the path. */
function addressFault({ scheme, host, rest, segments }: Parts, value: string): AuthorityFault | undefined {
  const inner = segments.findIndex((each) => /^https?:?$/i.test(each));
  if (inner >= 0) {
    const meant = value.slice(value.toLowerCase().lastIndexOf('http'));
    return { kind: 'doubled', ...(partsOf(meant) && { meant }) };
  }
  if (rest !== '' && !rest.startsWith('/') && !PORT.test(rest)) {
    return isTenant(segments[0]) ? { kind: 'glued', meant: `https://${host}/${rest}` } : undefined;
  }
  const meant = `https://${value.slice(scheme.length)}`;
  if (/^http:\/\/$/i.test(scheme)) return { kind: 'http', meant };
  // Some libraries take the host alone; with a tenant behind it, it is an address.
  const isMissing = scheme === '' ? isTenant(segments[0]) : !/^https:\/\/$/i.test(scheme);
  return isMissing ? { kind: 'scheme', meant } : undefined;
}

const ENDPOINT =
  /\/(?:oauth2\/(?:v2\.0\/)?(?:token|authorize|devicecode|logout)|\.well-known\/openid-configuration)\/?$/i;

/** Faults of the path. */
function pathFault({ host, rest, segments }: Parts): AuthorityFault | undefined {
  const [first = '', second] = segments;
  const start = `https://${host}/`;
  const bare = first.replace(/^[{<[]+|(?<![}>\]])[}>\]]+$/g, '');
  if (bare !== first && isTenant(bare)) {
    return { kind: 'braces', meant: `${start}${[bare, ...segments.slice(1)].join('/')}` };
  }
  if (/^\/\/+[^/]/.test(rest) && isTenant(first))
    return { kind: 'slashes', meant: `${start}${segments.join('/')}` };
  if (ENDPOINT.test(rest)) {
    const path = rest.replace(ENDPOINT, '').replace(/^\/+/, '');
    return { kind: 'endpoint', ...(path !== '' && { meant: `${start}${path}` }) };
  }
  const isVersionTwice = segments.filter((each) => /^v[12]\.0$/i.test(each)).length > 1;
  if (isVersionTwice) return { kind: 'doubled', meant: `${start}${[...new Set(segments)].join('/')}` };
  const cloud = cloudOf(host)?.id;
  if (cloud === 'b2c' || cloud === 'ciam') {
    const isWellKnown = tenantOf(first).kind === 'well-known';
    if (isWellKnown) return { kind: 'well-known' };
  }
  if (cloud !== 'b2c' && segments.some(isPolicy)) return policyElsewhere(segments);
  const isTwice = cloud !== 'b2c' && isTenant(first) && isTenant(second);
  const meant =
    first.toLowerCase() === second?.toLowerCase() ? `${start}${segments.slice(1).join('/')}` : undefined;
  return isTwice ? { kind: 'doubled', ...(meant && { meant }) } : undefined;
}

/** User flows and custom policies of B2C. */
function isPolicy(segment: string): boolean {
  return /^b2c_1a?_\w/i.test(segment);
}

function policyElsewhere(segments: readonly string[]): AuthorityFault {
  const domain = segments.find((each) => /^[a-z0-9-]+\.onmicrosoft\.com$/i.test(each));
  const policy = segments.find(isPolicy);
  const name = domain?.slice(0, domain.indexOf('.'));
  return { kind: 'policy', ...(name && { meant: `https://${name}.b2clogin.com/tfp/${domain}/${policy}` }) };
}

/** True for what names a tenant and cannot be anything else in a path. */
function isTenant(segment: string | undefined): boolean {
  const kind = segment ? tenantOf(segment).kind : 'empty';
  return kind === 'guid' || kind === 'well-known' || kind === 'domain';
}
