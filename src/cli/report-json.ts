import type { CheckSummary } from './check-report.ts';

/** The JSON contract: a change of shape is a new number in `schema`. */
export function jsonReport({ files, fixed, found, pathOf }: CheckSummary): string {
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
  return `${JSON.stringify({ schema: 1, files, ...(fixed && { fixed: fixed.findings }), findings }, null, 2)}\n`;
}
