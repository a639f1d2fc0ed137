import type { Severity } from '../index.ts';
import type { CheckSummary } from './check-report.ts';
import { fingerprintsOf } from './fingerprint.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  hint: 'info',
};

/** A report of GitLab's code quality (https://docs.gitlab.com/ci/testing/code_quality/). Lines count from 1. */
export function gitlabReport({ found }: CheckSummary): string {
  const issues = found.flatMap((file) => {
    const fingerprints = fingerprintsOf(file);
    return file.findings.map(({ rule, severity, message, range }, index) => ({
      type: 'issue',
      description: message,
      check_name: rule,
      categories: ['Security'],
      fingerprint: fingerprints[index],
      severity: SEVERITIES[severity],
      location: {
        path: file.path,
        lines: { begin: range.start.line + 1, end: range.end.line + 1 },
      },
    }));
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
