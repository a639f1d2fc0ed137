import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import { startOfApp, testableApps } from '../tokens/stated-apps.ts';
import type { ConfigFiles } from './config-files.ts';
import { isEdited, lensDocument } from './documents.ts';
import { showsTokenLenses } from './settings.ts';

/** Above each app and each request to a token endpoint: a way to try it. */
export function provideTokenLenses(lens: EntraLens, configFiles: ConfigFiles): vscode.Disposable {
  const provider: vscode.CodeLensProvider = {
    async provideCodeLenses(document) {
      if (!isEdited(document) || !vscode.workspace.isTrusted || !showsTokenLenses(document.uri)) return [];
      await configFiles.prepare(document.uri);
      if (!configFiles.settingsFor(document.uri)) return [];
      await lens.prepare(lensDocument(document));
      const facts = lens.factsIn(lensDocument(document));
      const uri = document.uri.toString();
      const lensAt = (offset: number, title: string, command: string) => {
        const at = document.positionAt(offset);
        return new vscode.CodeLens(new vscode.Range(at, at), {
          title,
          command,
          arguments: [{ uri, offset }],
        });
      };
      return [
        ...testableApps(facts).map((app) =>
          lensAt(startOfApp(app), vscode.l10n.t('Test token request'), 'aadstsLens.testTokenRequest'),
        ),
        ...facts
          .filter((fact) => fact.kind === 'token-request')
          .map(({ span }) =>
            lensAt(span.start, vscode.l10n.t('Send as written'), 'aadstsLens.sendAsWritten'),
          ),
      ];
    },
  };
  return vscode.languages.registerCodeLensProvider({ pattern: '**' }, provider);
}
