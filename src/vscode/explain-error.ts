import * as vscode from 'vscode';
import {
  type Code,
  explain,
  explanationReport,
  type Knowledge,
  loadKnowledge,
  searchCodes,
  toMarkdown,
} from '../index.ts';
import type { Reports } from './reports.ts';

interface CodeItem extends vscode.QuickPickItem {
  readonly code?: number;
}

/** `Explain AADSTS Error`: from the selection, or searched for by number, name and words, or a pasted error. */
export function explainError(reports: Reports) {
  return async (given?: unknown): Promise<void> => {
    const knowledge = await loadKnowledge();
    const text =
      typeof given === 'string'
        ? given
        : (selectedError(knowledge) ?? (await askForError(knowledge.catalogue)));
    if (!text) return;
    const explanation = explain(text, knowledge);
    if (explanation.codes.length === 0) {
      await vscode.window.showWarningMessage(
        'There is no AADSTS code in that text. Paste the whole error message, or a number such as 7000215.',
      );
      return;
    }
    await reports.show(
      `AADSTS${explanation.codes[0]?.code}.md`,
      'markdown',
      toMarkdown(explanationReport(explanation)),
    );
  };
}

function selectedError(knowledge: Knowledge): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() !== '' && explain(text, knowledge).codes.length > 0 ? text : undefined;
}

/** A list to search in; what is typed or pasted is offered as an error text of its own. */
function askForError(catalogue: readonly Code[]): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<CodeItem>();
  picker.title = 'Explain AADSTS Error';
  picker.placeholder = 'A number, a word, or the whole error message';
  picker.matchOnDescription = true;
  const search = () => {
    const found = searchCodes(picker.value, catalogue).map(itemOf);
    const typed = picker.value.trim();
    const pasted: CodeItem = { label: '$(search) Explain this text', description: typed, alwaysShow: true };
    picker.items = /\d{5}/.test(typed) ? [pasted, ...found] : found;
  };
  search();
  picker.onDidChangeValue(search);
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      resolve(item?.code === undefined ? picker.value : `AADSTS${item.code}`);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemOf({ code, title, name }: Code): CodeItem {
  return {
    label: `AADSTS${code}`,
    description: title,
    ...(name && { detail: name }),
    alwaysShow: true,
    code,
  };
}
