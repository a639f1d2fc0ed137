import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader, Span, Syntax } from '../core/types.ts';
import { withComma, withLines } from './entries.ts';
import { withEscapes, withoutEscapes } from './escapes.ts';
import { constant, items, named, sourceOf, spanOf, treeReader, type Walk } from './grammar-tree.ts';
import { piecesOfToml } from './toml-pieces.ts';
import { DEEPEST, type Entry, type Node, nested, scalar } from './tree.ts';

const syntax: Syntax = { encode: withEscapes };

/** TOML 1.0: pyproject, Cargo, Wrangler, Netlify, Streamlit secrets, settings of services. */
export const toml: Reader = treeReader({
  id: 'toml',
  languages: ['toml'],
  lineComment: ['# ', ''],
  fileNames: /\.toml$/i,
  grammar: 'tree-sitter-toml',
  comments: ['comment'],
  syntax,
  pieces: piecesOfToml,
  values: {
    string,
    array: items,
    inline_table: (node, walk) => ({ kind: 'map', entries: pairs(node, walk, withComma) }),
    integer: constant,
    float: constant,
    boolean: constant,
    offset_date_time: constant,
    local_date_time: constant,
    local_date: constant,
    local_time: constant,
  },
  entries: (root, walk) => {
    const tables = named(root).filter(({ type }) => type.startsWith('table'));
    return [...pairs(root, walk, withLines), ...tables.flatMap(tableOf(walk))];
  },
});

/** Tables in double brackets of one name make a list, which stands where the first of them stands. */
function tableOf(walk: Walk): (table: SyntaxNode) => readonly Entry[] {
  const lists = new Map<string, Node[]>();
  // A name inside a table of a list means the last table of that list so far.
  const numbered = (path: readonly string[]) => {
    const names: string[] = [];
    for (const [index, name] of path.entries()) {
      names.push(name);
      const list = index < path.length - 1 ? lists.get(JSON.stringify(names)) : undefined;
      if (list) names.push(String(list.length - 1));
    }
    return names;
  };
  return (table) => {
    const path = numbered(keysOf(named(table)[0], walk).slice(0, DEEPEST));
    const key = JSON.stringify(path);
    const content: Node = { kind: 'map', entries: pairs(table, walk, withLines) };
    if (table.type !== 'table_array_element') return [nested(path, content)];
    const list = lists.get(key);
    list?.push(content);
    if (list) return [];
    const items = [content];
    lists.set(key, items);
    return [nested(path, { kind: 'list', items })];
  };
}

function pairs(node: SyntaxNode, walk: Walk, widen: (text: string, entry: Span) => Span): readonly Entry[] {
  return named(node)
    .filter(({ type }) => type === 'pair')
    .map((pair) => {
      const [key, value] = named(pair);
      return nested(keysOf(key, walk), walk.within({ entry: widen(walk.text, spanOf(pair)) }).value(value));
    });
}

/** `a."b c".d` → a, b c, d. */
function keysOf(key: SyntaxNode | undefined, walk: Walk): readonly string[] {
  if (!key) return [];
  const keys = key.type === 'dotted_key' ? key.descendantsOfType(['bare_key', 'quoted_key']) : [key];
  return keys
    .filter((each) => each !== null)
    .map((each) =>
      each.type === 'quoted_key' ? unquoted(sourceOf(each, walk)).value : sourceOf(each, walk),
    );
}

function string(node: SyntaxNode, walk: Walk): Node {
  const { value, open, close } = unquoted(sourceOf(node, walk));
  return scalar(value, spanOf(node), [open, close], walk);
}

/** The value between its quotes, and how long they are; a line break right after three quotes is not part of it. */
function unquoted(source: string) {
  const quote = /^(?:"""|'''|["'])/.exec(source)?.[0] ?? '';
  const open = quote.length === 3 ? (/^...\r?\n?/.exec(source)?.[0].length ?? 3) : quote.length;
  const isClosed = source.length >= open + quote.length && source.endsWith(quote);
  const close = isClosed ? quote.length : 0;
  const content = source.slice(open, source.length - close);
  return { value: quote.startsWith('"') ? withoutEscapes(content) : content, open, close };
}
