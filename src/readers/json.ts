import { visit } from 'jsonc-parser';
import type { Interest, Place, Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';
import { withComma } from './entries.ts';
import { type JsonPiece, piecesOfJson } from './json-pieces.ts';
import { withJsonPlatform } from './json-references.ts';
import { readPieces } from './pieces.ts';
import { codeOfCollection } from './postman.ts';
import {
  type Entry,
  type Node,
  settingsWithin as settingsBelow,
  settingsOf,
  settingsOfItems,
} from './tree.ts';

const syntax: Syntax = { encode: (value) => JSON.stringify(value) };

/** JSON and JSON with comments: appsettings, local.settings, manifests, ARM templates, saved `az` output. */
export const json: Reader = {
  id: 'json',
  languages: ['json', 'jsonc', 'jsonl'],
  fileNames: /\.(?:jsonc?|json5|code-workspace|tfstate|webmanifest)$/i,
  read: (text, path, _, interest) => {
    const reading = readText(text, interest);
    return { ...reading, settings: withJsonPlatform(reading.settings, text, path) };
  },
};

/** A collection of Postman is code, which is not read in pieces. */
function readText(text: string, interest: Interest | undefined): Reading {
  const pieces = text.includes('getpostman.com') ? undefined : piecesOfJson(text);
  if (pieces) return readPieces(pieces, readPiece, interest);
  const { root, ...rest } = parsed(text, text);
  const code = codeOfCollection(root.items[0]);
  const settings = root.items.flatMap((node) => settingsWithin(() => settingsOf(node)));
  return { ...rest, settings, ...(code && { code }) };
}

function readPiece({ as, text, isOpen, within = { path: [], isItem: false } }: JsonPiece): Reading {
  if (as === 'comments') return { settings: [], comments: parsed(text, text).comments };
  const [open = '', close = ''] = as === 'items' ? '[]' : '{}';
  const closed = isOpen ? open + text.slice(1) : open + text.slice(1, -1) + close;
  const { root, ...rest } = parsed(as === 'value' ? text : closed, text);
  const [node] = root.items;
  const settings = settingsWithin(() => {
    if (!node) return [];
    if (as === 'value') return settingsBelow(node, within);
    return node.kind === 'list' ? settingsOfItems(node.items, within.path) : settingsOf(node, within.path);
  });
  return { ...rest, settings };
}

/** No more values are read of a text that does not fall apart: people write each on a line of its own, or fewer. */
const MOST_VALUES = 150_000;
/** A text with more faults is no JSON. */
const MOST_FAULTS = 10_000;

/** A container that is still being read. `name` is that of the property whose value comes next. */
interface Open {
  readonly node: Node;
  readonly entries: Entry[];
  readonly items: Node[];
  name: string;
  nameOffset: number;
}

/** What a text says; where each value goes from and to is told by `whole`, which is the same but for what is around it. */
function parsed(text: string, whole: string) {
  const comments: Span[] = [];
  const root = openList();
  const stack: Open[] = [root];
  let [values, faults, isPartial] = [0, 0, false];
  const top = () => stack.at(-1) ?? root;
  /** The library reads to the end, or until something is thrown at it. */
  const stopBeyond = (count: number, most: number) => {
    if (count > most) throw new RangeError('More than is read.');
  };
  const open = (child: Open) => {
    stopBeyond(++values, MOST_VALUES);
    add(top(), child.node);
    stack.push(child);
  };
  const close = () => {
    if (stack.length > 1) stack.pop();
  };
  try {
    visit(
      text,
      {
        onObjectBegin: () => open(openMap()),
        onArrayBegin: () => open(openList()),
        onObjectEnd: close,
        onArrayEnd: close,
        onObjectProperty: (name, offset) => {
          top().name = name;
          top().nameOffset = offset;
        },
        onLiteralValue: (value, offset, length) => {
          stopBeyond(++values, MOST_VALUES);
          const place = placeOf(whole, top(), { start: offset, end: offset + length });
          add(top(), { kind: 'scalar', value: String(value), place });
        },
        onError: () => stopBeyond(++faults, MOST_FAULTS),
        // One that is not closed counts a character too many.
        onComment: (offset, length) =>
          comments.push({ start: offset, end: Math.min(offset + length, text.length) }),
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    // That, or nesting deeper than the stack: what was read so far stands.
    if (!(error instanceof RangeError)) throw error;
    isPartial = true;
  }
  return { root, comments, ...(isPartial && { isPartial }) };
}

function settingsWithin(collect: () => readonly Setting[]): readonly Setting[] {
  try {
    return collect();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function openMap(): Open {
  const entries: Entry[] = [];
  return { node: { kind: 'map', entries }, entries, items: [], name: '', nameOffset: -1 };
}

function openList(): Open {
  const items: Node[] = [];
  return { node: { kind: 'list', items }, entries: [], items, name: '', nameOffset: -1 };
}

function add(parent: Open, node: Node): void {
  if (parent.node.kind === 'map') parent.entries.push({ name: parent.name, node });
  else parent.items.push(node);
}

function placeOf(text: string, parent: Open, literal: Span): Place {
  const quoted = text[literal.start] === '"';
  const closed = quoted && literal.end - literal.start > 1 && text[literal.end - 1] === '"';
  const span = quoted ? { start: literal.start + 1, end: literal.end - (closed ? 1 : 0) } : literal;
  const start = parent.nameOffset < 0 ? literal.start : parent.nameOffset;
  return { span, literal, entry: withComma(text, { start, end: literal.end }), syntax };
}
