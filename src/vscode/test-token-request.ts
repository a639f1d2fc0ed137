import * as vscode from 'vscode';
import type { Secret } from '../tokens/secret.ts';
import type { KeptSecrets } from './kept-secrets.ts';
import { findApp, isAddress } from './token-app.ts';
import type { CredentialSources } from './token-credential.ts';
import { type OutcomeAction, type OutcomeDoors, showOutcome } from './token-outcome.ts';
import { type CompleteProfile, completeProfile } from './token-profile.ts';
import type { TokenSender } from './token-sender.ts';
import { chooseWay } from './token-ways.ts';

/** What a token test draws on. */
export interface TokenTestDoors extends CredentialSources, OutcomeDoors {
  readonly sender: TokenSender;
}

/**
 * `Test Token Request`: takes the app of the current file, or of the code lens, asks for what is missing, sends one
 * request and explains the answer. `picksWay` asks how even where the settings show it.
 */
export function testTokenRequest(doors: TokenTestDoors, picksWay = false) {
  return async (address?: unknown): Promise<void> => {
    if (!(await doors.sender.isAllowed())) return;
    const stated = await findApp(doors.lens, isAddress(address) ? address : undefined);
    if (!stated) return;
    const chosen = await chooseWay(stated, picksWay);
    if (!chosen) return;
    const complete = await completeProfile(stated, chosen.way, doors, chosen.origin);
    if (!complete) return;
    const { profile } = complete;
    const isManaged = profile.grant.kind === 'managed-identity';
    if (!isManaged && !(await doors.sender.mayAsk(hostOf(profile.authority)))) return;
    const test = await doors.sender.request(profile);
    if (!test) return;
    const isGranted = test.outcome.kind === 'token';
    await showOutcome(test, stated, doors, isGranted ? keepAction(complete, doors.kept) : []);
  };
}

export function hostOf(authority: string): string {
  return vscode.Uri.parse(authority).authority;
}

/** A secret that was typed and works is offered to be kept. */
function keepAction({ profile, typed }: CompleteProfile, kept: KeptSecrets): readonly OutcomeAction[] {
  return typed ? [{ title: vscode.l10n.t('Keep the Secret'), run: () => keep(profile, typed, kept) }] : [];
}

/** The storage of VS Code is the machine's own, which may be locked or missing. */
async function keep(owner: CompleteProfile['profile'], secret: Secret, kept: KeptSecrets): Promise<void> {
  try {
    await kept.keep(owner, secret);
  } catch {
    await vscode.window.showErrorMessage(
      vscode.l10n.t('The secret was not kept: the storage for secrets did not take it.'),
    );
  }
}
