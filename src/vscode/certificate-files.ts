import * as vscode from 'vscode';
import type { CertificateFailure } from '../certificates/certificate-failure.ts';
import type { Certificate } from '../index.ts';
import { certificateMarkdown } from '../tokens/certificate-report.ts';
import type { AssertionRequest } from '../tokens/client-assertion.ts';
import type { OwnCertificate } from '../tokens/client-assertion-match.ts';
import { Secret } from '../tokens/secret.ts';
import type { Reports } from './reports.ts';

/** The certificates of a file, whatever read them. */
export interface CertificateContents {
  readonly kind: 'certificates';
  /** The one that the private key belongs to comes first. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /** `own`: it belongs to the first certificate; `other`: it belongs to none of them. */
  readonly privateKey:
    | { readonly kind: 'own' | 'other'; readonly key: AssertionRequest['privateKey'] }
    | { readonly kind: 'absent' | 'encrypted' | 'wrong-password' | 'damaged' };
}

/** And what an assertion is compared with: the first of them. */
export interface ComparableContents extends CertificateContents {
  readonly own: () => OwnCertificate;
}

/** Reads the certificates in the bytes of a file. Given by the entry point: each host has cryptography of its own. */
export type ReadCertificates<Contents extends CertificateContents = ComparableContents> = (
  file: Uint8Array,
  password?: Secret,
) => Promise<Contents | CertificateFailure>;

const LARGEST_FILE = 1024 * 1024;
const ENDINGS = ['pem', 'crt', 'cer', 'der', 'pfx', 'p12'];

/** `Show Certificate and Thumbprints`: of the file in the explorer, else in the editor, else one that is picked. */
export function showCertificate(reports: Reports, read: ReadCertificates) {
  return async (given?: unknown): Promise<void> => {
    const uri = given instanceof vscode.Uri ? given : (certificateInEditor() ?? (await pickCertificate()));
    const file = uri && (await openCertificate(uri, read));
    if (!file) return;
    const now = Math.floor(Date.now() / 1000);
    const sections = file.certificates.map((certificate, index) =>
      certificateMarkdown(certificate, now, index === 0 ? file.privateKey.kind : undefined),
    );
    await reports.show(
      `${vscode.l10n.t('Certificate')}.md`,
      'markdown',
      `# ${nameOf(uri)}\n\n${sections.join('\n---\n\n')}`,
    );
  };
}

/** The name of a file without characters that are markup. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/[^\w. -]/g, '_');
}

/** The file of the active tab, where it is a certificate by its name: .pfx and .der have no text editor. */
function certificateInEditor(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile && ENDINGS.some((ending) => input.uri.path.toLowerCase().endsWith(`.${ending}`))
    ? input.uri
    : undefined;
}

/** Asks for the file of a certificate. */
export async function pickCertificate(title = vscode.l10n.t('Certificate')): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('Certificates')]: ENDINGS, [vscode.l10n.t('All Files')]: ['*'] };
  const [uri] =
    (await vscode.window.showOpenDialog({ title, openLabel: vscode.l10n.t('Open'), filters })) ?? [];
  return uri;
}

/**
 * Reads the certificates of a file; asks for the password where it takes one. Undefined, and said so, when it gives
 * none. With `needsKey` the password of an encrypted key is asked for as well.
 */
export async function openCertificate<Contents extends CertificateContents>(
  uri: vscode.Uri,
  read: ReadCertificates<Contents>,
  needsKey = false,
): Promise<Contents | undefined> {
  const bytes = await bytesOf(uri);
  if (bytes === undefined) return undefined;
  const first = await read(bytes);
  const wantsPassword =
    first.kind === 'failed'
      ? first.fault === 'password-needed'
      : needsKey && first.privateKey.kind === 'encrypted';
  const password = wantsPassword ? await askForPassword(nameOf(uri)) : undefined;
  if (wantsPassword && password === undefined) return undefined;
  const result = password === undefined ? first : await read(bytes, password);
  if (result.kind === 'certificates') return result;
  await vscode.window.showErrorMessage(`${nameOf(uri)}: ${result.message}`);
  return undefined;
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    // What is larger is refused by its size: one byte more than is taken is enough to tell.
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > LARGEST_FILE ? new Uint8Array(LARGEST_FILE + 1) : await vscode.workspace.fs.readFile(uri);
  } catch {
    await vscode.window.showErrorMessage(vscode.l10n.t('{0} cannot be read.', nameOf(uri)));
    return undefined;
  }
}

async function askForPassword(file: string): Promise<Secret | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Password of {0}', file),
    prompt: vscode.l10n.t('It opens the file here and is not kept.'),
    password: true,
    ignoreFocusOut: true,
  });
  return text === undefined ? undefined : new Secret(text);
}
