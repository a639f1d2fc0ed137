import * as vscode from 'vscode';
import type { RuleLevel } from '../index.ts';

/** The severities of rules that the user's settings choose for a document. */
export function chosenLevels(uri: vscode.Uri): Readonly<Record<string, RuleLevel>> {
  const chosen = vscode.workspace
    .getConfiguration('aadstsLens', uri)
    .get<Record<string, RuleLevel | 'default'>>('rules', {});
  const levels = Object.entries(chosen).flatMap(([rule, level]) =>
    level === 'default' ? [] : [[rule, level] as const],
  );
  return Object.fromEntries(levels);
}

/** Whether the files of the workspace are read in the background. */
export function wantsWorkspaceIndex(): boolean {
  return vscode.workspace.getConfiguration('aadstsLens').get('workspaceIndex', true);
}

/** Whether the expiry of each token is shown above it. */
export function wantsExpiryLenses(): boolean {
  return vscode.workspace.getConfiguration('aadstsLens').get('tokenLenses', false);
}

/** Globs of files that VS Code does not show, or does not search. */
export function excludedGlobs(folder: vscode.Uri): readonly string[] {
  return ['files', 'search'].flatMap((section) => {
    const globs = vscode.workspace
      .getConfiguration(section, folder)
      .get<Readonly<Record<string, unknown>>>('exclude', {});
    // Some hold only beside another file: they are for the explorer.
    return Object.keys(globs).filter((glob) => globs[glob] === true);
  });
}

/** Whether what `.gitignore` leaves out is left out here too, as it is when VS Code searches. */
export function honoursIgnoreFiles(folder: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('search', folder).get('useIgnoreFiles', true);
}

/** Whether a document shows, above its apps and requests, a way to try them. */
export function showsTokenLenses(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('aadstsLens.tokenTest', uri).get('codeLens', true);
}

/** What a token test takes from the settings. Both have machine scope: no workspace can set them. */
export interface TokenTestSettings {
  readonly timeoutSeconds: number;
  readonly certificateAuthorities: readonly string[];
}

export function tokenTestSettings(): TokenTestSettings {
  const settings = vscode.workspace.getConfiguration('aadstsLens.tokenTest');
  return {
    timeoutSeconds: settings.get('timeoutSeconds', 30),
    certificateAuthorities: settings.get<readonly string[]>('certificateAuthorities', []),
  };
}
