import * as vscode from 'vscode';
import type { Code, Explanation } from '../index.ts';
import { blamedRange, type Refusal } from '../tokens/blamed-range.ts';
import type { Exchange } from '../tokens/exchange.ts';
import { SOURCE } from './diagnostics.ts';
import { editorRange } from './documents.ts';
import { type Stated, startOf } from './token-app.ts';

/** Marks the setting that a refusal blames, until the file changes or the test is granted. */
export interface TokenBlame extends vscode.Disposable {
  show(stated: Stated, explanation: Explanation, exchange?: Exchange): vscode.Location;
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

function rangeToBlame(stated: Stated, refusal: Refusal): vscode.Range {
  const { document } = stated;
  const range = blamedRange('app' in stated ? stated.app : stated.request, refusal, {
    uri: document.uri.toString(),
    start: startOf(stated),
    rangeOf: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
  });
  return editorRange(range);
}

function diagnosticOf(range: vscode.Range, { codes, evidence }: Explanation): vscode.Diagnostic {
  const [first] = codes;
  const message = first ? refusalOf(first, evidence[0]?.message ?? first.meaning) : refusalOf();
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = SOURCE;
  if (first) {
    const target = vscode.Uri.parse(`https://login.microsoftonline.com/error?code=${first.code}`);
    diagnostic.code = { value: `AADSTS${first.code}`, target };
  }
  return diagnostic;
}

function refusalOf(code?: Pick<Code, 'code' | 'title'>, proof = ''): string {
  if (!code) return vscode.l10n.t('The token request was refused.');
  const name = `AADSTS${code.code}`;
  return proof === ''
    ? vscode.l10n.t('The token request was refused with {0}: {1}.', name, code.title)
    : vscode.l10n.t('The token request was refused with {0}: {1}. {2}', name, code.title, proof);
}
