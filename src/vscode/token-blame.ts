import * as vscode from 'vscode';
import type { App, Evidence, Explanation, TokenRequest } from '../index.ts';
import { type Blamed, blamedBy } from '../tokens/blame.ts';
import { SOURCE } from './diagnostics.ts';
import { editorRange } from './documents.ts';
import { type Stated, startOf } from './token-app.ts';

/** Marks the setting that a refusal blames, until the file changes or the test is granted. */
export interface TokenBlame extends vscode.Disposable {
  show(stated: Stated, explanation: Explanation): vscode.Location;
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
    show: (stated, explanation) => {
      const range = blamedRange(stated, explanation);
      const { uri } = stated.document;
      collection.set(uri, [diagnosticOf(range, explanation)]);
      return new vscode.Location(uri, range);
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** What the evidence points at in this file; else what the code blames; else where the app or the request begins. */
function blamedRange(stated: Stated, { codes, evidence }: Explanation): vscode.Range {
  const { document } = stated;
  const uri = document.uri.toString();
  const proven = evidence.flatMap(({ places }: Evidence) => places).find((place) => place.uri === uri);
  if (proven) return editorRange(proven.range);
  const blamed = codes[0] && blamedBy(codes[0].code);
  const part = 'app' in stated ? partOf(stated.app, blamed) : parameterOf(stated.request, blamed);
  const { start, end } = part?.place.span ?? { start: startOf(stated), end: startOf(stated) };
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function partOf(app: App, blamed: Blamed | undefined) {
  switch (blamed) {
    case 'authority':
      return app.tenant ?? app.authority;
    case 'clientId':
      return app.clientId;
    case 'credential':
      return app.clientSecret ?? app.certificate ?? app.thumbprint ?? app.clientAssertion;
    case 'scopes':
      return app.scopes?.[0] ?? app.resource;
    case 'grant':
    case undefined:
      return undefined;
  }
}

/** The parameters that each part of a request is sent as. */
const PARAMETERS: Readonly<Record<Blamed, readonly string[]>> = {
  authority: [],
  clientId: ['client_id'],
  credential: ['client_secret', 'client_assertion', 'password', 'client_assertion_type'],
  scopes: ['scope', 'resource'],
  grant: ['assertion', 'refresh_token', 'code', 'device_code', 'grant_type'],
};

function parameterOf({ parameters, tenant, endpoint }: TokenRequest, blamed: Blamed | undefined) {
  if (blamed === undefined) return undefined;
  if (blamed === 'authority') return tenant ?? endpoint;
  return PARAMETERS[blamed]
    .map((name) => parameters.find((parameter) => parameter.name === name))
    .find((parameter) => parameter !== undefined);
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
