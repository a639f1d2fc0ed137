/** Longer texts are looked at, and not kept (UTF-16 units). */
const LONGEST_KEPT = 1000;

/**
 * The same text, which does not keep the one in memory that it is a part of: V8 makes a part of a text as a view of it, and the parts
 * of what it has put together by itself as views of that.
 */
export function ownText(part: string): string {
  return part.length > LONGEST_KEPT ? part : ` ${part}`.slice(1);
}
