import { type Connection, NotebookDocuments, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOfUri } from './file-uri.ts';

/** The documents that the editor holds open, cells of notebooks among them: what it shows counts, not what is on disk. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
  /** The file that a document stands for, of a cell that of its notebook; undefined for what is no file. */
  fileOf(uri: string): string | undefined;
  /** Whether a file is open, by its path. */
  isOpen(path: string): boolean;
  /** Starts to follow what the client tells. */
  listen(connection: Connection, follow: DocumentEvents): void;
}

export interface DocumentEvents {
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  closed(document: TextDocument): void;
  /** A file was opened (as a document or a notebook), saved or closed: by its path. */
  touched(path: string, how: 'opened' | 'saved' | 'closed'): void;
}

export function createOpenDocuments(): OpenDocuments {
  const documents = new TextDocuments(TextDocument);
  const notebooks = new NotebookDocuments(documents);
  const open = new Set<string>();

  const fileOf = (uri: string) => pathOfUri(notebooks.findNotebookDocumentForCell(uri)?.uri ?? uri);
  return {
    get: (uri) => documents.get(uri),
    all: () => documents.all(),
    fileOf,
    isOpen: (path) => open.has(path),
    listen: (connection, follow) => {
      const touch = (uri: string, how: 'opened' | 'saved' | 'closed') => {
        const path = pathOfUri(uri);
        if (path === undefined) return;
        if (how === 'opened') open.add(path);
        if (how === 'closed') open.delete(path);
        follow.touched(path, how);
      };
      documents.onDidOpen(({ document }) => {
        touch(document.uri, 'opened');
        follow.opened(document);
      });
      documents.onDidChangeContent(({ document }) => follow.changed(document));
      documents.onDidSave(({ document }) => touch(document.uri, 'saved'));
      documents.onDidClose(({ document }) => {
        follow.closed(document);
        touch(document.uri, 'closed');
      });
      notebooks.onDidOpen(({ uri }) => touch(uri, 'opened'));
      notebooks.onDidSave(({ uri }) => touch(uri, 'saved'));
      notebooks.onDidClose(({ uri }) => touch(uri, 'closed'));
      documents.listen(connection);
      notebooks.listen(connection);
    },
  };
}
