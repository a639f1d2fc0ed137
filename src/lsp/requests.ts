import { actionsAt } from './actions.ts';
import { certificateCommand, certificateLenses, lensData } from './certificates.ts';
import { runCommand } from './commands.ts';
import { hoverAt } from './hover.ts';

export type RequestsOptions = Parameters<typeof runCommand>[1] & Parameters<typeof actionsAt>[1];

/** Answers what the editor asks of its documents, and runs its commands. */
export function answerRequests(given: RequestsOptions): void {
  const { connection, client, documents, tell, now } = given;
  connection.onCodeAction(
    tell.answering('Looking for fixes', async (params) => [...(await actionsAt(params, given))]),
  );
  connection.onHover(
    tell.answering('Explaining', ({ textDocument, position }) => {
      const document = documents.get(textDocument.uri);
      return document
        ? hoverAt(document, position, { ...given, hoversMarkdown: client.hoversMarkdown })
        : null;
    }),
  );
  connection.onCodeLens(
    tell.answering('Looking for certificates', ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      return document ? [...certificateLenses(document)] : [];
    }),
  );
  connection.onCodeLensResolve(
    tell.answering('Reading a certificate', (lens) => {
      const data = lensData(lens.data);
      const document = data && documents.get(data.uri);
      return document ? { ...lens, command: certificateCommand(document, data.offset, now()) } : lens;
    }),
  );
  connection.onExecuteCommand(tell.answering('The command', (params) => runCommand(params, given)));
}
