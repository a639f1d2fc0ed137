/** What a text that is no secret says of one. */
export type Description = 'expiry' | 'uploaded' | 'words';

/** Dates as people and the portal write them, and the portal's choices for how long a secret lives. */
const EXPIRY: readonly RegExp[] = [
  /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/,
  /^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/,
  /^(?:recommended: )?\d{1,3} (?:days|months|years?)(?: \(\d{1,2} (?:months|years?)\))?$/i,
];

/** Words of people who tell where a value comes from: nobody pasted those. */
const PROSE =
  /\b(?:secret|key|password|value|token|id|from|in|of|the|see|generate\w*|copy|copied|portal|vault|azure|entra|here|not|no|is|use|set|any|some)\b/i;

/** Tells a secret's description or expiry from its value; undefined for what may be a value. */
export function descriptionIn(text: string): Description | undefined {
  if (EXPIRY.some((pattern) => pattern.test(text))) return 'expiry';
  if (/^password uploaded on \w{3} /i.test(text)) return 'uploaded';
  const isWords = /^[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+){1,5}$/.test(text);
  return isWords && !PROSE.test(text) ? 'words' : undefined;
}
