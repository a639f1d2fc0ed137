import type { JsonObject } from './claims.ts';

/** Deeper than any claim in use, and shallow enough for every program that prints JSON recursively. */
const DEEPEST = 200;
const CUT = '[nested too deeply to show]';

/**
 * The object with everything deeper than 200 levels replaced by a note, in place. A parser takes nesting
 * of any depth, `JSON.stringify` and every viewer give up at a few thousand levels.
 */
export function limitDepth(root: JsonObject): JsonObject {
  const open: { readonly node: object; readonly depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [name, value] of Object.entries(next.node)) {
      if (typeof value !== 'object' || value === null) continue;
      if (next.depth < DEEPEST) open.push({ node: value, depth: next.depth + 1 });
      // A plain assignment to `__proto__` would not reach the property.
      else Object.defineProperty(next.node, name, { value: CUT, enumerable: true });
    }
  }
  return root;
}
