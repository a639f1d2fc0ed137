import type { Lens } from './lens.ts';
import type { Fact } from './rule.ts';

/**
 * A lens that is made when a document is first prepared that may concern it. Until then every document counts as
 * empty, as it does while its grammar loads. One that cannot be made is tried again with the next such document.
 */
export function createLazyLens<F extends Fact, Workspace>(
  make: () => Promise<Lens<F, Workspace>>,
  mayConcern: (text: string) => boolean,
): Lens<F, Workspace> {
  let lens: Lens<F, Workspace> | undefined;
  let making: Promise<Lens<F, Workspace>> | undefined;

  const made = async () => {
    making ??= make();
    try {
      lens = await making;
      return lens;
    } catch (error) {
      making = undefined;
      throw error;
    }
  };
  return {
    prepare: (document) => {
      if (lens) return lens.prepare(document);
      return mayConcern(document.getText()) ? made().then((each) => each.prepare(document)) : undefined;
    },
    learn: (document) => lens?.learn(document) ?? false,
    diagnose: (document, settings) => lens?.diagnose(document, settings) ?? [],
    diagnosesAt: (document, range, settings) => lens?.diagnosesAt(document, range, settings) ?? [],
    fixAll: (document, settings) => lens?.fixAll(document, settings) ?? [],
    factsIn: (document) => lens?.factsIn(document) ?? [],
    valueAt: (document, place) => lens?.valueAt(document, place),
    settingIn: (document, name) => lens?.settingIn(document, name),
    codeIn: (document) => lens?.codeIn(document),
    writeValue: (document, range, value) => lens?.writeValue(document, range, value),
    workspace: () => lens?.workspace(),
    rangeIn: (uri, span) => lens?.rangeIn(uri, span),
    release: (uri) => lens?.release(uri),
    forget: (uri) => lens?.forget(uri),
    revision: () => lens?.revision() ?? 0,
  };
}
