import type { Diagnosis, Severity } from '../index.ts';
import type { CheckSummary } from './check-report.ts';
import { ruleAddress } from './rule-page.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands of GitHub Actions, one a finding, that become annotations
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). Lines and columns count from 1.
 */
export function githubReport({ found }: CheckSummary): string {
  return found
    .flatMap(({ path, findings }) => findings.map((finding) => `${commandOf(path, finding)}\n`))
    .join('');
}

function commandOf(path: string, { rule, severity, message, range: { start, end } }: Diagnosis): string {
  const isOneLine = start.line === end.line;
  const properties = {
    file: path,
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns only where all is on one line; it counts the last of them in.
    ...(isOneLine && {
      col: start.character + 1,
      endColumn: Math.max(start.character + 1, end.character),
    }),
    title: `AADSTS Lens: ${rule}`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${data(`${message} ${ruleAddress(rule)}`)}`;
}

/** As the runner takes it apart: `%`, and what ends a line. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
