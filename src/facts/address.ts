import { type Code, childrenOf, type Expression, type Literal } from '../core/expressions.ts';
import type { Place, Reading, Span, Syntax } from '../core/types.ts';
import { ACCESS_CONTROL } from './authority.ts';
import { type Cloud, cloudOf, cloudOfApi, cloudOfGraph, homeOf } from './clouds.ts';
import { HOLE, placeOf } from './expression-text.ts';
import { withRepeats } from './repeats.ts';
import { textsThat } from './texts.ts';
import type { Address } from './types.ts';

/**
 * The addresses at Microsoft hosts that a text states, in settings or as a text of code: of sign-in, and of APIs that
 * Entra issues tokens for. Those that only occur within a longer text are not seen.
 */
export function addressesIn(reading: Reading, syntax: Syntax): readonly Address[] {
  const found = reading.code ? inCode(reading.code, syntax) : inSettings(reading.settings);
  const isListed = listsHosts(found);
  return withRepeats(
    found.map((address) => ({ ...address, isListed, repeats: [], isRepeat: false })),
    ({ host }) => host,
  );
}

type Found = Omit<Address, 'isListed' | 'repeats' | 'isRepeat'>;

function inSettings(settings: Reading['settings']): readonly Found[] {
  return settings.flatMap(({ path, value, isComputed, place }) => {
    const address = isComputed ? undefined : addressOf(value);
    return address ? [foundAt(address, path.at(-1) ?? '', place, [{ value, place }])] : [];
  });
}

const textsWithAddresses = textsThat((text) => addressOf(text) !== undefined);

function inCode(code: Code, syntax: Syntax): readonly Found[] {
  const seen = new Set<number>();
  return textsWithAddresses(code).flatMap(({ expression, text }) => {
    const address = addressOf(text);
    if (!address) return [];
    const found = foundAt(address, '', placeOf(expression, syntax), literalsUnder(expression));
    // A text and what is made of it are one.
    const start = found.hostSpan?.start ?? found.place.span.start;
    if (seen.has(start)) return [];
    seen.add(start);
    return [found];
  });
}

/** A text, and where it is written. */
export interface Written {
  readonly value: string;
  readonly place: Place;
}

interface Parts {
  readonly hasScheme: boolean;
  readonly host: string;
  readonly path: string;
}

function foundAt(
  { host, path, hasScheme }: Parts,
  name: string,
  place: Place,
  written: readonly Written[],
): Found {
  const signIn = cloudOf(host);
  const cloud = signIn ? homeOf(signIn) : cloudOfApi(host);
  const hostSpan = spanOfHost(host, written);
  return {
    kind: 'address',
    host,
    path,
    name,
    place,
    hasScheme,
    service: serviceOf(host, cloud),
    ...(hostSpan && { hostSpan }),
    ...(cloud && { cloud }),
  };
}

/** The literals that a text is made of, each once. */
function literalsUnder(expression: Expression, seen = new Set<Expression>()): readonly Literal[] {
  if (seen.has(expression)) return [];
  seen.add(expression);
  if (expression.kind === 'literal') return [expression];
  return childrenOf(expression).flatMap((child) => literalsUnder(child, seen));
}

/** Where a host (in lower case) is written; undefined where the text that holds it is not written as it is meant. */
export function spanOfHost(host: string, written: readonly Written[]): Span | undefined {
  for (const { value, place } of written) {
    const { start, end } = place.span;
    const at = end - start === value.length ? value.toLowerCase().indexOf(host) : -1;
    if (at >= 0) return { start: start + at, end: start + at + host.length };
  }
  return undefined;
}

const ADDRESS = new RegExp(
  String.raw`^\s*(https?:\/\/)?([a-z0-9.${HOLE}-]+)(?::\d+)?(\/[^\s?#]*)?(?:[?#]\S*)?\s*$`,
  'i',
);

/** True for the value of a setting that is such an address. */
export function isAddress(value: string): boolean {
  return addressOf(value) !== undefined;
}

function addressOf(text: string): Parts | undefined {
  if (!text.includes('.')) return undefined;
  const match = ADDRESS.exec(text);
  const host = match?.[2]?.toLowerCase();
  if (!host || !isKnown(host)) return undefined;
  return { host, path: match?.[3] ?? '', hasScheme: match?.[1] !== undefined };
}

/** A host without a name before it (`sharepoint.com`, `{computed}sharepoint.com`) says nothing. */
function isKnown(host: string): boolean {
  return host === ACCESS_CONTROL || cloudOf(host) !== undefined || cloudOfApi(host) !== undefined;
}

function serviceOf(host: string, cloud: Cloud | undefined): Address['service'] {
  if (host === ACCESS_CONTROL) return 'access-control';
  if (cloudOf(host)) return 'sign-in';
  if (cloudOfGraph(host)) return 'graph';
  if (cloud?.retiredGraphHosts?.includes(host)) return 'azure-ad-graph';
  return /\.sharepoint(?:-mil)?\.[a-z]+$/.test(host) ? 'sharepoint' : 'other';
}

/** More hosts of sign-in, or Graphs of more clouds, than an application uses. */
const MOST_SIGN_IN_HOSTS = 2;
const MOST_CLOUDS = 2;

function listsHosts(found: readonly Found[]): boolean {
  const hosts = new Set(found.filter(({ service }) => service === 'sign-in').map(({ host }) => host));
  const clouds = new Set(found.flatMap(({ cloud }) => cloud?.id ?? []));
  return hosts.size > MOST_SIGN_IN_HOSTS || clouds.size > MOST_CLOUDS;
}
