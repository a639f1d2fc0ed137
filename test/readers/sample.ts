/** What every sample states, in this order. The secret has a letter outside ASCII. */
export const statedValues = [
  'contoso.onmicrosoft.com',
  '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',
  'sécret',
  '',
] as const;

/** A file of one format that states the same four values: `test/readers/samples/<reader id>.ts`. */
export interface Sample {
  readonly path: string;
  readonly text: string;
  /** The paths of the four settings, with `/` between names. */
  readonly names: readonly [tenant: string, clientId: string, clientSecret: string, empty: string];
  /** The comments of the text, in order; by default a comment `app` at the top. None where the format has none. */
  readonly comments: readonly string[];
  /** How the secret stands in the text where it is escaped there: `s\u00e9cret`. */
  readonly writtenSecret?: string;
  /** True where removing an entry cannot leave a file of the same kind: arguments of a call, for example. */
  readonly keepsEntries?: boolean;
  /** True where nothing that reads the file takes values from outside it. */
  readonly keepsSecret?: boolean;
}
