import assert from 'node:assert/strict';
import type { Expression } from '../../src/core/expressions.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';

/** The last value that a file assigns to `x`. */
export async function valueIn(path: string, source: string): Promise<Expression> {
  const reader = readerFor(readers, path, '');
  assert.ok(reader);
  const { code } = reader.read(source, path, await parserOf(reader));
  const value = code?.assignments.findLast(({ target }) => target.join() === 'x')?.value;
  assert.ok(value, source);
  return value;
}
