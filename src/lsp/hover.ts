import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type EntraLens,
  type EvidencePlace,
  explain,
  explanationReport,
  type Inline,
  loadKnowledge,
  mentionAt,
  toMarkdown,
  toText,
} from '../index.ts';
import { certificateMarkdown, certificateText } from '../tokens/certificate-report.ts';
import { findToken } from '../tokens/find.ts';
import { decodeToken } from '../tokens/jwt.ts';
import { tokenReport } from '../tokens/report.ts';
import { certificateAt } from './certificates.ts';
import { shownPath } from './configuration.ts';
import { pathOfUri } from './file-uri.ts';

/** The lines above and below a code that belong to the same error text: names of apps, trace ids. */
const LINES_AROUND = 12;

export interface HoverOptions {
  readonly lens: EntraLens;
  /** URIs of the folders that are open. */
  readonly folders: () => readonly string[];
  readonly hoversMarkdown: boolean;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** A text in both forms, and the UTF-16 offsets that it is about. */
interface About {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
  readonly text: string;
}

/** Explains what stands under the pointer, in any document: an AADSTS code, a certificate, a token. */
export async function hoverAt(
  document: TextDocument,
  position: HoverParams['position'],
  options: HoverOptions,
): Promise<Hover | null> {
  const about =
    (await aboutCode(document, position, options)) ??
    aboutCertificate(document, position, options) ??
    aboutToken(document, position, options);
  if (!about) return null;
  const { start, end, markdown, text } = about;
  return {
    contents: options.hoversMarkdown
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: text },
    range: { start: document.positionAt(start), end: document.positionAt(end) },
  };
}

async function aboutCode(
  document: TextDocument,
  position: HoverParams['position'],
  { lens, folders }: HoverOptions,
): Promise<About | undefined> {
  const first = { line: Math.max(0, position.line - LINES_AROUND), character: 0 };
  const text = document.getText({
    start: first,
    end: { line: position.line + LINES_AROUND, character: 0 },
  });
  const offset = document.offsetAt(first);
  const mention = mentionAt(text, document.offsetAt(position) - offset);
  if (!mention) return undefined;
  const { code, span } = mention;
  const explanation = explain(text, await loadKnowledge(), lens);
  const showPlace = (place: EvidencePlace) => placeLink(place, folders());
  const report = explanationReport(explanation, { code, level: 2, showPlace });
  return {
    start: offset + span.start,
    end: offset + span.end,
    markdown: toMarkdown(report),
    text: toText(report),
  };
}

/** A link to the line of a file, and the name of the setting that stands there. */
export function placeLink(
  { uri, range, name }: EvidencePlace,
  folders: readonly string[],
): readonly Inline[] {
  const line = range.start.line + 1;
  const link = `${shownPath(pathOfUri(uri) ?? uri, folders)}:${line}`;
  return [{ link, address: `${uri}#L${line}` }, ...(name === '' ? [] : [' ', { quoted: name }])];
}

function aboutCertificate(
  document: TextDocument,
  position: HoverParams['position'],
  { now }: HoverOptions,
): About | undefined {
  const found = certificateAt(document, position);
  return (
    found && {
      ...found,
      markdown: certificateMarkdown(found.certificate, now()),
      text: certificateText(found.certificate, now()),
    }
  );
}

/** What a token says, without its signature. It is decoded here; nothing leaves the machine. */
function aboutToken(
  document: TextDocument,
  position: HoverParams['position'],
  { now }: HoverOptions,
): About | undefined {
  const offset = document.offsetAt(position);
  const { start, text } = around(document, offset);
  const found = findToken(text, offset - start);
  if (!found) return undefined;
  const report = tokenReport(decodeToken(found.token, now()));
  return {
    start: start + found.span.start,
    end: start + found.span.end,
    markdown: `\`\`\`jsonc\n${report.trimEnd()}\n\`\`\`\n`,
    text: report,
  };
}

/** UTF-16 units before and after: no token is longer, and long texts are not searched through on each move. */
const REACH = 20_000;

function around(document: TextDocument, offset: number): { readonly start: number; readonly text: string } {
  const start = Math.max(0, offset - REACH);
  return { start, text: document.getText().slice(start, offset + REACH) };
}
