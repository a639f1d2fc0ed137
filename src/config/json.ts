import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** A value of a JSON text, and where it starts. */
export type JsonNode =
  | { readonly kind: 'object'; readonly start: number; readonly entries: readonly JsonEntry[] }
  | { readonly kind: 'array'; readonly start: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'other'; readonly start: number; readonly value: unknown };

export interface JsonEntry {
  readonly name: string;
  /** Where the name starts. */
  readonly at: number;
  readonly value: JsonNode;
}

/** Something to say about a place (UTF-16 offset) of a text. */
export interface JsonFault {
  readonly at: number;
  readonly message: string;
}

/** The same for people: line and column count from 1. */
export interface JsonProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ReadJson =
  | {
      readonly kind: 'json';
      /** Absent for a text without a value: empty, or comments alone. */
      readonly root?: JsonNode;
      readonly locate: (fault: JsonFault) => JsonProblem;
    }
  | { readonly kind: 'broken'; readonly problem: JsonProblem };

/** By jsonc-parser's names of faults. */
const EXPECTED: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'A name in double quotes is missing here',
  ValueExpected: 'A value is missing here',
  ColonExpected: 'A colon is missing here',
  CommaExpected: 'A comma is missing here',
  CloseBraceExpected: 'A closing brace is missing here',
  CloseBracketExpected: 'A closing bracket is missing here',
  UnexpectedEndOfString: 'The closing quote is missing here',
  UnexpectedEndOfComment: 'The comment that starts here has no end',
  EndOfFileExpected: 'The file should end here',
};

/** Nothing that people write nests brackets so deep, and parsers run out of stack. */
const DEEPEST_BRACKETS = 500;

/** Reads JSON with comments and trailing commas. The first fault makes a text broken. */
export function readJson(text: string): ReadJson {
  const locate = (fault: JsonFault) => locateIn(text, fault);
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== undefined)
    return { kind: 'broken', problem: locate({ at: tooDeep, message: 'This is nested too deep.' }) };
  const errors: ParseError[] = [];
  const withoutMark = text.replace(/^\uFEFF/, ' ');
  const root = parseTree(withoutMark, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (!error) return { kind: 'json', locate, ...(root && { root: nodeOf(root) }) };
  const message = `${EXPECTED[printParseErrorCode(error.error)] ?? 'What stands here is no JSON'}.`;
  return { kind: 'broken', problem: locate({ at: error.offset, message }) };
}

function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST_BRACKETS) return index;
  }
  return undefined;
}

function nodeOf(node: Node): JsonNode {
  const { offset: start, children = [] } = node;
  if (node.type === 'array') return { kind: 'array', start, items: children.map(nodeOf) };
  if (node.type === 'object') return { kind: 'object', start, entries: children.flatMap(entryOf) };
  return { kind: 'other', start, value: node.value };
}

function entryOf({ children: [name, value] = [] }: Node): readonly JsonEntry[] {
  return name && value ? [{ name: String(name.value), at: name.offset, value: nodeOf(value) }] : [];
}

function locateIn(text: string, { at, message }: JsonFault): JsonProblem {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, message };
}
