import { type InventoryApp, inventoryOf } from '../tokens/app-inventory.ts';
import { startOfApp } from '../tokens/stated-apps.ts';
import { detailsOf } from './app-details.ts';
import { findingsOf } from './app-findings.ts';
import type { AppNode, AppsTreeOptions } from './app-nodes.ts';

export { treeItem } from './app-items.ts';

/** What is inside a node; of the whole view without one. */
export async function childrenOf(node: AppNode | undefined, options: AppsTreeOptions): Promise<AppNode[]> {
  switch (node?.kind) {
    case undefined:
      return roots(options);
    case 'environment':
      return appNodes(node.apps, options);
    case 'app':
      return [...detailsOf(node.app, node.findings, options)];
    case 'detail':
      return [];
  }
}

async function roots(options: AppsTreeOptions): Promise<AppNode[]> {
  const workspace = options.lens.workspace();
  const environments = workspace ? inventoryOf(workspace) : [];
  const [first, second] = environments;
  // Where nothing is said of environments, a level for them says nothing.
  if (first && !second && first.name === undefined) return appNodes(first.apps, options);
  return environments.map(({ name, apps }) => ({ kind: 'environment', name, apps }));
}

async function appNodes(apps: readonly InventoryApp[], options: AppsTreeOptions): Promise<AppNode[]> {
  const nodes = apps.map(async (app): Promise<AppNode[]> => {
    const [first] = app.statements;
    if (!first) return [];
    const findings = await findingsOf(app, options);
    return [{ kind: 'app', app, findings, uri: first.uri, offset: startOfApp(first.fact) }];
  });
  return (await Promise.all(nodes)).flat();
}
