import * as vscode from 'vscode';
import type { Explanation } from '../index.ts';
import { blamedRange, type Refusal } from '../tokens/blamed-range.ts';
import type { Exchange } from '../tokens/exchange.ts';
import { SOURCE } from './diagnostics.ts';
import { editorRange } from './documents.ts';
import { type StatedApp, startOfApp } from './token-app.ts';

/** Marks the setting that a refusal blames, until the file changes or the test is granted. */
export interface TokenBlame extends vscode.Disposable {
  show(stated: StatedApp, explanation: Explanation, exchange?: Exchange): vscode.Location;
  clear(uri: vscode.Uri): void;
}

export function createTokenBlame(): TokenBlame {
  const collection = vscode.languages.createDiagnosticCollection('aadsts-lens-token-test');
  const clear = (uri: vscode.Uri) => collection.delete(uri);
  const subscriptions = vscode.Disposable.from(
    collection,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) clear(document.uri);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(clear)),
  );
  return {
    clear,
    show: (stated, explanation, exchange) => {
      const range = rangeToBlame(stated, { ...explanation, exchange });
      const { uri } = stated.document;
      collection.set(uri, [diagnosticOf(range, explanation)]);
      return new vscode.Location(uri, range);
    },
    dispose: () => subscriptions.dispose(),
  };
}

function rangeToBlame({ app, document }: StatedApp, refusal: Refusal): vscode.Range {
  const range = blamedRange(app, refusal, {
    uri: document.uri.toString(),
    start: startOfApp(app),
    rangeOf: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
  });
  return editorRange(range);
}

function diagnosticOf(range: vscode.Range, { codes, evidence }: Explanation): vscode.Diagnostic {
  const [first] = codes;
  const proof = evidence[0]?.message ?? first?.meaning ?? '';
  const message = first
    ? `The token request was refused with AADSTS${first.code}: ${first.title}. ${proof}`.trim()
    : 'The token request was refused.';
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = SOURCE;
  if (first) {
    const target = vscode.Uri.parse(`https://login.microsoftonline.com/error?code=${first.code}`);
    diagnostic.code = { value: `AADSTS${first.code}`, target };
  }
  return diagnostic;
}
