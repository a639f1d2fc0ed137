import * as vscode from 'vscode';
import { readOneFile } from '../node/files.ts';
import { userSecretsFile } from '../node/user-secrets.ts';
import { activateIn } from './activate.ts';
import type { Host, SendingHost } from './host.ts';
import { isOwnFile } from './own-files.ts';
import { LARGEST_FILE, readByEditor } from './read-text.ts';
import { selectFiles } from './select-files.ts';

/** Entry point where VS Code has Node: everything, token requests included. */
export function activate(context: vscode.ExtensionContext): void {
  activateIn(host, context);
}

/** As the editor would read it, without the byte order mark; but many files are read, and its way is long. */
async function readFromDisk(uri: vscode.Uri): Promise<string | undefined> {
  if (uri.scheme !== 'file') return readByEditor(uri);
  const result = await readOneFile(uri.fsPath, LARGEST_FILE, true);
  return result.kind === 'text' ? result.text.replace(/^\uFEFF/, '') : undefined;
}

const sending: SendingHost = {
  kind: 'sent',
  requests: {
    async token(profile, options) {
      const { requestToken } = await import('../node/msal.ts');
      return requestToken(profile, options);
    },
    async written(request, options) {
      const { sendAsWritten } = await import('../node/send-as-written.ts');
      return sendAsWritten(request, options);
    },
  },
  files: {
    async readCertificates(file, password) {
      const { readCertificates } = await import('../node/certificate-file.ts');
      return readCertificates(file, password);
    },
    async credentialOf(file) {
      const { certificateCredential } = await import('../node/certificate-credential.ts');
      return certificateCredential(file);
    },
    userSecrets(id) {
      const file = userSecretsFile(id);
      return file === undefined ? undefined : vscode.Uri.file(file);
    },
    isOwn: isOwnFile,
  },
  endpoint: {
    async start() {
      const { startEmulator } = await import('../emulator/emulator.ts');
      return startEmulator();
    },
    async print(emulator) {
      const { printDirectory, printSettings } = await import('../emulator/print-directory.ts');
      return { settings: printSettings(emulator), directory: printDirectory(emulator) };
    },
  },
};

const host: Host = {
  async createGrammars(folder) {
    const { createGrammars } = await import('../node/grammars.ts');
    return createGrammars([folder.fsPath]);
  },
  // It loads the cryptography of Node.
  async certificates() {
    const { certificateParser } = await import('../node/certificate-parser.ts');
    return certificateParser;
  },
  async readCertificates(bytes, password) {
    const file = await sending.files.readCertificates(bytes, password);
    if (file.kind === 'failed') return file;
    const { mistakenDigests } = await import('../node/certificate.ts');
    const { certificates, x509, privateKey } = file;
    const own = () => ({
      certificate: certificates[0],
      publicKey: x509.publicKey,
      mistakenDigests: mistakenDigests(x509),
    });
    return { kind: 'certificates', certificates, privateKey, own };
  },
  read: readFromDisk,
  isOwn: isOwnFile,
  select: selectFiles,
  async fetchKeys(address, signal) {
    const { fetchKeySet } = await import('../node/key-set.ts');
    return fetchKeySet(address, { signal });
  },
  tokenRequests: sending,
};
