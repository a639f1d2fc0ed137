import * as vscode from 'vscode';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type EntraLens, isBuilt, mayConcernEntra } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';
import { isOpen, isWithin } from './documents.ts';
import type { SelectFiles } from './host.ts';
import type { ReadText } from './read-text.ts';
import { listFiles } from './workspace-files.ts';
import type { WorkspaceFindings } from './workspace-findings.ts';

export interface ScanOptions {
  readonly lens: EntraLens;
  readonly configFiles: ConfigFiles;
  readonly read: ReadText;
  readonly select: SelectFiles;
  readonly findings: WorkspaceFindings;
}

interface Run extends ScanOptions {
  /** What lies in it is judged; all, without one. */
  readonly folder: vscode.Uri | undefined;
  readonly token: vscode.CancellationToken;
  /** Tells how far it is. */
  report(message: string): void;
}

interface Outcome {
  readonly files: number;
  /** Files whose language did not load. */
  readonly unread: number;
  readonly found: number;
  readonly withFindings: number;
}

/**
 * Judges all files of the workspace, open or not, or those of one of its folders, and shows what it finds in the Problems
 * panel: first all are taken in, so that each is judged by what the others say. Open documents are judged as ever.
 */
export async function scanWorkspace(options: ScanOptions, folder?: vscode.Uri): Promise<void> {
  const how = {
    location: vscode.ProgressLocation.Notification,
    title: 'AADSTS Lens',
    cancellable: true,
  };
  const outcome = await vscode.window.withProgress(how, (progress, token) =>
    scan({
      ...options,
      folder,
      token,
      report: (message) => progress.report({ message }),
    }),
  );
  if (outcome) tell(outcome);
}

async function scan(run: Run): Promise<Outcome | undefined> {
  const { findings, folder, read, select, token } = run;
  findings.clear(folder);
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const listed = await Promise.all(roots.map((root) => listFiles(root, read, token)));
  const all = [...new Map(listed.flatMap(({ uris }) => uris).map((uri) => [uri.toString(), uri])).values()];
  const promising = await select(all, token);
  const { learned, unread } = await learnAll(promising, run);
  const outcome = await judgeAll(learned, run);
  const files = all.filter((uri) => isChosen(uri, run)).length;
  return token.isCancellationRequested ? undefined : { ...outcome, unread, files };
}

function isChosen(uri: vscode.Uri, { folder }: Run): boolean {
  return !folder || isWithin(folder, uri);
}

async function learnAll(
  uris: readonly vscode.Uri[],
  run: Run,
): Promise<{ readonly learned: readonly vscode.Uri[]; readonly unread: number }> {
  const { lens, configFiles, token, report } = run;
  const learned: vscode.Uri[] = [];
  let unread = 0;
  for (const [index, uri] of uris.entries()) {
    if (token.isCancellationRequested) break;
    report(vscode.l10n.t('Read {0} of {1} files', index + 1, uris.length));
    if (isOpen(uri)) continue;
    await configFiles.prepare(uri);
    const document = configFiles.wants(uri) ? await documentAt(uri, run) : undefined;
    if (!document) continue;
    const isPrepared = await Promise.resolve(lens.prepare(document)).then(
      () => true,
      () => false,
    );
    const isWanted = isChosen(uri, run);
    if (!isPrepared) unread += Number(isWanted);
    else if (lens.learn(document) && isWanted) learned.push(uri);
    else lens.release(document.uri);
  }
  return { learned, unread };
}

async function judgeAll(uris: readonly vscode.Uri[], run: Run): Promise<Omit<Outcome, 'files' | 'unread'>> {
  const { lens, configFiles, findings, token, report } = run;
  let found = 0;
  let withFindings = 0;
  for (const [index, uri] of uris.entries()) {
    report(vscode.l10n.t('Checked {0} of {1} files', index + 1, uris.length));
    const document = token.isCancellationRequested || isOpen(uri) ? undefined : await documentAt(uri, run);
    const settings = configFiles.settingsFor(uri);
    if (document && settings && !isOpen(uri)) {
      const diagnoses = lens.diagnose(document, settings);
      findings.show(uri, diagnoses);
      found += diagnoses.length;
      if (diagnoses.length > 0) withFindings++;
    }
    if (!isOpen(uri)) lens.release(uri.toString());
  }
  return { found, withFindings };
}

async function documentAt(uri: vscode.Uri, { read }: Run): Promise<TextDocument | undefined> {
  const text = await read(uri);
  if (text === undefined || isBuilt(uri.path, text) || !mayConcernEntra(text)) return undefined;
  // A text of another length is another version, and read anew.
  return TextDocument.create(uri.toString(), '', text.length, text);
}

function tell(outcome: Outcome): void {
  const { unread, found } = outcome;
  const show = vscode.l10n.t('Show Problems');
  const rest =
    unread > 0 ? [vscode.l10n.t('{0} files could not be read: their language did not load.', unread)] : [];
  vscode.window
    .showInformationMessage([summaryOf(outcome), ...rest].join(' '), ...(found === 0 ? [] : [show]))
    .then((choice) => {
      if (choice === show) vscode.commands.executeCommand('workbench.actions.view.problems');
    });
}

function summaryOf({ files, unread, found, withFindings }: Outcome): string {
  const checked = files - unread;
  if (found === 0)
    return vscode.l10n.t('Nothing found in files that are not open. Files checked: {0}.', checked);
  if (found === 1) return vscode.l10n.t('1 finding in 1 file that is not open. Files checked: {0}.', checked);
  return withFindings === 1
    ? vscode.l10n.t('{0} findings in 1 file that is not open. Files checked: {1}.', found, checked)
    : vscode.l10n.t(
        '{0} findings in {1} files that are not open. Files checked: {2}.',
        found,
        withFindings,
        checked,
      );
}
