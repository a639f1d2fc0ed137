import * as vscode from 'vscode';
import type { LensSettings, RuleLevel } from '../index.ts';

/** The settings that apply to a document. */
export function lensSettings(uri: vscode.Uri): LensSettings {
  const chosen = vscode.workspace
    .getConfiguration('aadstsLens', uri)
    .get<Record<string, RuleLevel | 'default'>>('rules', {});
  const levels = Object.entries(chosen).flatMap(([rule, level]) =>
    level === 'default' ? [] : [[rule, level] as const],
  );
  return { rules: Object.fromEntries(levels) };
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
