import { X509Certificate } from 'node:crypto';
import { isGuid } from './directory.ts';

/** Says what is wrong with a member: `applications[0].clientId` and the rest of the sentence. */
export type Complain = (member: string, fault: string) => void;

/**
 * Reads a value of a JSON document as a `T`, or complains and gives undefined. Complaints name the member and what
 * is wanted there, never the value: it may be a secret.
 */
export type Read<T> = (value: unknown, member: string, complain: Complain) => T | undefined;

/** Text that is not empty, and that the test lets through. */
export function text(wanted = 'a text that is not empty', test: (value: string) => boolean = () => true) {
  const read: Read<string> = (value, member, complain) => {
    if (typeof value === 'string' && value !== '' && test(value)) return value;
    complain(member, `has to be ${wanted}`);
    return undefined;
  };
  return read;
}

export const guid = text('a GUID', isGuid);

/** A moment in ISO 8601. */
export const moment = text('a time such as 2026-12-31T23:59:59Z', (value) => {
  return /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
});

export const absoluteUri = text('an absolute URI', (value) => URL.canParse(value));

export const flag: Read<boolean> = (value, member, complain) => {
  if (typeof value === 'boolean') return value;
  complain(member, 'has to be true or false');
  return undefined;
};

/** A number of the list, or a whole number from the least to the most. */
export function integer(least: number, most: number): Read<number> {
  return (value, member, complain) => {
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    complain(member, `has to be a whole number from ${least} to ${most}`);
    return undefined;
  };
}

export function oneOf<const T extends string | number>(...values: readonly T[]): Read<T> {
  return (value, member, complain) => {
    const found = values.find((each) => each === value);
    if (found === undefined) complain(member, `has to be one of ${values.join(', ')}`);
    return found;
  };
}

export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value, member, complain) => {
    if (!Array.isArray(value)) {
      complain(member, 'has to be a list');
      return undefined;
    }
    return value
      .map((each, index) => read(each, `${member}[${index}]`, complain))
      .filter((each) => each !== undefined);
  };
}

/** A reader for each member an object may have. */
export type Members<T> = { readonly [K in keyof T]-?: Read<Exclude<T[K], undefined>> };

/**
 * An object with these members and no others. `required` are those that have to be there; what else is left out
 * is left out of the result.
 */
export function object<T extends object>(
  members: Members<T>,
  required: readonly (keyof T & string)[],
): Read<T> {
  const known = new Map(Object.entries(members) as readonly [string, Read<unknown>][]);
  return (value, member, complain) => {
    if (!isObject(value)) {
      complain(member, 'has to be an object');
      return undefined;
    }
    const at = (name: string) => (member === '' ? name : `${member}.${name}`);
    for (const name of required) if (!Object.hasOwn(value, name)) complain(at(name), 'is missing');
    const read = Object.entries(value).map(([name, each]) => {
      const reader = known.get(name);
      if (reader !== undefined) return [name, reader(each, at(name), complain)];
      complain(
        at(name),
        `is not known; there ${known.size > 1 ? 'are' : 'is'} ${[...known.keys()].join(', ')}`,
      );
      return [name, undefined];
    });
    // Complete whenever nothing was complained of, and given to nobody otherwise.
    return Object.fromEntries(read.filter(([, each]) => each !== undefined)) as T;
  };
}

/** Any object, its members as they are. */
export const anyObject: Read<Readonly<Record<string, unknown>>> = (value, member, complain) => {
  if (isObject(value)) return value;
  complain(member, 'has to be an object');
  return undefined;
};

/**
 * A certificate: its PEM, or the path of a file with it, which `readFile` reads (undefined: it cannot be read).
 * Gives the PEM of the first certificate.
 */
export function certificate(readFile: (path: string) => string | undefined): Read<string> {
  return (value, member, complain) => {
    if (typeof value !== 'string') {
      complain(member, 'has to be the PEM of a certificate or the path of a file with it');
      return undefined;
    }
    const pem = value.includes('-----BEGIN') ? value : readFile(value);
    const [found] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem ?? '') ?? [];
    if (pem === undefined) complain(member, 'names a file that cannot be read');
    else if (found === undefined || !isCertificate(found)) complain(member, 'holds no certificate in PEM');
    else return found;
    return undefined;
  };
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
