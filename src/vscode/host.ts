import type * as vscode from 'vscode';
import type { CertificateParser, Grammars } from '../index.ts';
import type { ReadCertificates } from './certificate-files.ts';
import type { FetchKeys } from './issuer-keys.ts';
import type { EndpointProgram } from './local-endpoint.ts';
import type { IsOwnFile, ReadText } from './read-text.ts';
import type { CredentialFiles } from './token-credential.ts';
import type { Requests } from './token-sender.ts';

/** What VS Code does in another way on each of its hosts. Made by the entry points. */
export interface Host {
  /** Parsers whose files stand in a folder of the extension. */
  readonly createGrammars: (folder: vscode.Uri) => Promise<Grammars>;
  /** What reads certificates, loaded when there is one to be read. */
  readonly certificates: () => Promise<CertificateParser>;
  readonly readCertificates: ReadCertificates;
  /** Reads files in the background. */
  readonly read: ReadText;
  readonly isOwn: IsOwnFile;
  readonly select: SelectFiles;
  readonly fetchKeys: FetchKeys;
  readonly tokenRequests: TokenRequests;
}

/** Those of the files that may concern Entra, as far as that can be told without reading them here. */
export type SelectFiles = (
  uris: readonly vscode.Uri[],
  token: vscode.CancellationToken,
) => Promise<readonly vscode.Uri[]>;

/** Whether the host sends token requests, and what it takes to send them. */
export type TokenRequests = SendingHost | { readonly kind: 'not-sent' };

export interface SendingHost {
  readonly kind: 'sent';
  readonly requests: Requests;
  readonly files: CredentialFiles;
  readonly endpoint: EndpointProgram;
}
