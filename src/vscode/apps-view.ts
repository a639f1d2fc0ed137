import * as vscode from 'vscode';
import { createTimers } from '../index.ts';
import type { AppNode, AppsTreeOptions } from './apps-tree.ts';

/** Files are learned many at a time (milliseconds). */
const REFRESH_PAUSE = 500;

export interface AppsView extends vscode.Disposable {
  /** To be called when the files say something else. */
  refresh(): void;
}

/** The view *Entra Apps*: what the files of the workspace say about each app. Its code is loaded when it is looked at. */
export function showApps(options: AppsTreeOptions): AppsView {
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
        shown = options.lens.revision();
        return (await import('./apps-tree.ts')).childrenOf(node, options);
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
      if (options.lens.revision() !== shown) refresh();
    }),
    vscode.commands.registerCommand('aadstsLens.copyClientId', async (node: unknown) => {
      const { copyClientId } = await import('./apps-tree.ts');
      await copyClientId(node);
    }),
  );
  return { refresh, dispose: () => subscriptions.dispose() };
}
