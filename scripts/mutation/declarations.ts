import type { Ignorer } from '@stryker-mutator/api/ignore';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** As much of Babel's syntax tree as is looked at. */
interface SyntaxPath {
  readonly node: { readonly type: string };
  readonly parentPath?: { readonly parent?: { readonly callee?: { readonly name?: string } } };
}

/**
 * What a rule says of itself, all but its `check`: name, severity, codes, prose, sources, and the examples, which are
 * tests. It decides nothing and is compared word by word, with `test/told.md` and `docs/rules.md`: its mutants would all
 * be found, and only raise the score.
 */
const declarationsOfRules: Ignorer = {
  shouldIgnore(path) {
    const { node, parentPath } = path as SyntaxPath;
    return node.type === 'ObjectProperty' && parentPath?.parent?.callee?.name === 'defineRule'
      ? 'is compared word by word'
      : undefined;
  },
};

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'declarations-of-rules', declarationsOfRules),
];
