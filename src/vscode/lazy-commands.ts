import * as vscode from 'vscode';

export type Commands = typeof import('./commands.ts');

/** Registers a command whose code is loaded when it is first called. */
export function registerCommand<Arguments extends readonly unknown[]>(
  name: string,
  command: (commands: Commands) => (...given: Arguments) => Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand(`aadstsLens.${name}`, async (...given: Arguments) =>
    command(await import('./commands.ts'))(...given),
  );
}
