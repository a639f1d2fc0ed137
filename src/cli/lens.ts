import { createLazyLens, type EntraLens, type EntraLensOptions, mayConcernEntra } from '../index.ts';

/**
 * The lens of a run. The engine is loaded with the first file that may concern Entra, while others are still looked into:
 * `mayConcern` tells, unless whoever asks the lens knows already.
 */
export function lensOf(options: EntraLensOptions, mayConcern = mayConcernEntra): EntraLens {
  return createLazyLens(async () => {
    const { createEntraLens } = await import('../engine.ts');
    return createEntraLens(options);
  }, mayConcern);
}
