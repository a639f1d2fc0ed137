import type { Target } from './target.ts';
import { certificateFiles, certificates, pemBlocks } from './targets/certificates.ts';
import { documents } from './targets/documents.ts';
import { concern, edits, suppressions } from './targets/edits.ts';
import { errorTexts, mentions } from './targets/errors.ts';
import { findings } from './targets/findings.ts';
import { baselines, configFiles, ignoreRules } from './targets/project-files.ts';
import { readerTargets } from './targets/readers.ts';
import { answers, shortTexts, tokenClaims, tokenDecoding, tokenTexts } from './targets/tokens.ts';

/** Everything that takes input of others. */
export const targets: readonly Target[] = [
  ...readerTargets,
  findings,
  documents,
  ...[mentions, errorTexts],
  ...[tokenTexts, tokenDecoding, tokenClaims, shortTexts, answers],
  ...[pemBlocks, certificates, certificateFiles],
  ...[configFiles, baselines, ignoreRules],
  ...[edits, suppressions, concern],
];
