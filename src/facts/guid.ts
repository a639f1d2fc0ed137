const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const GUID_WITHIN = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/i;

/** True for the 36 characters of a GUID and nothing else. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** The first GUID inside a longer text. */
export function guidWithin(text: string): string | undefined {
  return GUID_WITHIN.exec(text)?.[0];
}

/** Hexadecimal groups with dashes, but not those of a GUID: something was cut off or typed twice. */
export function isBrokenGuid(text: string): boolean {
  return !isGuid(text) && text.length >= 20 && /^[0-9a-f]+(?:-[0-9a-f]+){2,}$/i.test(text);
}

/** The GUID of a text that holds it twice, with or without something between. */
export function doubledGuid(text: string): string | undefined {
  const [first, second, third] = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [];
  const isTwice = first !== undefined && first.toLowerCase() === second?.toLowerCase() && !third;
  return isTwice && text.length <= 2 * first.length + 3 ? first : undefined;
}
