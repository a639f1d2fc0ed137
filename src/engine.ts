import type { ReportBug } from './core/check.ts';
import { createLens, type Lens, type ReportUnread } from './core/lens.ts';
import type { Grammars } from './core/syntax.ts';
import type { CertificateParser } from './facts/certificate.ts';
import { mayConcernEntra } from './facts/concern.ts';
import { factsOf } from './facts/index.ts';
import { mattersIn } from './facts/matters.ts';
import type { EntraFact } from './facts/types.ts';
import { type Workspace, workspaceOf } from './facts/workspace.ts';
import { readers } from './readers/index.ts';
import { rules } from './rules/index.ts';

export interface EntraLensOptions {
  /** Parsers for programming languages; without them code is not read, configuration is. */
  readonly grammars?: Grammars;
  /** Reads certificates; without it they are not judged. */
  readonly certificates?: CertificateParser;
  /** Seconds since 1970: the clock that decides what has expired. By default that of the machine. */
  readonly now?: () => number;
  /** Told of a rule that throws; the others still run. */
  readonly reportBug?: ReportBug;
  /** Told of a document that reading failed on. */
  readonly reportUnread?: ReportUnread;
  /** How much of a text is read (UTF-16 units): by default what an editor can read while somebody types. */
  readonly longestText?: number;
}

const NO_GRAMMARS: Grammars = { load: () => Promise.resolve(), get: () => undefined, release: () => {} };

function systemClock(): number {
  return Math.floor(Date.now() / 1000);
}

export { rules };

/** What judges facts about Entra. */
export type EntraRule = (typeof rules)[number];

/** A lens over everything the engine knows. */
export type EntraLens = Lens<EntraFact, Workspace>;

/** Makes a lens with every reader and rule. */
export function createEntraLens({
  grammars = NO_GRAMMARS,
  certificates,
  now = systemClock,
  reportBug = () => {},
  reportUnread = () => {},
  longestText,
}: EntraLensOptions = {}): EntraLens {
  return createLens({
    readers,
    factsOf: (reading, path) => factsOf(reading, path, certificates),
    mattersIn,
    rules,
    workspaceOf: (files) => workspaceOf(files, now),
    mayConcern: mayConcernEntra,
    grammars,
    reportBug,
    reportUnread,
    ...(longestText !== undefined && { longestText }),
  });
}
