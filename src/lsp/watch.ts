import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import type { Client } from './client.ts';
import { pathOfUri } from './file-uri.ts';
import type { Tell } from './tell.ts';

/** What the editor tells of the world around the documents. */
export interface Surroundings {
  settingsChanged(sent: unknown): void;
  fileChanged(path: string, isGone: boolean): void;
  foldersChanged(added: readonly string[], removed: readonly string[]): void;
}

/** Follows settings, files and folders; `start` is called once the client is ready, then registrations are asked for. */
export function watch(
  connection: Connection,
  client: Client,
  tell: Tell,
  { settingsChanged, fileChanged, foldersChanged }: Surroundings,
  start: () => void,
): void {
  connection.onDidChangeConfiguration(
    tell.safely('Taking in settings', ({ settings }) => settingsChanged(settings)),
  );
  connection.onDidChangeWatchedFiles(
    tell.safely('Following files', ({ changes }) => {
      for (const { uri, type } of changes) {
        const path = pathOfUri(uri);
        if (path !== undefined) fileChanged(path, type === FileChangeType.Deleted);
      }
    }),
  );
  connection.onInitialized(
    tell.safely('Starting', () => {
      if (client.tellsWorkspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(
          tell.safely('Following folders', ({ added, removed }) =>
            foldersChanged(
              added.map(({ uri }) => uri),
              removed.map(({ uri }) => uri),
            ),
          ),
        );
      }
      // A client that refuses after all tells what is saved and closed; the index then follows less.
      if (client.registersConfiguration) {
        connection.client
          .register(DidChangeConfigurationNotification.type, { section: 'aadstsLens' })
          .catch(() => {});
      }
      if (client.registersFileWatchers) {
        connection.client
          .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
          .catch(() => {});
      }
      start();
    }),
  );
}
