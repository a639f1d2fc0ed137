/**
 * The library: one lens over everything the engine knows, and the pure parts that doors share.
 *
 *     const lens = createEntraLens();
 *     const findings = lens.diagnose(TextDocument.create('file:///app/.env', 'dotenv', 1, text), { rules: {} });
 */
import type { ReportBug } from './core/check.ts';
import { createLens, type Lens } from './core/lens.ts';
import { mayConcernEntra } from './facts/concern.ts';
import { factsOf } from './facts/index.ts';
import type { EntraFact } from './facts/types.ts';
import { readers } from './readers/index.ts';
import { rules } from './rules/index.ts';

export type { ReportBug, RuleLevel } from './core/check.ts';
export type { Action, Diagnosis, Lens, LensSettings } from './core/lens.ts';
export { readerFor } from './core/lens.ts';
export { suppressionComment } from './core/suppressions.ts';
export type { Severity } from './core/types.ts';
export { mayConcernEntra } from './facts/concern.ts';
export type { App, EntraFact } from './facts/types.ts';
export { readers, rules };

/** Makes a lens with every reader and rule. `reportBug` is told of a rule that throws; the others still run. */
export function createEntraLens(reportBug: ReportBug = () => {}): Lens<EntraFact> {
  return createLens({ readers, factsOf, rules, mayConcern: mayConcernEntra, reportBug });
}
