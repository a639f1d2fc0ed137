import * as vscode from 'vscode';
import { createTimers } from '../index.ts';
import type { AppNode, AppsTreeOptions } from './app-nodes.ts';

/** Files are learned many at a time (milliseconds). */
const REFRESH_PAUSE = 500;

export interface AppsView extends vscode.Disposable {
  /** To be called when the files say something else. */
  refresh(): void;
}

/** The view *Entra Apps*: what the files of the workspace say about each app. Its code is loaded when it is looked at. */
export function showApps(options: AppsTreeOptions): AppsView {
  const { lens } = options;
  const changed = new vscode.EventEmitter<void>();
  const timers = createTimers();
  /** The revision of what the files say together. */
  let shown = -1;
  const view = vscode.window.createTreeView<AppNode>('aadstsLens.apps', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: async (node) => (await import('./apps-tree.ts')).treeItem(node),
      getChildren: async (node) => {
        const { childrenOf } = await import('./apps-tree.ts');
        const children = await childrenOf(node, options);
        // Only now: files that are judged for the view are taken in anew.
        shown = lens.revision();
        return children;
      },
    },
  });
  const refresh = () => {
    if (view.visible) timers.startOnce('refresh', REFRESH_PAUSE, () => changed.fire());
  };
  const subscriptions = vscode.Disposable.from(
    view,
    changed,
    timers,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) changed.fire();
    }),
    options.tests.onDidChange(refresh),
    options.configFiles.onDidChange(refresh),
    // Typing changes what the files say, and what is found.
    vscode.languages.onDidChangeDiagnostics(() => {
      if (lens.revision() !== shown) refresh();
    }),
    vscode.commands.registerCommand('aadstsLens.copyClientId', copyClientId),
  );
  return { refresh, dispose: () => subscriptions.dispose() };
}

/** Copies the client id of an app of the view. */
async function copyClientId(node?: Partial<AppNode>): Promise<void> {
  const clientId = node?.kind === 'app' ? node.app?.clientId : undefined;
  if (clientId === undefined) return;
  await vscode.env.clipboard.writeText(clientId);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Client ID copied'), 3_000);
}
