import * as vscode from 'vscode';

/** Shorter work is not worth a word (milliseconds). */
const PATIENCE = 1000;

export interface ReadingStatus extends vscode.Disposable {
  report(done: number): void;
}

/** Shows in the status bar how many files are read, as soon as it takes long; a click runs the command. */
export function showReading(total: number, stopCommand: string): ReadingStatus {
  const start = performance.now();
  let item: vscode.StatusBarItem | undefined;
  return {
    report: (done) => {
      if (performance.now() - start < PATIENCE) return;
      item ??= createItem(stopCommand);
      item.text = `$(sync~spin) ${vscode.l10n.t('AADSTS Lens: {0} of {1} files', done, total)}`;
    },
    dispose: () => item?.dispose(),
  };
}

function createItem(stopCommand: string): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('aadstsLens.reading', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('AADSTS Lens: reading the workspace');
  item.tooltip = vscode.l10n.t(
    'The files of the workspace are read, so that findings take into account what other files say. Select to stop.',
  );
  item.command = stopCommand;
  item.show();
  return item;
}
