/** Commands that clients may call (`workspace/executeCommand`), by what they do. */
export const commandNames = {
  /** `[text, code?]`: gives the explanation of an error text as Markdown. */
  explainError: 'aadstsLens.explainError',
  /** `[text]`: gives the token in a text, decoded, as JSON with comments. */
  decodeJwt: 'aadstsLens.decodeJwt',
  /** Sends the diagnostics of all files of the workspace, those that are not open included. */
  checkWorkspace: 'aadstsLens.checkWorkspace',
  /** `[uri, offset]`: shows the thumbprints of the certificate that begins there. */
  showThumbprints: 'aadstsLens.showThumbprints',
  /** `[address]`: opens a page of the web. */
  openPage: 'aadstsLens.openPage',
  /** `[uri, range]`: selects what is to be typed over. */
  selectValue: 'aadstsLens.selectValue',
} as const;
