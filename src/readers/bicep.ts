import type { Reader, Span, Syntax } from '../core/types.ts';
import { type Cursor, createCursor, isClosed, isEnd, passSeparators, STATES, skip } from './bicep-cursor.ts';
import { bicepReferences } from './bicep-references.ts';
import { tokensOf } from './bicep-tokens.ts';
import { unescaped } from './code-text.ts';
import { withLines, withSeparator } from './entries.ts';
import { withReferences } from './references.ts';
import {
  computed,
  DEEPEST,
  type Entry,
  merged,
  type Node,
  nested,
  type Surroundings,
  scalar,
  settingsOf,
} from './tree.ts';

/**
 * Bicep templates and parameter files. Read by hand: a grammar there is takes half a minute to recover from a page of
 * JSON that is pasted into a template, and does not know parameter files.
 */
export const bicep: Reader = {
  id: 'bicep',
  longest: 2 * 1024 * 1024,
  languages: ['bicep', 'bicep-params'],
  lineComment: ['// ', ''],
  fileNames: /\.bicep(?:param)?$/i,
  read: (text, path) => {
    const { tokens, comments } = tokensOf(text);
    const { entries, parametersEnd } = statements(createCursor(text, tokens));
    const settings = settingsOf({ kind: 'map', entries });
    const referencesOf = bicepReferences(text, path, settings, parametersEnd);
    return { settings: withReferences(settings, referencesOf), comments };
  },
};

const syntax: Syntax = { encode };

function encode(value: string): string {
  const escaped = value
    .replace(/['\\]/g, '\\$&')
    .replace(/\$\{/g, '\\${')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/[^\P{Cc}\n\r\t]/gu, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`);
  return `'${escaped}'`;
}

interface Statements {
  readonly entries: readonly Entry[];
  /** Where the last parameter ends, if there is one. */
  readonly parametersEnd: number | undefined;
}

function statements(cursor: Cursor): Statements {
  const entries: Entry[] = [];
  let decorators: number | undefined;
  let parametersEnd: number | undefined;
  while (cursor.peek().kind !== 'end') {
    const { text, start, kind } = cursor.peek();
    if (text === '@') {
      decorators ??= start;
      skip(cursor);
    } else if (STATES.has(text) && cursor.isAtStatement()) {
      entries.push(...statement(cursor, decorators ?? start, 0));
      decorators = undefined;
      if (text === 'param') parametersEnd = cursor.end;
    } else {
      if (kind !== 'line') decorators = undefined;
      cursor.take();
    }
  }
  return { entries, parametersEnd };
}

/** `param name type = value`, `resource name 'type' = {…}`. */
function statement(cursor: Cursor, start: number, depth: number): readonly Entry[] {
  const keyword = cursor.take().text;
  const name = cursor.take().text;
  skip(cursor, '=');
  if (cursor.peek().text !== '=') return [];
  cursor.take();
  return [nested([keyword, name], value(cursor, start, withLines, depth))];
}

type Widen = (text: string, entry: Span) => Span;

/** Takes an expression, and gives its node; `start` is where the entry starts whose value it is. */
function value(cursor: Cursor, start: number, widen: Widen, depth: number): Node {
  const first = cursor.peek();
  const container = depth < DEEPEST ? containerAt(cursor, depth + 1) : undefined;
  if (container && isEnd(cursor)) return container;
  const isUntouched = cursor.peek() === first;
  const isMissing = isUntouched && isEnd(cursor);
  if (isUntouched && !isMissing) cursor.take();
  const isSingle = isUntouched && !isMissing && isEnd(cursor);
  skip(cursor);
  const literal = { start: isMissing ? cursor.end : first.start, end: cursor.end };
  const surroundings = { entry: widen(cursor.text, { start, end: cursor.end }), syntax };
  const source = cursor.text.slice(literal.start, literal.end);
  if (isSingle && first.kind === 'string' && !first.isInterpolated) {
    return text(source, literal, surroundings);
  }
  const isConstant = isSingle && /^(?:\d+|true|false|null)$/.test(source);
  return isConstant ? scalar(source, literal, [0, 0], surroundings) : computed(literal, surroundings, source);
}

function text(source: string, literal: Span, surroundings: Surroundings): Node {
  const quotes = source.startsWith("'''") ? "'''" : "'";
  // A line break right after three quotes is not part of the text.
  const open = quotes.length === 1 ? 1 : (/^...\r?\n?/.exec(source)?.[0].length ?? 3);
  const close = source.length >= open + quotes.length && source.endsWith(quotes) ? quotes.length : 0;
  const content = source.slice(open, source.length - close);
  return scalar(quotes.length === 1 ? unescaped(content) : content, literal, [open, close], surroundings);
}

/** `{…}`, `[…]`, `if (…) {…}`, `[for … in …: {…}]`, `union({…}, {…})`; undefined where there is another expression. */
function containerAt(cursor: Cursor, depth: number): Node | undefined {
  const { kind, text, start } = cursor.peek();
  if (kind === 'word' && text === 'if') {
    cursor.take();
    skip(cursor, '{');
    return value(cursor, start, withLines, depth);
  }
  if (kind === 'word' && cursor.peek(1).text === '(') {
    cursor.take();
    cursor.take();
    return merged(closed(cursor, itemsAt(cursor, depth), ')'));
  }
  if (kind !== 'mark' || (text !== '{' && text !== '[')) return undefined;
  cursor.take();
  return text === '{'
    ? closed(cursor, objectAt(cursor, depth), '}')
    : closed(cursor, listAt(cursor, depth), ']');
}

/** What stands in brackets, once the closing one is taken, if it is there. */
function closed<Content>(cursor: Cursor, content: Content, mark: string): Content {
  passSeparators(cursor);
  if (cursor.peek().text === mark) cursor.take();
  return content;
}

function objectAt(cursor: Cursor, depth: number): Node {
  const entries: Entry[] = [];
  while (!isClosed(cursor)) {
    const key = cursor.peek();
    if (key.text === 'resource' && cursor.peek(1).kind === 'word') {
      entries.push(...statement(cursor, key.start, depth));
    } else if ((key.kind === 'word' || key.kind === 'string') && cursor.peek(1).text === ':') {
      cursor.take();
      cursor.take();
      const name = cursor.text.slice(key.start, key.end);
      const node = value(cursor, key.start, withSeparator, depth);
      entries.push({ name: key.kind === 'string' ? unescaped(name.slice(1, -1)) : name, node });
    } else skip(cursor);
  }
  return { kind: 'map', entries };
}

function listAt(cursor: Cursor, depth: number): Node {
  if (cursor.peek().text === 'for') {
    skip(cursor, ':');
    if (cursor.peek().text === ':') cursor.take();
    return value(cursor, cursor.peek().start, withSeparator, depth);
  }
  return { kind: 'list', items: itemsAt(cursor, depth) };
}

function itemsAt(cursor: Cursor, depth: number): readonly Node[] {
  const items: Node[] = [];
  while (!isClosed(cursor)) items.push(value(cursor, cursor.peek().start, withSeparator, depth));
  return items;
}
