import { type Fault, faultKinds, type Misbehaving, plainMessage, type Refusing } from './faults.ts';
import { integer, object, oneOf, type Read, text } from './member-readers.ts';

const times = integer(1, 1_000_000);

const misbehaving = object<Misbehaving>({ kind: oneOf(...faultKinds), times }, ['kind']);

const refusing = object<Refusing>(
  { code: integer(10_000, 99_999_999), times, message: text(), error: text(), status: integer(400, 599) },
  ['code'],
);

/** Reads a fault: a way to misbehave by its `kind`, or a refusal by its `code`. */
export const faultReader: Read<Fault> = (value, member, complain) => {
  const isKind = typeof value === 'object' && value !== null && Object.hasOwn(value, 'kind');
  if (isKind) return misbehaving(value, member, complain);
  const fault = refusing(value, member, complain);
  if (fault !== undefined && fault.message === undefined && plainMessage(fault.code) === undefined)
    complain(
      `${member}.message`,
      'is missing: the endpoint has no sentence for this code that names no values',
    );
  return fault;
};
