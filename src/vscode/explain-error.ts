import * as vscode from 'vscode';
import {
  type Code,
  type EntraLens,
  type Explanation,
  explain,
  explanationReport,
  type Knowledge,
  loadKnowledge,
  searchCodes,
  supportCopy,
  toMarkdown,
} from '../index.ts';
import { FIX_COMMAND, openPlace, reportLink } from './evidence-places.ts';
import type { Reports } from './reports.ts';

interface CodeItem extends vscode.QuickPickItem {
  readonly code?: number;
  /** What is explained when it is picked. */
  readonly text?: string;
}

/** `Explain AADSTS Error`: from the selection, or searched for by number, name and words, or a pasted error. */
export function explainError(lens: EntraLens, reports: Reports) {
  return async (given?: unknown, code?: unknown): Promise<void> => {
    const knowledge = await loadKnowledge();
    const text =
      typeof given === 'string' ? given : (selectedError(knowledge) ?? (await askForError(knowledge)));
    if (!text) return;
    const explanation = explain(text, knowledge, lens);
    if (explanation.codes.length === 0) {
      await vscode.window.showWarningMessage(
        vscode.l10n.t(
          'There is no AADSTS code in that text. Paste the whole error message, or a number such as 7000215.',
        ),
      );
      return;
    }
    const told = typeof code === 'number' ? { code } : {};
    await reports.show(
      `AADSTS${told.code ?? explanation.codes[0]?.code}.md`,
      'markdown',
      toMarkdown(explanationReport(explanation, { ...told, showPlace: reportLink })),
    );
    // Not awaited: the message stays until it is dismissed, the command is done.
    void offerNext(explanation);
  };
}

/** What can be done next: to the line that is proven guilty, its fixes, and the ids that support asks for. */
async function offerNext(explanation: Explanation): Promise<void> {
  const { codes, evidence, traceId } = explanation;
  const found = evidence.find(({ places }) => places.length > 0);
  const place = found?.places[0];
  const actions = new Map<string, () => PromiseLike<unknown>>([
    ...(place
      ? ([
          [vscode.l10n.t('Open the Line'), () => openPlace(place)],
          [
            vscode.l10n.t('Quick Fixes'),
            () => vscode.commands.executeCommand(FIX_COMMAND, place.uri, place.range),
          ],
        ] as const)
      : []),
    ...(traceId === null
      ? []
      : ([
          [vscode.l10n.t('Copy for Support'), () => vscode.env.clipboard.writeText(supportCopy(explanation))],
        ] as const)),
  ]);
  if (actions.size === 0) return;
  const message = found
    ? `AADSTS${found.code}: ${found.message}`
    : `AADSTS${codes[0]?.code}: ${codes[0]?.title}.`;
  const answer = await vscode.window.showInformationMessage(message, ...actions.keys());
  await actions.get(answer ?? '')?.();
}

function selectedError(knowledge: Knowledge): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() !== '' && explain(text, knowledge).codes.length > 0 ? text : undefined;
}

/** A list to search in; what is typed or pasted is offered as an error text of its own. */
async function askForError(knowledge: Knowledge): Promise<string | undefined> {
  const copied = await errorInClipboard(knowledge);
  const picker = vscode.window.createQuickPick<CodeItem>();
  picker.title = vscode.l10n.t('Explain AADSTS Error');
  picker.placeholder = vscode.l10n.t('A number, a word, or the whole error message');
  picker.matchOnDescription = true;
  const search = () => {
    const found = searchCodes(picker.value, knowledge.catalogue).map(itemOf);
    const typed = picker.value.trim();
    const pasted: CodeItem = {
      label: `$(search) ${vscode.l10n.t('Explain this text')}`,
      description: typed,
      alwaysShow: true,
    };
    const own = /\d{5}/.test(typed) ? [pasted] : typed === '' && copied ? [copied] : [];
    picker.items = [...own, ...found];
  };
  search();
  picker.onDidChangeValue(search);
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      resolve(item?.text ?? (item?.code === undefined ? picker.value : `AADSTS${item.code}`));
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** An error that was copied is offered: most come from a browser or a terminal. */
async function errorInClipboard(knowledge: Knowledge): Promise<CodeItem | undefined> {
  const text = await vscode.env.clipboard.readText();
  const [first] = explain(text, knowledge).codes;
  return (
    first && {
      label: `$(clippy) ${vscode.l10n.t('Explain the error in the clipboard')}`,
      description: `AADSTS${first.code}: ${first.title}`,
      alwaysShow: true,
      text,
    }
  );
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
