import * as vscode from 'vscode';
import type { InventoryApp } from '../tokens/app-inventory.ts';
import type { AppDetail, AppNode, PlacedFinding } from './app-nodes.ts';
import { findingIcons } from './finding-icons.ts';

/** How a node is shown. */
export function treeItem(node: AppNode): vscode.TreeItem {
  switch (node.kind) {
    case 'environment':
      return environmentItem(node.name, node.apps);
    case 'app':
      return appItem(node);
    case 'detail':
      return detailItem(node);
  }
}

function environmentItem(name: string | undefined, apps: readonly InventoryApp[]): vscode.TreeItem {
  const label =
    name === undefined ? vscode.l10n.t('No environment') : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `environment ${name ?? ''}`;
  item.description = apps.length === 1 ? vscode.l10n.t('1 app') : vscode.l10n.t('{0} apps', apps.length);
  item.iconPath = new vscode.ThemeIcon('server-environment');
  return item;
}

function appItem({ app, findings }: Extract<AppNode, { readonly kind: 'app' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(nameOf(app), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = app.key;
  item.description = [app.credentials.join(', '), ...countOf(findings)].join(' \u00B7 ');
  item.contextValue = app.clientId === undefined ? 'app' : 'appWithClientId';
  item.iconPath = appIcon(findings);
  // Screen readers are told the tooltip in the place of label and description.
  item.tooltip = [nameOf(app), item.description, app.clientId ?? [], ...app.tenants].flat().join('\n');
  return item;
}

function countOf({ length }: readonly PlacedFinding[]): readonly string[] {
  if (length === 0) return [];
  return [length === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', length)];
}

function nameOf({ displayName, clientId, statements }: InventoryApp): string {
  const [first] = statements;
  return displayName ?? clientId ?? (first?.fact.group || vscode.l10n.t('App without client ID'));
}

function appIcon(findings: readonly PlacedFinding[]): vscode.ThemeIcon {
  const worst = (['error', 'warning'] as const).find((severity) =>
    findings.some(({ finding }) => finding.severity === severity),
  );
  if (worst === undefined) return new vscode.ThemeIcon('shield');
  const [icon, colour] = findingIcons[worst];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}

function detailItem({ label, description, icon, colour, place }: AppDetail): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.iconPath = new vscode.ThemeIcon(
    icon,
    colour === undefined ? undefined : new vscode.ThemeColor(colour),
  );
  if (description !== undefined) {
    item.description = description;
    item.tooltip = `${label}: ${description}`;
  }
  if (place) {
    const options: vscode.TextDocumentShowOptions = { selection: place.range };
    item.command = { title: vscode.l10n.t('Open'), command: 'vscode.open', arguments: [place.uri, options] };
  }
  return item;
}
