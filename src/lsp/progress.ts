import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

/** How far something in the background is, shown by the editor where it can. */
export interface Progress {
  report(message: string): void;
  done(): void;
}

/** Begins to show progress. Nothing waits for the editor to agree; `cancel` is called when the user has enough of it. */
export function startProgress(connection: Connection, title: string, cancel: () => void): Progress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let last = '';
  let isDone = false;
  connection.window.createWorkDoneProgress().then(
    (created) => {
      reporter = created;
      created.begin(title, undefined, last, true);
      created.token.onCancellationRequested(cancel);
      if (isDone) created.done();
    },
    // An editor that shows no progress.
    () => {},
  );
  return {
    report: (message) => {
      last = message;
      reporter?.report(message);
    },
    done: () => {
      isDone = true;
      reporter?.done();
    },
  };
}
