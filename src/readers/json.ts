import { visit } from 'jsonc-parser';
import type { Place, Reader, Reading, Span, Syntax } from '../core/types.ts';
import { withComma } from './entries.ts';
import { withJsonPlatform } from './json-references.ts';
import { codeOfCollection } from './postman.ts';
import { type Entry, type Node, settingsOf } from './tree.ts';

const syntax: Syntax = { encode: (value) => JSON.stringify(value) };

/** JSON and JSON with comments: appsettings, local.settings, manifests, ARM templates, saved `az` output. */
export const json: Reader = {
  id: 'json',
  languages: ['json', 'jsonc', 'jsonl'],
  fileNames: /\.(?:jsonc?|json5|code-workspace|tfstate|webmanifest)$/i,
  read: (text, path) => {
    const reading = readJson(text);
    return { ...reading, settings: withJsonPlatform(reading.settings, text, path) };
  },
};

/** A container that is still being read. `name` is that of the property whose value comes next. */
interface Open {
  readonly node: Node;
  readonly entries: Entry[];
  readonly items: Node[];
  name: string;
  nameOffset: number;
}

function readJson(text: string): Reading {
  const comments: Span[] = [];
  const root = openList();
  const stack: Open[] = [root];
  const top = () => stack.at(-1) ?? root;
  const open = (child: Open) => {
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
          const place = placeOf(text, top(), { start: offset, end: offset + length });
          add(top(), { kind: 'scalar', value: String(value), place });
        },
        // One that is not closed counts a character too many.
        onComment: (offset, length) =>
          comments.push({ start: offset, end: Math.min(offset + length, text.length) }),
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    // Nesting deeper than the stack: what was read so far stands.
    if (!(error instanceof RangeError)) throw error;
  }
  const code = codeOfCollection(root.items[0]);
  return { settings: root.items.flatMap(settingsWithin), comments, ...(code && { code }) };
}

function settingsWithin(node: Node) {
  try {
    return settingsOf(node);
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
