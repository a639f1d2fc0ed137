import * as vscode from 'vscode';
import { createTimers, type EntraLens } from '../index.ts';
import { testableApps } from '../tokens/stated-apps.ts';
import type { AppNode, AppsTreeOptions } from './app-nodes.ts';

/** Files are learned many at a time (milliseconds). */
const REFRESH_PAUSE = 500;

/** Set when a file states an app. What is for workspaces with apps alone is shown from then on. */
const HAS_APPS = 'aadstsLens.hasApps';

export interface AppsView extends vscode.Disposable {
  /** To be called when the files say something else. */
  refresh(): void;
}

/**
 * The view *Entra Apps*: what the files of the workspace say about each app. It is there once a file states one, and
 * stays: views that come and go move the others. Its code is loaded when it is looked at.
 */
export function showApps(options: AppsTreeOptions): AppsView {
  const { lens } = options;
  const changed = new vscode.EventEmitter<void>();
  const timers = createTimers();
  /** The revision of what the files say together. */
  let shown = -1;
  let isOffered = false;
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
  const update = () => {
    if (view.visible) changed.fire();
    if (isOffered || !statesApp(lens)) return;
    isOffered = true;
    void vscode.commands.executeCommand('setContext', HAS_APPS, true);
  };
  const refresh = () => {
    if (view.visible || !isOffered) timers.startOnce('refresh', REFRESH_PAUSE, update);
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

function statesApp(lens: EntraLens): boolean {
  const { apps = [] } = lens.workspace() ?? {};
  return apps.some(({ fact }) => testableApps([fact]).length > 0);
}

/** Copies the client id of an app of the view. */
async function copyClientId(node?: Partial<AppNode>): Promise<void> {
  const clientId = node?.kind === 'app' ? node.app?.clientId : undefined;
  if (clientId === undefined) return;
  await vscode.env.clipboard.writeText(clientId);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Client ID copied'), 3_000);
}
