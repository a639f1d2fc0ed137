import * as vscode from 'vscode';
import { certificateParser, ownCertificate, readCertificates } from '../web/certificate-file.ts';
import { createGrammars } from '../web/grammars.ts';
import { fetchKeySet } from '../web/key-set.ts';
import { activateIn } from './activate.ts';
import type { Host } from './host.ts';
import { readByEditor } from './read-text.ts';

/** Entry point where VS Code has no Node, as in a browser: everything but what sends credentials or listens. */
export function activate(context: vscode.ExtensionContext): void {
  activateIn(host, context);
}

const host: Host = {
  createGrammars: async (folder) =>
    createGrammars(async (file) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file))),
  certificates: async () => certificateParser,
  async readCertificates(bytes, password) {
    const file = await readCertificates(bytes, password);
    if (file.kind === 'failed') return file;
    const { certificates, privateKey } = file;
    return { kind: 'certificates', certificates, privateKey, own: () => ownCertificate(file) };
  },
  read: readByEditor,
  // A path of the machine is behind none of the files.
  isOwn: async () => true,
  // Which files concern Entra can be told only by reading them: there is nothing else to look into them with.
  select: async (uris) => uris,
  fetchKeys: fetchKeySet,
  tokenRequests: { kind: 'not-sent' },
};
