import type { Diagnosis } from '../index.ts';
import { severityText, styled } from './style.ts';

/** What a run comes to. */
export interface CheckSummary {
  /** How many files were read. */
  readonly files: number;
  /** How many findings the baseline leaves out. */
  readonly known: number;
  /** How many files `.gitignore` leaves out. */
  readonly ignored: number;
  /** How many files were left out because they are built from others. */
  readonly built: number;
  /** The files with findings, sorted. */
  readonly found: readonly FileFindings[];
  /** The path of a file as people know it. */
  readonly pathOf: (uri: string) => string;
}

export interface FileFindings {
  /** With `/`, relative to the working directory. */
  readonly path: string;
  readonly findings: readonly Diagnosis[];
}

/** The JSON contract: a change of shape is a new number in `schema`. */
export function jsonReport({ files, found, pathOf }: CheckSummary): string {
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

/** For people: the findings by file, evidence of other files below each, and a line that sums up. */
export function textReport(summary: CheckSummary, color: boolean): string {
  const { found, pathOf } = summary;
  const blocks = found.map(({ path, findings }) =>
    [
      styled('underline', path, color),
      ...findings.flatMap((finding) => [line(finding, color), ...proofs(finding, pathOf, color)]),
      '',
    ].join('\n'),
  );
  return [...blocks, lastLine(summary), ''].join('\n');
}

function line({ range, severity, message, rule }: Diagnosis, color: boolean): string {
  const position = `${range.start.line + 1}:${range.start.character + 1}`;
  return `  ${position.padEnd(8)} ${severityText(severity, color)}  ${message}  ${styled('dim', rule, color)}`;
}

function proofs({ evidence }: Diagnosis, pathOf: CheckSummary['pathOf'], color: boolean): readonly string[] {
  return evidence.flatMap(({ uri, range, message }) => {
    if (uri === undefined) return [];
    const place = `${pathOf(uri)}:${range.start.line + 1}:${range.start.character + 1}`;
    return [`           ${styled('dim', `${place} ${message}`, color)}`];
  });
}

function lastLine({ files, found, known, ignored, built }: CheckSummary): string {
  const count = found.reduce((sum, { findings }) => sum + findings.length, 0);
  const parts = [
    count === 0 ? 'Nothing found' : `${plural(count, 'finding')} in ${plural(found.length, 'file')}`,
    `${plural(files, 'file')} checked`,
    ...(known > 0 ? [`${plural(known, 'finding')} left out by the baseline`] : []),
    ...(built > 0 ? [`${plural(built, 'built file')} left out (named, they are checked)`] : []),
    ...(ignored > 0 ? [`${plural(ignored, 'file')} left out by .gitignore (--no-ignore checks them)`] : []),
  ];
  return `${parts.join('; ')}.`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
