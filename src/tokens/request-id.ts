import { base64url } from 'jose';

const BYTES = 16;
/** The order in which a GUID is printed: its first three groups are little-endian numbers. */
const ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
const GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/**
 * The Request ID that a token was issued with, a GUID: what `uti` holds, base64url of its sixteen bytes. Source:
 * learn.microsoft.com/graph, resource signIn (id, uniqueTokenIdentifier). Undefined for other texts.
 */
export function requestIdOf(uti: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{22}$/.test(uti)) return undefined;
  const bytes = base64url.decode(uti);
  if (bytes.length !== BYTES) return undefined;
  const hex = ORDER.map((at) => (bytes[at] ?? 0).toString(16).padStart(2, '0')).join('');
  return hex.replace(GROUPS, '$1-$2-$3-$4-$5');
}
