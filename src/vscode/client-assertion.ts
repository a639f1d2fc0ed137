import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import { describeInstant } from '../index.ts';
import type { AssertionResult } from '../tokens/client-assertion.ts';
import { draftTokenRequest } from '../tokens/draft.ts';
import type { DecodedToken } from '../tokens/jwt.ts';
import {
  type CertificateContents,
  type ComparableContents,
  nameOf,
  openCertificate,
  pickCertificate,
  type ReadCertificates,
} from './certificate-files.ts';
import { tokenText } from './decode-jwt.ts';
import { lensDocument } from './documents.ts';
import type { TokenPanel } from './token-panel.ts';
import type { Comparison } from './token-session.ts';

/** What a caller may hand over instead of being asked. */
interface Given {
  readonly certificate?: vscode.Uri;
  readonly clientId?: string;
  readonly tenant?: string;
}

/**
 * `Build Client Assertion`: from a certificate with its key, the client id and the tenant. The token goes to the
 * clipboard and nowhere else: a document would be kept by backups of the editor.
 */
export function buildClientAssertion(lens: EntraLens, read: ReadCertificates) {
  return async (given: Given = {}): Promise<void> => {
    const draft = await draftFromEditor(lens);
    const uri =
      given.certificate ??
      (await pickCertificate(vscode.l10n.t('Build Client Assertion: Certificate with Private Key')));
    const file = uri && (await openCertificate(uri, read, true));
    if (!file || !(await hasOwnKey(file)) || !('key' in file.privateKey)) return;
    const tenant =
      given.tenant ??
      (await ask(
        vscode.l10n.t('Build Client Assertion: Tenant'),
        vscode.l10n.t('Directory (tenant) ID, or a domain'),
        draft.tenant,
      ));
    if (!tenant) return;
    const clientId =
      given.clientId ??
      (await ask(
        vscode.l10n.t('Build Client Assertion: Client ID'),
        vscode.l10n.t('Application (client) ID'),
        draft.clientId,
      ));
    if (!clientId) return;
    // Signing is loaded when it is needed.
    const { buildClientAssertion: build } = await import('../tokens/client-assertion.ts');
    const result = await build({
      authority: `${draft.origin}/${tenant}`,
      clientId,
      certificate: file.certificates[0],
      privateKey: file.privateKey.key,
      algorithm: 'PS256',
      now: Math.floor(Date.now() / 1000),
      jti: crypto.randomUUID(),
    });
    await handOver(result);
  };
}

async function handOver(result: AssertionResult): Promise<void> {
  if (result.kind === 'refused') {
    await vscode.window.showErrorMessage(result.reasons.join(' '));
    return;
  }
  await vscode.env.clipboard.writeText(result.assertion.reveal());
  const notes = [
    vscode.l10n.t('The assertion for {0} is in the clipboard.', result.audience),
    vscode.l10n.t('It is a credential until {0}.', describeInstant(result.expires)),
    ...result.notes,
  ];
  // Not awaited: the message stays until it is dismissed, the command is done.
  void vscode.window.showInformationMessage(notes.join(' '));
}

function withoutKey(kind: Exclude<CertificateContents['privateKey']['kind'], 'own'>): string {
  switch (kind) {
    case 'absent':
      return vscode.l10n.t(
        'There is no private key in the file: take a .pfx, or a PEM file that holds both.',
      );
    case 'other':
      return vscode.l10n.t('The private key in the file belongs to another certificate.');
    case 'encrypted':
      return vscode.l10n.t('The private key in the file is encrypted.');
    case 'wrong-password':
      return vscode.l10n.t('The password does not open the private key.');
    case 'damaged':
      return vscode.l10n.t('The private key in the file is damaged.');
  }
}

async function hasOwnKey({ privateKey }: CertificateContents): Promise<boolean> {
  if (privateKey.kind === 'own') return true;
  await vscode.window.showErrorMessage(withoutKey(privateKey.kind));
  return false;
}

/** The app of the current file, where it states exactly one: what is asked for begins with it. */
async function draftFromEditor(lens: EntraLens) {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await lens.prepare(lensDocument(document));
  const facts = document ? lens.factsIn(lensDocument(document)) : [];
  const [app, second] = facts.filter((fact) => fact.kind === 'app');
  const only = second ? undefined : app;
  return draftTokenRequest(only ?? { kind: 'app', group: '', isLocalFile: false }, (place) =>
    document ? lens.valueAt(lensDocument(document), place) : undefined,
  );
}

function ask(title: string, prompt: string, value = ''): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true });
}

/** `Check Client Assertion`: claim by claim, and against a certificate where one is picked. */
export function checkClientAssertion(panel: () => Promise<TokenPanel>, read: ReadCertificates) {
  return async (given: Given = {}): Promise<void> => {
    const text = await tokenText(vscode.l10n.t('Check Client Assertion'));
    if (!text) return;
    const uri = given.certificate ?? (await offerCertificate());
    if (uri === 'dismissed') return;
    const file = uri && (await openCertificate(uri, read));
    if (uri && !file) return;
    const { checks } = await check(text, given, file);
    (await panel()).showAssertion(text, { checks, ...(uri && { file: nameOf(uri) }) });
  };
}

/** Asks for a certificate, and judges the client assertion in a text against it. Undefined when none was opened. */
export async function compareWithCertificate(
  text: string,
  read: ReadCertificates,
): Promise<Comparison | undefined> {
  const uri = await pickCertificate(vscode.l10n.t('Check Client Assertion'));
  const file = uri && (await openCertificate(uri, read));
  if (!file) return undefined;
  const { checks } = await check(text, {}, file);
  return { file: nameOf(uri), checks };
}

async function check(
  text: string,
  { clientId, tenant }: Given,
  file: ComparableContents | undefined,
): Promise<DecodedToken> {
  const { checkClientAssertion: judge } = await import('../tokens/client-assertion-match.ts');
  return judge(text, Math.floor(Date.now() / 1000), {
    ...(clientId !== undefined && { clientId }),
    ...(tenant !== undefined && { tenant }),
    ...(file && { own: file.own() }),
  });
}

async function offerCertificate(): Promise<vscode.Uri | 'dismissed' | undefined> {
  const title = vscode.l10n.t('Check Client Assertion');
  const compare = {
    label: vscode.l10n.t('Compare with a certificate…'),
    detail: vscode.l10n.t('Verifies the signature and the thumbprints'),
  };
  const without = {
    label: vscode.l10n.t('Without certificate'),
    detail: vscode.l10n.t('Header and claims only'),
  };
  const picked = await vscode.window.showQuickPick([compare, without], { title });
  if (!picked) return 'dismissed';
  return picked === compare ? ((await pickCertificate(title)) ?? 'dismissed') : undefined;
}
