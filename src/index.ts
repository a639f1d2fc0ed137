/**
 * The library: one lens over everything the engine knows, and the pure parts that doors share.
 *
 *     const lens = createEntraLens();
 *     const findings = lens.diagnose(TextDocument.create('file:///app/.env', 'dotenv', 1, text), { rules: {} });
 */
import type { Knowledge } from './codes/types.ts';
import type { ReportBug } from './core/check.ts';
import { createLens, type Lens } from './core/lens.ts';
import type { Grammars } from './core/syntax.ts';
import type { CertificateParser } from './facts/certificate.ts';
import { mayConcernEntra } from './facts/concern.ts';
import { factsOf } from './facts/index.ts';
import type { EntraFact } from './facts/types.ts';
import { workspaceOf } from './facts/workspace.ts';
import { readers } from './readers/index.ts';
import { rules } from './rules/index.ts';

export { type ExplainedCode, type Explanation, explain, searchCodes } from './codes/explain.ts';
export { findMentions, type Mention, mentionAt } from './codes/mentions.ts';
export { explanationReport } from './codes/report.ts';
export { supportCopy } from './codes/support-copy.ts';
export type { Code, Knowledge } from './codes/types.ts';
export {
  BASELINE_FILE,
  type Baseline,
  countOf,
  type ParsedBaseline,
  parseBaseline,
  printBaseline,
} from './config/baseline.ts';
export {
  CONFIG_FILE,
  EMPTY_CONFIG,
  isRuleLevel,
  type ParsedConfig,
  parseConfig,
} from './config/config-file.ts';
export {
  type ConfigFinder,
  createConfigFinder,
  type PlacedConfig,
  placeConfig,
} from './config/find-config.ts';
export { globMatcher } from './config/globs.ts';
export { type IgnoreRules, NO_IGNORE_RULES } from './config/ignore-rules.ts';
export { parentOf, pathFrom, pathTo } from './config/paths.ts';
export type { ReportBug, RuleLevel } from './core/check.ts';
export type { Action, Diagnosis, LensDocument, LensText } from './core/diagnosis.ts';
export { type KnownFinding, knownFindings, leaveOutKnown } from './core/known-findings.ts';
export { type Lens, type LensSettings, readerFor } from './core/lens.ts';
export { findPemBlocks, mayHoldPem, type PemBlock } from './core/pem.ts';
export { type Block, toMarkdown, toText } from './core/report.ts';
export type { Grammars } from './core/syntax.ts';
export type { Severity } from './core/types.ts';
export { cloudOf, clouds } from './facts/clouds.ts';
export { mayConcernEntra } from './facts/concern.ts';
export type { App, Certificate, EntraFact } from './facts/types.ts';
export { readers, rules };

/** Loads what explanations draw on: the catalogue is large, and not needed until somebody asks. */
export async function loadKnowledge(): Promise<Knowledge> {
  const { catalogue, findCode } = await import('./codes/catalogue.ts');
  const foreseenBy = (code: number) =>
    rules.filter(({ prevents }) => prevents.includes(code)).map(({ id }) => id);
  return { catalogue, find: findCode, foreseenBy };
}

export interface EntraLensOptions {
  /** Parsers for programming languages; without them code is not read, configuration is. */
  readonly grammars?: Grammars;
  /** Reads certificates; without it they are not judged. */
  readonly certificates?: CertificateParser;
  /** Seconds since 1970: the clock that decides what has expired. By default that of the machine. */
  readonly now?: () => number;
  /** Told of a rule that throws; the others still run. */
  readonly reportBug?: ReportBug;
}

const NO_GRAMMARS: Grammars = { load: () => Promise.resolve(), get: () => undefined };

function systemClock(): number {
  return Math.floor(Date.now() / 1000);
}

/** Makes a lens with every reader and rule. */
export function createEntraLens({
  grammars = NO_GRAMMARS,
  certificates,
  now = systemClock,
  reportBug = () => {},
}: EntraLensOptions = {}): Lens<EntraFact> {
  return createLens({
    readers,
    factsOf: (reading, path) => factsOf(reading, path, certificates),
    rules,
    workspaceOf: (files) => workspaceOf(files, now),
    mayConcern: mayConcernEntra,
    grammars,
    reportBug,
  });
}
