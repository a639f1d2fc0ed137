import { Composer, type Document, isAlias, isMap, isPair, isScalar, isSeq, Parser, Scalar } from 'yaml';
import type { Place, Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';
import { type Entry, type Node, settingsOf } from './tree.ts';
import { relevantSections } from './yaml-sections.ts';

/** YAML: workflows, pipelines, compose, Kubernetes, Helm values, Spring. */
export const yaml: Reader = {
  id: 'yaml',
  languages: [
    'yaml',
    'dockercompose',
    'github-actions-workflow',
    'azure-pipelines',
    'helm',
    'ansible',
    'spring-boot-properties-yaml',
  ],
  fileNames: /\.ya?ml$/i,
  read: (text, path) => {
    const reference = referenceStyle(path);
    const readings = relevantSections(text).map((section) =>
      readSection(section.text, section.start, reference),
    );
    return {
      settings: readings.flatMap((reading) => reading.settings),
      comments: readings.flatMap((reading) => reading.comments),
    };
  },
};

type ReferenceStyle = NonNullable<Syntax['reference']> | undefined;

/** How a file of this name takes a value from outside. Plain YAML has no way to say so. */
function referenceStyle(path: string): ReferenceStyle {
  if (/\.github\/(?:workflows|actions)\//.test(path)) return (variable) => `\${{ secrets.${variable} }}`;
  if (/azure-pipelines[^/]*$|\.azure-?pipelines\//i.test(path)) return (variable) => `$(${variable})`;
  if (/compose[^/]*$|\/?application[^/]*$/i.test(path)) return (variable) => `\${${variable}}`;
  return undefined;
}

interface Walk {
  readonly text: string;
  readonly offset: number;
  readonly reference: ReferenceStyle;
  readonly document: Document;
  /** Within `{…}` or `[…]`, where plain text ends at brackets and commas. */
  readonly isFlow: boolean;
}

function readSection(text: string, offset: number, reference: ReferenceStyle): Reading {
  const settings: Setting[] = [];
  const scalars: Span[] = [];
  try {
    const composer = new Composer({ uniqueKeys: false, strict: false, logLevel: 'silent' });
    for (const document of composer.compose(new Parser().parse(text), true, text.length)) {
      const walk: Walk = { text, offset, reference, document: document as Document, isFlow: false };
      const node = nodeOf(walk, document.contents, [0, 0]);
      if (node) settings.push(...settingsOf(node));
    }
  } catch (error) {
    // Nesting deeper than the stack: the documents before it stand.
    if (!(error instanceof RangeError)) throw error;
  }
  for (const { place } of settings) scalars.push(place.literal);
  return { settings, comments: commentsIn(text, offset, scalars) };
}

/** `entry` is where the node's own entry starts and ends in the section: its key's line for a map. */
function nodeOf(walk: Walk, node: unknown, entry: readonly [number, number]): Node | undefined {
  const target = isAlias(node) ? node.resolve(walk.document) : node;
  if (isScalar(target)) return scalarOf(walk, target, entry);
  if (!isMap(target) && !isSeq(target)) return undefined;
  const within = { ...walk, isFlow: walk.isFlow || target.flow === true };
  if (isMap(target)) return { kind: 'map', entries: entriesOf(within, target.items) };
  const items = target.items.flatMap((item) => nodeOf(within, item, rangeOf(item)) ?? []);
  return { kind: 'list', items };
}

function entriesOf(walk: Walk, items: readonly unknown[]): readonly Entry[] {
  return items.filter(isPair).flatMap((pair): readonly Entry[] => {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const start = rangeOf(pair.key)[0];
    const node = nodeOf(walk, pair.value, [start, rangeOf(pair.value)[1]]);
    if (!node) return [];
    return name === '<<' && node.kind === 'map' ? node.entries : [{ name, node }];
  });
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
  return range ? [range[0], range[2]] : [0, 0];
}

function scalarOf(walk: Walk, scalar: Scalar, entry: readonly [number, number]): Node | undefined {
  if (!scalar.range) return undefined;
  const { text, offset, reference } = walk;
  const [start, end] = scalar.range;
  const literal = { start: start + offset, end: end + offset };
  const place: Place = {
    span: innerSpan(text, scalar, literal, offset),
    literal,
    entry: { start: lineStart(text, entry[0]) + offset, end: Math.max(entry[1], end) + offset },
    syntax: { encode: (value) => encode(value, scalar.type, walk.isFlow), ...(reference && { reference }) },
  };
  return { kind: 'scalar', value: scalar.value === null ? '' : String(scalar.source ?? scalar.value), place };
}

function innerSpan(text: string, scalar: Scalar, literal: Span, offset: number): Span {
  if (scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE) {
    const closed =
      literal.end - literal.start > 1 && text[literal.end - offset - 1] === text[literal.start - offset];
    return { start: literal.start + 1, end: literal.end - (closed ? 1 : 0) };
  }
  if (scalar.type !== Scalar.BLOCK_LITERAL && scalar.type !== Scalar.BLOCK_FOLDED) return literal;
  const header = text.indexOf('\n', literal.start - offset) + 1;
  const body = text.slice(header, literal.end - offset);
  const start = header + (body.length - body.trimStart().length);
  return header === 0
    ? literal
    : { start: start + offset, end: Math.max(start, header + body.trimEnd().length) + offset };
}

/** Keeps the quotes that were there; a plain value stays plain where YAML reads it back as the same text. */
function encode(value: string, type: Scalar['type'], isFlow: boolean): string {
  const isOneLine = !/[^\x20-\uFFFD]/.test(value);
  if (type === Scalar.QUOTE_SINGLE && isOneLine) return `'${value.replaceAll("'", "''")}'`;
  if (type === Scalar.PLAIN && (isPlainWord(value) || (!isFlow && isPlainReference(value)))) return value;
  return JSON.stringify(value);
}

function isPlainWord(value: string): boolean {
  const word = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
  return /^[A-Za-z_][\w~./=+-]*$/.test(value) && !word.test(value);
}

/** `${VAR}`, `$(VAR)`, `${{ secrets.VAR }}`, and the first two behind `NAME=`. */
function isPlainReference(value: string): boolean {
  return /^(?:[A-Za-z_]\w*=)?\$(?:\{\w+\}|\(\w+\))$|^\$\{\{ [\w.]+ \}\}$/.test(value);
}

/** Comments, found by their mark; one inside a value is part of the value. */
function commentsIn(text: string, offset: number, scalars: readonly Span[]): readonly Span[] {
  if (!text.includes('#')) return [];
  const comments = [...text.matchAll(/(?:^|[ \t])#[^\r\n]*/gm)].map((match) => {
    const start = match.index + match[0].indexOf('#') + offset;
    return { start, end: match.index + match[0].length + offset };
  });
  const inside = (span: Span) =>
    scalars.some((scalar) => scalar.start < span.start && span.start < scalar.end);
  return comments.filter((comment) => !inside(comment));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
