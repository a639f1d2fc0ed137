/**
 * The library: one lens over everything the engine knows, and the pure parts that doors share.
 *
 *     const lens = createEntraLens();
 *     const findings = lens.diagnose(TextDocument.create('file:///app/.env', 'dotenv', 1, text), { rules: {} });
 */
import type { Knowledge } from './codes/types.ts';
import { foreseen } from './rules/foreseen.ts';

export {
  type Evidence,
  type EvidencePlace,
  type ExplainedCode,
  type Explanation,
  explain,
  type LearnedFiles,
  searchCodes,
} from './codes/explain.ts';
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
  type ConfigFault,
  type ConfigStore,
  type ConfigStoreOptions,
  createConfigStore,
  type FileAddress,
  type FileConfig,
} from './config/config-store.ts';
export { type ConfigFinder, createConfigFinder } from './config/find-config.ts';
export { globMatcher } from './config/globs.ts';
export { type IgnoreRules, NO_IGNORE_RULES } from './config/ignore-rules.ts';
export { parentOf, pathFrom, pathTo } from './config/paths.ts';
export { type PlacedConfig, placeConfig } from './config/place-config.ts';
export type { ReportBug, RuleLevel } from './core/check.ts';
export type { Action, Diagnosis, LensDocument, LensText } from './core/diagnosis.ts';
export { applyEdits, type ChosenFixes, chooseFixes } from './core/edits.ts';
export { type KnownFinding, knownFindings, leaveOutKnown } from './core/known-findings.ts';
export { createLazyLens } from './core/lazy-lens.ts';
export { type Lens, type LensSettings, readerFor } from './core/lens.ts';
export { isBuilt } from './core/minified.ts';
export { findPemBlocks, mayHoldPem, type PemBlock } from './core/pem.ts';
export { type Block, type Inline, paragraph, toMarkdown, toText } from './core/report.ts';
export { RULES_PAGE, rulePage } from './core/rule-page.ts';
export type { Grammars } from './core/syntax.ts';
export { describeDuration, describeInstant } from './core/time.ts';
export { createTimers } from './core/timers.ts';
export type { Edit, Place, Severity, Span } from './core/types.ts';
export { createEntraLens, type EntraLens, type EntraLensOptions, type EntraRule } from './engine.ts';
export type { CertificateParser } from './facts/certificate.ts';
export { cloudOf, clouds } from './facts/clouds.ts';
export { mayConcernEntra } from './facts/concern.ts';
export { secretSpans } from './facts/secret-spans.ts';
export type { App, Certificate, EntraFact, TokenRequest } from './facts/types.ts';
export type { Located } from './facts/workspace.ts';
export { readers } from './readers/index.ts';
export { readableNames } from './readers/readable-names.ts';
export { rules } from './rules/index.ts';
export { isTestFile } from './rules/test-files.ts';

/** The name of every rule. */
export const ruleNames: readonly string[] = Object.keys(foreseen);

/** Loads what explanations draw on: the catalogue is large, and not needed until somebody asks. */
export async function loadKnowledge(): Promise<Knowledge> {
  const { catalogue, findCode } = await import('./codes/catalogue.ts');
  const foreseenBy = (code: number) => ruleNames.filter((name) => foreseen[name]?.includes(code));
  return { catalogue, find: findCode, foreseenBy };
}
