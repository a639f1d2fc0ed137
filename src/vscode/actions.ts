import * as vscode from 'vscode';
import type { Action, Diagnosis, EntraLens } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';
import { SOURCE } from './diagnostics.ts';
import { editorRange, lensDocument } from './documents.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('aadstsLens');

/** Quick fixes at the cursor, and the source action that applies every safe fix. */
export function provideActions(lens: EntraLens, configFiles: ConfigFiles): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      await configFiles.prepare(document.uri);
      const settings = configFiles.settingsFor(document.uri);
      if (!settings) return [];
      const wanted = (kind: vscode.CodeActionKind) => !context.only || context.only.contains(kind);
      const actions: vscode.CodeAction[] = [];
      if (wanted(vscode.CodeActionKind.QuickFix)) {
        const found = lens.diagnosesAt(lensDocument(document), range, settings);
        actions.push(...found.flatMap((each) => quickFixes(document, each, context.diagnostics)));
      }
      // Saving and the palette ask for source actions by name: the light bulb stays free of them.
      if (context.only?.intersects(FIX_ALL)) {
        const edits = lens.fixAll(lensDocument(document), settings);
        if (edits.length > 0)
          actions.push(
            editAction(vscode.l10n.t('Fix all that AADSTS Lens can fix safely'), FIX_ALL, document, edits),
          );
      }
      return actions;
    },
  };
  return vscode.languages.registerCodeActionsProvider({ pattern: '**' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  });
}

function quickFixes(
  document: vscode.TextDocument,
  found: Diagnosis,
  shown: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const diagnostics = shown.filter(
    ({ source, range, code }) =>
      source === SOURCE &&
      range.isEqual(editorRange(found.range)) &&
      typeof code === 'object' &&
      code.value === found.rule,
  );
  const fixes = found.actions.map((action, index) => {
    const fix = quickFix(document, action);
    fix.isPreferred = index === 0 && action.kind === 'edit' && action.safe;
    return fix;
  });
  // What silences stands last.
  const end = found.actions.findIndex(({ kind }) => kind === 'silence');
  const all = found.codes.includes(INVALID_SECRET)
    ? fixes.toSpliced(end < 0 ? fixes.length : end, 0, testNow())
    : fixes;
  for (const fix of all) fix.diagnostics = diagnostics;
  return all;
}

/** AADSTS7000215: whether the secret is right after all, Entra knows. */
const INVALID_SECRET = 7000215;

function testNow(): vscode.CodeAction {
  const title = vscode.l10n.t('Test a token request with these settings…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: 'aadstsLens.testTokenRequest' };
  return action;
}

function quickFix(document: vscode.TextDocument, action: Action): vscode.CodeAction {
  if (action.kind === 'edit')
    return editAction(action.title, vscode.CodeActionKind.QuickFix, document, action.edits);
  const fix = new vscode.CodeAction(action.title, vscode.CodeActionKind.QuickFix);
  if (action.kind === 'silence') {
    const comment = new vscode.SnippetString()
      .appendText(action.before)
      .appendPlaceholder(vscode.l10n.t('reason'))
      .appendText(action.after);
    const at = new vscode.Position(action.at.line, action.at.character);
    fix.edit = new vscode.WorkspaceEdit();
    fix.edit.set(document.uri, [vscode.SnippetTextEdit.insert(at, comment)]);
    return fix;
  }
  fix.command =
    action.kind === 'open'
      ? { title: action.title, command: 'vscode.open', arguments: [vscode.Uri.parse(action.url)] }
      : { title: action.title, command: 'aadstsLens.enterSecret', arguments: [document.uri, action.range] };
  return fix;
}

function editAction(
  title: string,
  kind: vscode.CodeActionKind,
  document: vscode.TextDocument,
  edits: (Action & { kind: 'edit' })['edits'],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) action.edit.replace(document.uri, editorRange(range), newText);
  return action;
}
