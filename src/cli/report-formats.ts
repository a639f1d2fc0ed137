import type { Report } from './check-report.ts';
import { githubReport } from './report-github.ts';
import { gitlabReport } from './report-gitlab.ts';
import { jsonReport } from './report-json.ts';
import { junitReport } from './report-junit.ts';
import { sarifReport } from './report-sarif.ts';
import { textReport } from './report-text.ts';

/** Every format of `check`, by its name. */
export const reportFormats = {
  text: textReport,
  json: jsonReport,
  // Only it tells of rules that found nothing: they are loaded with the first file that may concern Entra.
  sarif: async (summary) => {
    const { rules } = await import('../engine.ts');
    return sarifReport(summary, rules);
  },
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
} as const satisfies Readonly<Record<string, Report>>;

export type ReportFormat = keyof typeof reportFormats;
