import type { Diagnosis, EntraLens, LensDocument, LensSettings } from '../index.ts';
import type { Configuration } from './configuration.ts';
import type { Tell } from './tell.ts';

/** What is wrong in a document, and under which settings that was found. */
export interface Judged {
  readonly found: readonly Diagnosis[];
  /** Undefined when the configuration leaves the document out. */
  readonly settings: LensSettings | undefined;
}

export interface Judge {
  /** Waits for what reading the document needs: its configuration, a grammar. `undefined` when it is left out. */
  prepare(document: LensDocument, file: string | undefined): Promise<LensSettings | undefined>;
  /** Finds what is wrong. `isCurrent` is asked after waiting: what was closed meanwhile is not taken in any more. */
  judge(document: LensDocument, file: string | undefined, isCurrent?: () => boolean): Promise<Judged>;
}

export function createJudge(lens: EntraLens, configuration: Configuration, tell: Tell): Judge {
  const prepare = async (document: LensDocument, file: string | undefined) => {
    const settings = await configuration.settingsFor(file, document.uri);
    if (!settings) return undefined;
    try {
      await lens.prepare(document);
    } catch (error) {
      tell.bug('Reading files of this language', error);
    }
    return settings;
  };
  return {
    prepare,
    judge: async (document, file, isCurrent = () => true) => {
      const settings = await prepare(document, file);
      if (!isCurrent()) return { found: [], settings };
      if (!settings) {
        lens.forget(document.uri);
        return { found: [], settings };
      }
      return { found: lens.diagnose(document, settings), settings };
    },
  };
}
