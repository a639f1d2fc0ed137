import * as vscode from 'vscode';
import { type Certificate, findPemBlocks, mayHoldPem, type PemBlock } from '../index.ts';
import { keyName } from '../tokens/certificate-checks.ts';
import {
  type CertificateRow,
  certificateMarkdown,
  shownName,
  thumbprintRows,
  timeLeft,
} from '../tokens/certificate-report.ts';
import { isEdited } from './documents.ts';

/** Reads one PEM block; undefined when it is no certificate. Given by the entry point: not every host can. */
export type ReadPem = (pem: string) => Promise<Certificate | undefined>;

const COPY = 'aadstsLens.copyThumbprint';
const OPENING = '-----BEGIN CERTIFICATE-----';
/** Characters: the longest block that is looked through. */
const REACH = 100_000;
/** Bundles of authorities hold hundreds of certificates that nobody looks at one by one. */
const MOST_LENSES = 30;

/** Above each PEM certificate of a text: whose it is, how long it lasts, its key; a click copies a thumbprint. */
export function provideCertificateLenses(readPem: ReadPem): vscode.Disposable {
  const texts = new WeakMap<vscode.CodeLens, string>();
  const provider: vscode.CodeLensProvider = {
    provideCodeLenses(document) {
      const text = document.getText();
      if (!text.includes(OPENING)) return [];
      return offsetsOf(text).map((offset) => {
        const start = document.positionAt(offset);
        const lens = new vscode.CodeLens(new vscode.Range(start, start));
        texts.set(lens, text.slice(offset, offset + REACH));
        return lens;
      });
    },
    // Asked for those in sight only.
    async resolveCodeLens(lens) {
      const [block] = findPemBlocks(texts.get(lens) ?? '');
      const certificate = await certificateIn(block, readPem);
      lens.command = certificate
        ? lensCommand(certificate)
        : { title: vscode.l10n.t('Damaged certificate'), command: '' };
      return lens;
    },
  };
  return vscode.languages.registerCodeLensProvider({ pattern: '**' }, provider);
}

function offsetsOf(text: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(OPENING); at >= 0 && offsets.length < MOST_LENSES; ) {
    offsets.push(at);
    at = text.indexOf(OPENING, at + OPENING.length);
  }
  return offsets;
}

async function certificateIn(
  block: PemBlock | undefined,
  readPem: ReadPem,
): Promise<Certificate | undefined> {
  return block?.pem === undefined ? undefined : readPem(block.pem);
}

function lensCommand(certificate: Certificate): vscode.Command {
  const now = Math.floor(Date.now() / 1000);
  return {
    title: `${shownName(certificate.subject)}, ${timeLeft(certificate, now)}, ${keyName(certificate.key)}`,
    tooltip: vscode.l10n.t('Copy a thumbprint'),
    command: COPY,
    arguments: [thumbprintRows(certificate)],
  };
}

/** Describes the PEM certificate under the pointer. */
export function provideCertificateHovers(readPem: ReadPem): vscode.Disposable {
  return vscode.languages.registerHoverProvider([{ scheme: '*' }], {
    async provideHover(document, position) {
      const found = isEdited(document) ? blockAt(document, position) : undefined;
      const certificate = await certificateIn(found?.block, readPem);
      return found && certificate && new vscode.Hover(hoverText(certificate), found.range);
    },
  });
}

/** The block around a position, looked for in as many lines as a long certificate takes. */
function blockAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): { readonly block: PemBlock; readonly range: vscode.Range } | undefined {
  const first = new vscode.Position(Math.max(0, position.line - LINES_AROUND), 0);
  const text = document.getText(new vscode.Range(first.line, 0, position.line + LINES_AROUND, 0));
  if (!mayHoldPem(text)) return undefined;
  const start = document.offsetAt(first);
  const offset = document.offsetAt(position) - start;
  const block = findPemBlocks(text).find(({ span }) => span.start <= offset && offset <= span.end);
  if (!block) return undefined;
  const { span } = block;
  const [from, to] = [span.start, span.end].map((at) => document.positionAt(start + at));
  return from && to && { block, range: new vscode.Range(from, to) };
}

const LINES_AROUND = 150;

function hoverText(certificate: Certificate): vscode.MarkdownString {
  const copies = thumbprintRows(certificate).map(
    (row) =>
      `[${vscode.l10n.t('Copy {0}', row.name)}](command:${COPY}?${encodeURIComponent(JSON.stringify([[row]]))})`,
  );
  const text = new vscode.MarkdownString(
    `${certificateMarkdown(certificate, Math.floor(Date.now() / 1000))}\n${copies.join(' \u00B7 ')}\n`,
  );
  text.isTrusted = { enabledCommands: [COPY] };
  return text;
}

/** Copies a thumbprint; of several, the one that is picked. */
export function registerCopyThumbprint(): vscode.Disposable {
  return vscode.commands.registerCommand(COPY, async (rows: readonly CertificateRow[]) => {
    const items = rows.map(({ name, value }) => ({ label: name, description: value }));
    const picked =
      items.length === 1
        ? items[0]
        : await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Copy a thumbprint') });
    if (!picked) return;
    await vscode.env.clipboard.writeText(picked.description);
    vscode.window.setStatusBarMessage(vscode.l10n.t('{0} copied', picked.label), 3_000);
  });
}
