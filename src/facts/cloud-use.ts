import { spanOfHost } from './address.ts';
import { type Cloud, cloudOf, cloudOfApi, homeOf } from './clouds.ts';
import type { Address, App, CloudUse, Stated, TokenRequest } from './types.ts';

type Api = CloudUse['apis'][number];

/**
 * What belongs together by its cloud: each app and each request with the scopes and resources it states, and the
 * addresses of APIs beside them, as long as a file signs in at one cloud only. Where it calls APIs of the cloud that it
 * signs in at, others in it are for something else.
 */
export function cloudUsesOf(
  apps: readonly App[],
  requests: readonly TokenRequest[],
  addresses: readonly Address[],
): readonly CloudUse[] {
  const own = [...apps.flatMap(useOfApp), ...requests.flatMap(useOfRequest)];
  return [...own, ...useBeside(apps, requests, addresses)];
}

function useOfApp({ authority, scopes = [], resource }: App): readonly CloudUse[] {
  const host = authority?.value.kind === 'url' ? authority.value.host : undefined;
  return useOf(host, [...scopes, ...(resource ? [resource] : [])]);
}

function useOfRequest({ endpoint, parameters }: TokenRequest): readonly CloudUse[] {
  const asked = parameters.flatMap(({ name, value, place }): readonly Stated<string>[] =>
    (name === 'scope' || name === 'resource') && value.kind === 'literal'
      ? [{ name, value: value.text, place }]
      : [],
  );
  return useOf(endpoint?.value.host, asked);
}

function useOf(host: string | undefined, asked: readonly Stated<string>[]): readonly CloudUse[] {
  const signIn = signInCloud(host);
  const apis = asked.flatMap(apisIn);
  return signIn && apis.length > 0 ? [{ kind: 'cloud-use', signIn, apis, isOfOne: true }] : [];
}

function signInCloud(host: string | undefined): Cloud | undefined {
  const cloud = host === undefined ? undefined : cloudOf(host);
  return cloud && homeOf(cloud);
}

/** The APIs that a scope names; it may name several, separated by blanks. */
function apisIn({ value, place }: Stated<string>): readonly Api[] {
  return value.split(/[\s,]+/).flatMap((each): readonly Api[] => {
    const host = /^(?:https:\/\/)?([a-z0-9.-]+\.[a-z]+)(?:\/|$)/i.exec(each)?.[1]?.toLowerCase();
    const cloud = host === undefined ? undefined : cloudOfApi(host);
    if (host === undefined || !cloud) return [];
    const hostSpan = spanOfHost(host, [{ value, place }]);
    return [{ cloud, host, place, ...(hostSpan && { hostSpan }) }];
  });
}

function useBeside(
  apps: readonly App[],
  requests: readonly TokenRequest[],
  addresses: readonly Address[],
): readonly CloudUse[] {
  const [first] = addresses;
  if (!first || first.isListed) return [];
  const hosts = [
    ...apps.map(({ authority }) => (authority?.value.kind === 'url' ? authority.value.host : undefined)),
    ...requests.map(({ endpoint }) => endpoint?.value.host),
    ...addresses.filter(({ service }) => service === 'sign-in').map(({ host }) => host),
  ];
  const [signIn, other] = new Set(hosts.flatMap((host) => signInCloud(host) ?? []));
  if (!signIn || other) return [];
  const apis = addresses.flatMap(({ service, cloud, host, place, hostSpan }) =>
    service !== 'sign-in' && cloud ? [{ cloud, host, place, ...(hostSpan && { hostSpan }) }] : [],
  );
  const isMixed = apis.some(({ cloud }) => cloud === signIn);
  return isMixed || apis.length === 0 ? [] : [{ kind: 'cloud-use', signIn, apis, isOfOne: false }];
}
