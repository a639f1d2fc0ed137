import * as vscode from 'vscode';
import { Secret } from '../tokens/secret.ts';

/** Who a kept secret belongs to. */
export interface SecretOwner {
  /** `https://{host}/{tenant}`. */
  readonly authority: string;
  readonly clientId: string;
}

/** Client secrets that the user chose to keep, in VS Code's own secret storage. */
export interface KeptSecrets {
  find(owner: SecretOwner): Promise<Secret | undefined>;
  keep(owner: SecretOwner, secret: Secret): Promise<void>;
  forget(owner: SecretOwner): Promise<void>;
  /** Who has one; the secrets themselves stay where they are. */
  owners(): readonly SecretOwner[];
}

/** The names of those who have one: the storage cannot list what it holds in every version of VS Code. */
const OWNERS = 'keptSecrets';

export function createKeptSecrets(storage: vscode.SecretStorage, names: vscode.Memento): KeptSecrets {
  const owners = () => names.get<readonly SecretOwner[]>(OWNERS, []);
  const others = (owner: SecretOwner) => owners().filter((each) => keyOf(each) !== keyOf(owner));
  const list = ({ authority, clientId }: SecretOwner) =>
    names.update(OWNERS, [...others({ authority, clientId }), { authority, clientId }]);
  return {
    owners,
    find: async (owner) => {
      const text = await storage.get(keyOf(owner));
      if (text === undefined) return undefined;
      // Another window may have written a list of its own meanwhile: a secret that is used can be deleted.
      if (others(owner).length === owners().length) await list(owner);
      return new Secret(text);
    },
    keep: async (owner, secret) => {
      // What is listed and not there harms nobody; what is there and not listed would never be deleted.
      await list(owner);
      await storage.store(keyOf(owner), secret.reveal());
    },
    forget: async (owner) => {
      await storage.delete(keyOf(owner));
      await names.update(OWNERS, others(owner));
    },
  };
}

function keyOf({ authority, clientId }: SecretOwner): string {
  return `client-secret:${authority.toLowerCase()}:${clientId.toLowerCase()}`;
}

/** `Manage Kept Secrets`: lists who has one, and deletes those that are picked. */
export function manageKeptSecrets(kept: KeptSecrets) {
  return async (): Promise<void> => {
    const owners = kept.owners();
    if (owners.length === 0) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t(
          'No secret is kept. After a token test that was granted, AADSTS Lens offers to keep what you typed.',
        ),
      );
      return;
    }
    const items = owners.map((owner) => ({ label: owner.clientId, description: owner.authority, owner }));
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Kept Secrets'),
      placeHolder: vscode.l10n.t('Pick those to delete'),
      canPickMany: true,
    });
    for (const { owner } of picked ?? []) await kept.forget(owner);
    if (picked && picked.length > 0) {
      void vscode.window.showInformationMessage(
        picked.length === 1
          ? vscode.l10n.t('The secret was deleted.')
          : vscode.l10n.t('{0} secrets were deleted.', picked.length),
      );
    }
  };
}
