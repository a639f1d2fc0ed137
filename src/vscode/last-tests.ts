import * as vscode from 'vscode';
import type { Outcome } from '../tokens/outcome.ts';
import { outcomeHeadline } from '../tokens/outcome-report.ts';
import type { TokenProfile } from '../tokens/profile.ts';

/** How the last token request of an app ended. */
export interface LastTest {
  /** One sentence. */
  readonly headline: string;
  readonly isGranted: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What was tested since VS Code started: nothing of it is written down. */
export interface LastTests extends vscode.Disposable {
  note(profile: TokenProfile, outcome: Outcome): void;
  /** Of the app with this client id (GUID in lower case). */
  of(clientId: string): LastTest | undefined;
  readonly onDidChange: vscode.Event<void>;
}

export function createLastTests(): LastTests {
  const tests = new Map<string, LastTest>();
  const changed = new vscode.EventEmitter<void>();
  return {
    note: ({ clientId }, outcome) => {
      if (outcome.kind === 'cancelled' || clientId === undefined) return;
      const isGranted = outcome.kind === 'token';
      tests.set(clientId.toLowerCase(), { headline: outcomeHeadline(outcome), isGranted, at: Date.now() });
      changed.fire();
    },
    of: (clientId) => tests.get(clientId),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
