import type { CodeLens, Command, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Certificate, findPemBlocks, mayHoldPem, type PemBlock } from '../index.ts';
import { certificateParser } from '../node/certificate-parser.ts';
import { keyName } from '../tokens/certificate-checks.ts';
import { shownName, thumbprintRows, timeLeft } from '../tokens/certificate-report.ts';
import { commandNames } from './command-names.ts';

const OPENING = '-----BEGIN CERTIFICATE-----';
/** Characters: the longest block that is looked through. */
const REACH = 100_000;
/** Bundles of authorities hold hundreds of certificates that nobody looks at one by one. */
const MOST_LENSES = 30;

/** Where a certificate begins (UTF-16 offset): what a code lens keeps until it is shown. */
interface LensData {
  readonly uri: string;
  readonly offset: number;
}

/** A place above each PEM certificate of a text; what stands there is told when it comes into sight. */
export function certificateLenses(document: TextDocument): readonly CodeLens[] {
  const text = document.getText();
  const lenses: CodeLens[] = [];
  for (let at = text.indexOf(OPENING); at >= 0 && lenses.length < MOST_LENSES; ) {
    const start = document.positionAt(at);
    lenses.push({
      range: { start, end: start },
      data: { uri: document.uri, offset: at } satisfies LensData,
    });
    at = text.indexOf(OPENING, at + OPENING.length);
  }
  return lenses;
}

/** Whose certificate it is, how long it lasts, its key; a click shows its thumbprints. */
export function certificateCommand(document: TextDocument, offset: number, now: number): Command {
  const certificate = certificateFrom(document, offset);
  if (!certificate) return { title: 'Damaged certificate', command: '' };
  return {
    title: `${shownName(certificate.subject)}, ${timeLeft(certificate, now)}, ${keyName(certificate.key)}`,
    command: commandNames.showThumbprints,
    arguments: [document.uri, offset],
  };
}

/** Reads what the client hands back. */
export function lensData(data: unknown): LensData | undefined {
  const { uri, offset } = (data ?? {}) as Partial<Record<keyof LensData, unknown>>;
  return typeof uri === 'string' && typeof offset === 'number' ? { uri, offset } : undefined;
}

/** The thumbprints of the certificate that begins at an offset, one a line. */
export function thumbprintsAt(document: TextDocument, offset: number): string | undefined {
  const certificate = certificateFrom(document, offset);
  return (
    certificate &&
    thumbprintRows(certificate)
      .map(({ name, value }) => `${name}: ${value}`)
      .join('\n')
  );
}

function certificateFrom(document: TextDocument, offset: number): Certificate | undefined {
  const [block] = findPemBlocks(document.getText().slice(offset, offset + REACH));
  return certificateIn(block);
}

function certificateIn(block: PemBlock | undefined): Certificate | undefined {
  return block?.pem === undefined ? undefined : certificateParser.parse(block.pem);
}

const LINES_AROUND = 150;

/** The certificate around a position, looked for in as many lines as a long one takes, and its UTF-16 offsets. */
export function certificateAt(
  document: TextDocument,
  position: Position,
): { readonly certificate: Certificate; readonly start: number; readonly end: number } | undefined {
  const first = { line: Math.max(0, position.line - LINES_AROUND), character: 0 };
  const last = { line: position.line + LINES_AROUND, character: 0 };
  const text = document.getText({ start: first, end: last });
  if (!mayHoldPem(text)) return undefined;
  const from = document.offsetAt(first);
  const offset = document.offsetAt(position) - from;
  const block = findPemBlocks(text).find(({ span }) => span.start <= offset && offset <= span.end);
  const certificate = certificateIn(block);
  return block && certificate
    ? { certificate, start: from + block.span.start, end: from + block.span.end }
    : undefined;
}
