import * as vscode from 'vscode';
import { describeDuration, type EntraLens } from '../index.ts';
import type { Expiry, InventoryApp } from '../tokens/app-inventory.ts';
import { startOfApp } from '../tokens/stated-apps.ts';
import type { AppDetail, AppsTreeOptions, PlacedFinding } from './app-nodes.ts';
import { editorRange } from './documents.ts';
import { findingIcons } from './finding-icons.ts';
import type { LastTest } from './last-tests.ts';

const DAY = 86_400;
/** What expires within so many days is marked. */
const SOON = 30;

/** The lines about an app: what is found first, then what the files say, and last where. */
export function detailsOf(
  app: InventoryApp,
  findings: readonly PlacedFinding[],
  { lens, tests }: Pick<AppsTreeOptions, 'lens' | 'tests'>,
): readonly AppDetail[] {
  return [
    ...findings.map(findingDetail),
    ...app.tenants.map(tenantDetail),
    {
      kind: 'detail',
      label: vscode.l10n.t('Credential'),
      description: app.credentials.join(', '),
      icon: 'key',
    },
    ...app.expiries.map((expiry) => expiryDetail(expiry, lens)),
    testDetail(app.clientId === undefined ? undefined : tests.of(app.clientId)),
    ...app.statements.map(({ uri, fact }) => statementDetail(uri, startOfApp(fact), lens)),
  ];
}

function findingDetail({ uri, finding }: PlacedFinding): AppDetail {
  const [icon, colour] = findingIcons[finding.severity];
  return {
    kind: 'detail',
    label: finding.rule,
    description: finding.message,
    icon,
    ...(colour !== undefined && { colour }),
    place: new vscode.Location(uri, editorRange(finding.range)),
  };
}

function tenantDetail(tenant: string): AppDetail {
  return { kind: 'detail', label: vscode.l10n.t('Tenant'), description: tenant, icon: 'organization' };
}

function expiryDetail({ of, name, at, uri, span }: Expiry, lens: EntraLens): AppDetail {
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

function testDetail(last: LastTest | undefined): AppDetail {
  const label = vscode.l10n.t('Last test');
  if (!last) {
    return { kind: 'detail', label, description: vscode.l10n.t('not tested yet'), icon: 'circle-outline' };
  }
  const ago = describeDuration((Date.now() - last.at) / 1000);
  return {
    kind: 'detail',
    label,
    description: vscode.l10n.t('{0} {1} ago', last.headline, ago),
    icon: last.isGranted ? 'pass' : 'error',
    colour: last.isGranted ? 'testing.iconPassed' : 'testing.iconFailed',
  };
}

function statementDetail(address: string, offset: number, lens: EntraLens): AppDetail {
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
