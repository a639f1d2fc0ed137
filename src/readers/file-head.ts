import type { Edit } from '../core/types.ts';

/**
 * Where the head of a file ends: what stands before its first statement, as far as it consists of `parts`. They are
 * tried at one place after the other, so they are sticky and take their line break along.
 */
export function headOf(text: string, parts: readonly RegExp[]): number {
  let end = 0;
  for (;;) {
    const part = parts.find((each) => {
      each.lastIndex = end;
      return each.test(text);
    });
    if (!part || part.lastIndex === end) return end;
    end = part.lastIndex;
  }
}

/** A notice in `//` comments. It belongs to the head when an empty line follows, else to what it stands above. */
export const NOTICE =
  /(?:\/\/[^\n]*\n)+(?=[ \t]*\r?\n)|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*(?=\r?\n[ \t]*\r?\n)/y;

export const EMPTY_LINE = /[ \t]*\r?\n/y;

export function inserted(offset: number, newText: string): Edit {
  return { span: { start: offset, end: offset }, newText };
}
