import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Keeps the editor's knowledge of open documents right, by sending or by asking it to ask. */
export interface Diagnostics {
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  closed(document: TextDocument): void;
  /** What holds for documents is another now. */
  refreshAll(): void;
  /** Judges again, after a pause, what was judged by what other files said before. */
  catchUp(): void;
  dispose(): void;
}

/** Milliseconds. */
export interface DiagnosticPauses {
  /** Long enough that typing a value does not judge each of its letters. */
  readonly typing: number;
  /** Files often change together. */
  readonly catchUp: number;
}
