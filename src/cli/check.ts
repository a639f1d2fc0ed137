import { relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createEntraLens,
  type Diagnosis,
  mayConcernEntra,
  readerFor,
  readers,
  type Severity,
} from '../index.ts';
import { readFiles } from '../node/files.ts';
import type { ExitCode, Io } from './io.ts';
import { severityText, styled } from './style.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly failOn: Severity;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

interface FileFindings {
  /** With `/`, relative to the working directory. */
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Diagnosis[];
}

/** `check PATH…`: exit code 1 when something is found at or above `failOn`, 2 when a path cannot be read. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const problems: string[] = [];
  const found: FileFindings[] = [];
  let files = 0;
  const lens = createEntraLens({
    grammars: io.grammars,
    reportBug: (rule, error) => {
      problems.push(
        `The rule ${rule} failed (${error instanceof Error ? error.name : typeof error}); the other rules ran.`,
      );
    },
  });
  const wanted = (path: string) => readerFor(readers, path.replaceAll(sep, '/'), '') !== undefined;
  for await (const file of readFiles(
    paths.map((path) => resolve(io.cwd, path)),
    wanted,
  )) {
    const path = relative(io.cwd, file.path).replaceAll(sep, '/');
    if (file.kind === 'failed') problems.push(`${path}: ${file.message}.`);
    if (file.kind === 'skipped' && file.reason === 'too large')
      io.printError(`${path}: not read, it is too large.\n`);
    if (file.kind !== 'text') continue;
    files++;
    if (!mayConcernEntra(file.text)) continue;
    const document = TextDocument.create(pathToFileURL(file.path).href, '', 0, file.text);
    await lens.prepare(document);
    const findings = lens.diagnose(document, { rules: {} });
    lens.forget(document.uri);
    if (findings.length > 0) found.push({ path, text: file.text, findings });
  }
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  io.print(
    options.format === 'json'
      ? jsonReport(files, found, pathFrom(io.cwd))
      : textReport(files, found, io.color),
  );
  for (const problem of problems) io.printError(`${problem}\n`);
  if (problems.length > 0) return 2;
  const worst = found.some(({ findings }) =>
    findings.some(({ severity }) => RANK[severity] <= RANK[options.failOn]),
  );
  return worst ? 1 : 0;
}

/** The JSON contract: a change of shape is a new number in `schema`. */
function jsonReport(files: number, found: readonly FileFindings[], pathOf: (uri: string) => string): string {
  const findings = found.flatMap(({ path, findings: each }) =>
    each.map(({ rule, severity, range, message, codes, evidence, actions }) => ({
      rule,
      severity,
      path,
      range,
      message,
      codes,
      evidence: evidence.map((proof) => ({
        path: proof.uri === undefined ? path : pathOf(proof.uri),
        range: proof.range,
        message: proof.message,
      })),
      fixes: actions.flatMap((action) =>
        action.kind === 'edit'
          ? [
              {
                title: action.title,
                safe: action.safe,
                edits: action.edits.map((edit) => ({ path, ...edit })),
              },
            ]
          : [],
      ),
    })),
  );
  return `${JSON.stringify({ schema: 1, files, findings }, null, 2)}\n`;
}

function textReport(files: number, found: readonly FileFindings[], color: boolean): string {
  const blocks = found.map(({ path, findings }) =>
    [styled('underline', path, color), ...findings.map((finding) => line(finding, color)), ''].join('\n'),
  );
  const count = found.reduce((sum, { findings }) => sum + findings.length, 0);
  const summary =
    count === 0 ? 'Nothing found' : `${plural(count, 'finding')} in ${plural(found.length, 'file')}`;
  return [...blocks, `${summary}; ${plural(files, 'file')} checked.`, ''].join('\n');
}

function line({ range, severity, message, rule }: Diagnosis, color: boolean): string {
  const position = `${range.start.line + 1}:${range.start.character + 1}`;
  return `  ${position.padEnd(8)} ${severityText(severity, color)}  ${message}  ${styled('dim', rule, color)}`;
}

/** Relative to the working directory, as the paths of the findings are. */
function pathFrom(cwd: string) {
  return (uri: string) => relative(cwd, fileURLToPath(uri)).replaceAll(sep, '/');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
