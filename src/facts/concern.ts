/**
 * What a file must hold somewhere before it is worth parsing: a name of a credential's part, a host of
 * Entra, or Entra's marker of a secret.
 */
const SIGNS =
  /(?:client|app(?:lication)?|tenant|directory)[ _.-]?(?:id|secret|password)|tenant|microsoftonline|_secret|[78]Q~/i;

/** False for a text that cannot state anything about an application at Entra. */
export function mayConcernEntra(text: string): boolean {
  return SIGNS.test(text);
}
