import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Finding } from './check.ts';
import type { FileIndex } from './file-index.ts';
import type { Edit, Fix, Severity, Span } from './types.ts';

/** What the engine needs of a document: any `TextDocument` is one, and an editor's own is quickly made one. */
export type LensDocument = Pick<
  TextDocument,
  'uri' | 'languageId' | 'version' | 'getText' | 'positionAt' | 'offsetAt'
>;

/** What is read of a document: all that taking it in needs. */
export type LensText = Pick<LensDocument, 'uri' | 'languageId' | 'version' | 'getText'>;

/** A fix in the shape of the Language Server Protocol. */
export type Action =
  | {
      readonly kind: 'edit';
      readonly title: string;
      readonly safe: boolean;
      readonly edits: readonly TextEdit[];
    }
  | { readonly kind: 'ask-secret'; readonly title: string; readonly range: Range }
  | { readonly kind: 'open'; readonly title: string; readonly url: string }
  | {
      /** A comment that silences the finding; the reason is for the user to write between its two parts. */
      readonly kind: 'silence';
      readonly title: string;
      readonly at: Position;
      readonly before: string;
      readonly after: string;
    };

/** A finding in lines and characters (zero-based, UTF-16). */
export interface Diagnosis {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The name of what it stands at; absent where that has none. */
  readonly setting?: string;
  readonly codes: readonly number[];
  /** `uri` is absent for the document itself. */
  readonly evidence: readonly { readonly uri?: string; readonly range: Range; readonly message: string }[];
  readonly actions: readonly Action[];
}

/** Tells where an offset is, in lines and characters. */
export type Positions = Pick<LensDocument, 'positionAt'>;

/** A finding in the document's lines and characters; `index` knows where the lines of other files are. */
export function describe(
  document: Positions,
  { rule, severity, message, setting, codes, span, evidence, fixes }: Finding,
  index: Pick<FileIndex<never, never>, 'rangeIn'>,
): Diagnosis {
  return {
    rule,
    severity,
    message,
    codes,
    range: rangeOf(document, span),
    ...(setting !== undefined && { setting }),
    evidence: evidence.flatMap(({ uri, span: at, message: proof }) => {
      if (uri === undefined) return [{ range: rangeOf(document, at), message: proof }];
      const range = index.rangeIn(uri, at);
      return range ? [{ uri, range, message: proof }] : [];
    }),
    actions: fixes.map((fix) => actionOf(document, fix)),
  };
}

function actionOf(document: Positions, fix: Fix): Action {
  if (fix.kind === 'open') return fix;
  if (fix.kind === 'ask-secret') {
    return { kind: 'ask-secret', title: fix.title, range: rangeOf(document, fix.place.span) };
  }
  return { ...fix, edits: fix.edits.map((edit) => textEditOf(document, edit)) };
}

/** An edit in the document's lines and characters. */
export function textEditOf(document: Positions, edit: Edit): TextEdit {
  return { range: rangeOf(document, edit.span), newText: edit.newText };
}

export function rangeOf(document: Positions, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}
