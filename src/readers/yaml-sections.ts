/** A part of a document that stands for itself, and where it starts in the whole text. */
export interface Section {
  readonly text: string;
  readonly start: number;
}

/** Up to this size (UTF-16 units) a document is read whole. */
const SMALL = 64 * 1024;
/** A part larger than this is not read: YAML takes a second and more for each megabyte. */
const LARGE = 1024 * 1024;

const RELEVANT = /secret|client|tenant|app[_-]?id|password|authority|thumbprint|[78]Q~/i;

/**
 * Cuts a large document at its top-level entries and keeps the parts that can hold credentials. An
 * entry starts where a line starts with neither a blank nor a comment; what is indented belongs to it.
 */
export function relevantSections(text: string): readonly Section[] {
  if (text.length <= SMALL) return [{ text, start: 0 }];
  const starts = [...text.matchAll(/^(?![ \t#\r\n]|- )/gm)].map((match) => match.index);
  return starts
    .map((start, index) => ({ text: text.slice(start, starts[index + 1]), start }))
    .filter((section) => section.text.length <= LARGE && RELEVANT.test(section.text));
}
