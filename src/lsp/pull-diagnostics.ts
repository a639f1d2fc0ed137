import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { createTimers } from '../index.ts';
import { diagnosticOf, resultIdOf } from './diagnostic.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { PushOptions } from './push-diagnostics.ts';

/** Answers when the editor asks for the findings of a document (`textDocument/diagnostic`), and says when to ask again. */
export function pullDiagnostics(options: PushOptions): Diagnostics {
  const { connection, client, lens, documents, judge, tell, pauses } = options;
  const timers = createTimers();
  let told = 0;

  const refresh = () => {
    told = lens.revision();
    // Who cannot be told asks by itself: the server said that files depend on each other.
    if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(() => {});
  };
  const catchUp = () => {
    if (lens.revision() !== told) timers.startOnce('refresh', pauses.catchUp, refresh);
  };
  connection.languages.diagnostics.on(
    tell.answering('Checking a document', async ({ textDocument, previousResultId }) => {
      const { uri } = textDocument;
      const document = documents.get(uri);
      if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const before = lens.revision();
      const { found } = await judge.judge(
        document,
        documents.fileOf(uri),
        () => documents.get(uri) === document,
      );
      if (lens.revision() !== before) catchUp();
      const items = found.map((each) => diagnosticOf(uri, each, client));
      const resultId = resultIdOf(items);
      return resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, items, resultId };
    }),
  );
  return {
    opened: () => {},
    changed: () => {},
    closed: catchUp,
    refreshAll: () => timers.startOnce('refresh', 0, refresh),
    catchUp,
    dispose: timers.dispose,
  };
}
