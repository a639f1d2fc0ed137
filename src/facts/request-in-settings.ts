import type { Setting } from '../core/types.ts';
import { type Address, addressOf, isMicrosoftResource } from './endpoint.ts';
import type { Given } from './given-parameters.ts';
import { requestParameters } from './library-http.ts';
import { askedOf } from './requested.ts';
import { parameterOf } from './token-request.ts';
import type { Endpoint, TokenRequest } from './types.ts';

/**
 * Requests to Entra's token endpoint that a file without code holds: a collection of Postman, the configuration of a
 * gateway or a client. Parameters stand together in one section with `grant_type`; the endpoint is the address that
 * stands nearest to them. Some of the parameters may be switched off there.
 */
export function requestsInSettings(settings: readonly Setting[]): readonly TokenRequest[] {
  const grants = settings.filter(({ path }) => path.at(-1) === 'grant_type');
  return grants.flatMap((grant) => requestOf(grant, settings));
}

function requestOf(grant: Setting, settings: readonly Setting[]): readonly TokenRequest[] {
  const section = grant.path.slice(0, -1);
  const own = settings.filter(({ path }) => isIn(path, section) && requestParameters.has(path.at(-1) ?? ''));
  const given = withoutSpare(own.map(givenOf));
  const found = nearestAddress(section, settings);
  if (found === 'none' ? !given.some(isForMicrosoft) : !found) return [];
  const encoding = section.includes('urlencoded') ? 'form' : 'unknown';
  const endpoint = found === 'none' ? undefined : found;
  return [
    {
      kind: 'token-request',
      span: grant.place.entry,
      ...(endpoint && {
        endpoint: { value: endpoint.value, name: 'token endpoint', place: endpoint.setting.place },
      }),
      isEndpointGuessed: true,
      isCertain: true,
      encoding,
      parameters: given.map((each) => parameterOf(each, encoding)),
      isWhole: false,
      mayUseBasic: true,
      ...askedOf(given, endpoint?.value, true),
    },
  ];
}

function isIn(path: readonly string[], section: readonly string[]): boolean {
  return path.length === section.length + 1 && section.every((name, index) => path[index] === name);
}

/** Of `scope` and `resource`, kept side by side, one is mostly switched off. */
function withoutSpare(given: readonly Given[]): readonly Given[] {
  const hasScope = given.some(({ name, text }) => name === 'scope' && text !== '');
  return hasScope ? given.filter(({ name }) => name !== 'resource') : given;
}

function givenOf({ path, value, isComputed, place }: Setting): Given {
  const expression = { kind: 'literal', type: 'text', value, span: place.literal, place } as const;
  const text = isComputed ? undefined : value;
  return { name: path.at(-1) ?? '', expression, place, text, isApart: !isComputed, isAdded: true };
}

function isForMicrosoft({ name, text = '' }: Given): boolean {
  return (name === 'scope' || name === 'resource') && isMicrosoftResource(text);
}

interface Found {
  readonly setting: Setting;
  readonly value: Endpoint;
}

/** The address with the most names in common; undefined for another provider's, and where it is not clear whose. */
function nearestAddress(
  section: readonly string[],
  settings: readonly Setting[],
): Found | 'none' | undefined {
  const addresses = settings.flatMap((setting) => {
    const address = addressOf(setting.value);
    return isForTokens(address, setting.value)
      ? [{ setting, address, near: inCommon(setting.path, section) }]
      : [];
  });
  const nearest = Math.max(0, ...addresses.map(({ near }) => near));
  const best = addresses.filter(({ near }) => near === nearest);
  const [first] = best;
  if (!first) return 'none';
  if (first.address.kind !== 'entra' || best.some(({ address }) => address.kind !== 'entra'))
    return undefined;
  return { setting: first.setting, value: first.address.endpoint };
}

function isForTokens(address: Address, text: string): boolean {
  return address.kind === 'entra' || (address.kind === 'elsewhere' && /token|oauth|openid/i.test(text));
}

function inCommon(path: readonly string[], section: readonly string[]): number {
  const apart = section.findIndex((name, index) => path[index] !== name);
  return apart < 0 ? section.length : apart;
}
