import * as vscode from 'vscode';
import { type App, clouds } from '../index.ts';
import { credentialHints } from '../tokens/credential-hints.ts';
import type { Grant } from '../tokens/profile.ts';
import type { StatedApp } from './token-app.ts';

/** What a client proves itself with. */
export type CredentialWay = 'client-secret' | 'certificate' | 'client-assertion' | 'federated-token' | 'none';

/** How a token is asked for. */
export interface Way {
  readonly grant: Grant['kind'];
  readonly credential: CredentialWay;
}

interface WayItem extends vscode.QuickPickItem {
  readonly way: Way;
}

const appWays = (): readonly WayItem[] => [
  {
    label: vscode.l10n.t('Client secret'),
    way: { grant: 'client-credentials', credential: 'client-secret' },
  },
  {
    label: vscode.l10n.t('Certificate'),
    detail: vscode.l10n.t('A .pem or .pfx file with the private key'),
    way: { grant: 'client-credentials', credential: 'certificate' },
  },
  {
    label: vscode.l10n.t('Client assertion'),
    detail: vscode.l10n.t('A signed JWT, sent as it stands'),
    way: { grant: 'client-credentials', credential: 'client-assertion' },
  },
  {
    label: vscode.l10n.t('Federated token'),
    detail: vscode.l10n.t('A token of another issuer, from a file'),
    way: { grant: 'client-credentials', credential: 'federated-token' },
  },
  {
    label: vscode.l10n.t('Managed identity'),
    detail: vscode.l10n.t('Where this machine has one'),
    way: { grant: 'managed-identity', credential: 'none' },
  },
];

const userWays = (): readonly WayItem[] => [
  {
    label: vscode.l10n.t('On behalf of a user'),
    detail: vscode.l10n.t('Exchanges a user’s access token for this app'),
    way: { grant: 'on-behalf-of', credential: 'client-secret' },
  },
  {
    label: vscode.l10n.t('Authorization code'),
    detail: vscode.l10n.t('Redeems a code that a browser was sent back with'),
    way: { grant: 'authorization-code', credential: 'client-secret' },
  },
  { label: vscode.l10n.t('Refresh token'), way: { grant: 'refresh-token', credential: 'client-secret' } },
  {
    label: vscode.l10n.t('Device code'),
    detail: vscode.l10n.t('You sign in with a browser'),
    way: { grant: 'device-code', credential: 'none' },
  },
];

const credentials = (): readonly (vscode.QuickPickItem & { readonly credential: CredentialWay })[] => [
  { label: vscode.l10n.t('Client secret'), credential: 'client-secret' },
  { label: vscode.l10n.t('Certificate'), credential: 'certificate' },
  {
    label: vscode.l10n.t('Client assertion'),
    detail: vscode.l10n.t('A signed JWT, sent as it stands'),
    credential: 'client-assertion',
  },
  { label: vscode.l10n.t('None'), detail: vscode.l10n.t('A public client'), credential: 'none' },
];

/** The way that the settings show; undefined where they show none, or several. */
function statedWay(app: App): Way | undefined {
  const { kinds, flow } = credentialHints(app);
  if (flow === 'device-code') return { grant: 'device-code', credential: 'none' };
  if (flow !== undefined && flow !== 'client-credentials') return undefined;
  const [kind, second] = kinds;
  if (second !== undefined) return undefined;
  if (kind === 'secret') return { grant: 'client-credentials', credential: 'client-secret' };
  return kind === 'certificate' ? { grant: 'client-credentials', credential: 'certificate' } : undefined;
}

/** Asks how the token is to be asked for; undefined when the question is dismissed. */
async function pickWay(): Promise<Way | undefined> {
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const user = userWays();
  const items = [
    separator(vscode.l10n.t('The app itself')),
    ...appWays(),
    separator(vscode.l10n.t('With a user')),
    ...user,
  ];
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem | WayItem>(items, {
    title: vscode.l10n.t('Test Token Request'),
    placeHolder: vscode.l10n.t('How is the token asked for?'),
    matchOnDetail: true,
  });
  if (!picked || !('way' in picked)) return undefined;
  const { grant, credential } = picked.way;
  if (!user.includes(picked) || grant === 'device-code') return picked.way;
  const proof = await vscode.window.showQuickPick(
    credentials().filter(({ credential: each }) => grant !== 'on-behalf-of' || each !== 'none'),
    {
      title: `${vscode.l10n.t('Test Token Request')}: ${picked.label}`,
      placeHolder: vscode.l10n.t('What does the app prove itself with?'),
    },
  );
  return proof && { grant, credential: proof.credential ?? credential };
}

/** Asks for the cloud where the settings name none; gives `https://{host}`. */
async function pickCloud(): Promise<string | undefined> {
  const items = clouds
    .filter(({ closed, authorityHosts }) => closed === undefined && authorityHosts.length > 0)
    .map(({ name, authorityHosts: [host = ''] }) => ({ label: name, description: host }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Test Token Request'),
    placeHolder: vscode.l10n.t('Which cloud?'),
    matchOnDescription: true,
  });
  return picked && `https://${picked.description}`;
}

/** How a token is asked for, and of which cloud. */
export interface ChosenWay {
  readonly way: Way;
  /** `https://{host}`, where the settings name none. */
  readonly origin?: string;
}

/** The way that the settings show, else the one that is picked; `picks` asks even so. Undefined when a question is dismissed. */
export async function chooseWay(stated: StatedApp | 'none', picks: boolean): Promise<ChosenWay | undefined> {
  const isAsked = picks || stated === 'none';
  const way = (isAsked ? undefined : statedWay(stated.app)) ?? (await pickWay());
  if (!way) return undefined;
  const needsCloud =
    isAsked && way.grant !== 'managed-identity' && (stated === 'none' || !stated.app.authority);
  if (!needsCloud) return { way };
  const origin = await pickCloud();
  return origin === undefined ? undefined : { way, origin };
}
