import * as vscode from 'vscode';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnosis, describeDuration, type EntraLens, type LensDocument } from '../index.ts';
import { type Expiry, type InventoryApp, inventoryOf } from '../tokens/app-inventory.ts';
import { startOfApp } from '../tokens/stated-apps.ts';
import type { ConfigFiles } from './config-files.ts';
import { editorRange, isOpen, lensDocument } from './documents.ts';
import type { LastTests } from './last-tests.ts';
import type { ReadText } from './read-text.ts';

export interface AppsTreeOptions {
  readonly lens: EntraLens;
  readonly configFiles: ConfigFiles;
  readonly read: ReadText;
  readonly tests: LastTests;
}

/** What stands in the view. */
export type AppNode =
  | {
      readonly kind: 'environment';
      readonly name: string | undefined;
      readonly apps: readonly InventoryApp[];
    }
  | {
      readonly kind: 'app';
      readonly app: InventoryApp;
      readonly findings: readonly PlacedFinding[];
      /** Where the first of its statements begins: commands of code lenses take it too. */
      readonly uri: string;
      /** UTF-16. */
      readonly offset: number;
    }
  | Detail;

/** A line about an app. `place` is what a click opens. */
interface Detail {
  readonly kind: 'detail';
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  readonly colour?: string;
  readonly place?: vscode.Location;
}

interface PlacedFinding {
  readonly uri: vscode.Uri;
  readonly finding: Diagnosis;
}

const DAY = 86_400;
/** What expires within so many days is marked. */
const SOON = 30;

/** What is inside a node; of the whole view without one. */
export async function childrenOf(
  node: AppNode | undefined,
  options: AppsTreeOptions,
): Promise<readonly AppNode[] & AppNode[]> {
  switch (node?.kind) {
    case undefined:
      return roots(options);
    case 'environment':
      return appNodes(node.apps, options);
    case 'app':
      return details(node.app, node.findings, options);
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

/** The findings at what the files say of the app. */
async function findingsOf(app: InventoryApp, options: AppsTreeOptions): Promise<readonly PlacedFinding[]> {
  const placed = app.statements.map(async ({ uri: address, fact }) => {
    const uri = vscode.Uri.parse(address);
    const document = await documentAt(uri, options);
    const settings = options.configFiles.settingsFor(uri);
    if (!document || !settings) return [];
    const parts = Object.values(fact).flatMap((part: unknown) => spanOf(part) ?? []);
    const isOfApp = ({ range }: Diagnosis) => {
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return parts.some((part) => part.start <= end && start <= part.end);
    };
    const found = options.lens.diagnose(document, settings).filter(isOfApp);
    if (!isOpen(uri)) options.lens.release(address);
    return found.map((finding) => ({ uri, finding }));
  });
  return (await Promise.all(placed)).flat();
}

function spanOf(part: unknown): { readonly start: number; readonly end: number } | undefined {
  const { place } = (part ?? {}) as { readonly place?: { readonly entry?: unknown } };
  return place?.entry as { readonly start: number; readonly end: number } | undefined;
}

/** As the editor holds it, else as the disk does. */
async function documentAt(
  uri: vscode.Uri,
  { lens, configFiles, read }: AppsTreeOptions,
): Promise<LensDocument | undefined> {
  await configFiles.prepare(uri);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  const text = open ? undefined : await read(uri);
  if (!open && text === undefined) return undefined;
  // A text of another length is another version, and read anew.
  const document = open
    ? lensDocument(open)
    : TextDocument.create(uri.toString(), '', text?.length ?? 0, text ?? '');
  await lens.prepare(document);
  return document;
}

async function details(
  app: InventoryApp,
  findings: readonly PlacedFinding[],
  { lens, tests }: AppsTreeOptions,
): Promise<Detail[]> {
  const last = app.clientId === undefined ? undefined : tests.of(app.clientId);
  return [
    ...findings.map(findingDetail),
    ...app.tenants.map(
      (tenant): Detail => ({
        kind: 'detail',
        label: vscode.l10n.t('Tenant'),
        description: tenant,
        icon: 'organization',
      }),
    ),
    {
      kind: 'detail',
      label: vscode.l10n.t('Credential'),
      description: app.credentials.join(', '),
      icon: 'key',
    },
    ...app.expiries.map((expiry) => expiryDetail(expiry, lens)),
    last
      ? {
          kind: 'detail',
          label: vscode.l10n.t('Last test'),
          description: vscode.l10n.t(
            '{0} {1} ago',
            last.headline,
            describeDuration((Date.now() - last.at) / 1000),
          ),
          icon: last.isGranted ? 'pass' : 'error',
          colour: last.isGranted ? 'testing.iconPassed' : 'testing.iconFailed',
        }
      : {
          kind: 'detail',
          label: vscode.l10n.t('Last test'),
          description: vscode.l10n.t('not tested yet'),
          icon: 'circle-outline',
        },
    ...app.statements.map(({ uri, fact }) => statementDetail(uri, startOfApp(fact), lens)),
  ];
}

const FINDING_ICONS = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  info: ['info', undefined],
  hint: ['lightbulb', undefined],
} as const;

function findingDetail({ uri, finding }: PlacedFinding): Detail {
  const [icon, colour] = FINDING_ICONS[finding.severity];
  return {
    kind: 'detail',
    label: finding.rule,
    description: finding.message,
    icon,
    ...(colour !== undefined && { colour }),
    place: new vscode.Location(uri, editorRange(finding.range)),
  };
}

function expiryDetail({ of, name, at, uri, span }: Expiry, lens: EntraLens): Detail {
  const left = at - Date.now() / 1000;
  const when =
    left < 0
      ? vscode.l10n.t('expired {0} ago', describeDuration(left))
      : vscode.l10n.t('{0} left', describeDuration(left));
  const range = lens.rangeIn(uri, span);
  return {
    kind: 'detail',
    label: of === 'certificate' ? vscode.l10n.t('Certificate') : vscode.l10n.t('Secret'),
    description: name === '' ? when : `${when}, ${name}`,
    icon: 'watch',
    ...(left < SOON * DAY && { colour: left < 0 ? 'list.errorForeground' : 'list.warningForeground' }),
    ...(range && { place: new vscode.Location(vscode.Uri.parse(uri), editorRange(range)) }),
  };
}

function statementDetail(address: string, offset: number, lens: EntraLens): Detail {
  const uri = vscode.Uri.parse(address);
  const range = lens.rangeIn(address, { start: offset, end: offset });
  const line = range ? `:${range.start.line + 1}` : '';
  return {
    kind: 'detail',
    label: `${vscode.workspace.asRelativePath(uri)}${line}`,
    icon: 'go-to-file',
    place: new vscode.Location(uri, range ? editorRange(range) : new vscode.Position(0, 0)),
  };
}

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
  item.contextValue = app.clientId === undefined ? 'app' : 'app with client id';
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
  const [icon, colour] = FINDING_ICONS[worst];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}

function detailItem({ label, description, icon, colour, place }: Detail): vscode.TreeItem {
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

/** Copies the client id of an app of the view. */
export async function copyClientId(node: unknown): Promise<void> {
  const { app } = (node ?? {}) as { readonly app?: InventoryApp };
  if (app?.clientId === undefined) return;
  await vscode.env.clipboard.writeText(app.clientId);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Client ID copied'), 3_000);
}
