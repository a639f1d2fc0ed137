import type { Argument, Call, Code, Expression, Literal, ObjectEntry } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { DEEPEST, type Node, namedValue, type Scalar } from './tree.ts';

/** What an object of a request's parameters is called where it is handed over, by the mode of the body. */
const FORMS: Readonly<Record<string, string>> = { urlencoded: 'form', formdata: 'formdata' };

/**
 * The requests of a Postman collection as calls: `post(url, form: {…})`. Undefined for any other JSON. Source: the
 * schema of Postman's collection format, 2.1.0.
 */
export function codeOfCollection(root: Node | undefined): Code | undefined {
  const schema = textOf(at(root, 'info', 'schema'));
  if (!schema?.value.includes('getpostman.com')) return undefined;
  const calls: Call[] = [];
  const visit = (node: Node | undefined, depth: number): void => {
    if (depth > DEEPEST) return;
    const call = callOf(at(node, 'request'));
    if (call) calls.push(call);
    for (const item of itemsOf(at(node, 'item'))) visit(item, depth + 1);
  };
  visit(root, 0);
  return { calls, assignments: [], modules: [] };
}

function callOf(request: Node | undefined): Call | undefined {
  const address = at(request, 'url');
  const url = textOf(at(address, 'raw') ?? address);
  if (!url) return undefined;
  const method = textOf(at(request, 'method'))?.value ?? 'GET';
  const args: readonly Argument[] = [{ value: url }, ...bodyOf(at(request, 'body'))];
  const spans = args.map(({ value }) => value.span);
  return { kind: 'call', callee: method.toLowerCase(), arguments: args, span: around(spans) };
}

function bodyOf(body: Node | undefined): readonly Argument[] {
  const mode = textOf(at(body, 'mode'))?.value ?? '';
  const raw = mode === 'raw' ? textOf(at(body, 'raw')) : undefined;
  if (raw) return [{ name: 'body', value: raw }];
  const name = FORMS[mode];
  const form = name && formOf(at(body, mode));
  return form ? [{ name, value: form }] : [];
}

/** Parameters that are switched off are not sent. */
function formOf(list: Node | undefined): Expression | undefined {
  const entries = itemsOf(list).flatMap((item): readonly ObjectEntry[] => {
    const named = textOf(at(item, 'disabled'))?.value === 'true' ? undefined : namedValue(item);
    const value = textOf(named?.node);
    return named && value ? [{ name: named.name, value, span: value.place.entry }] : [];
  });
  if (entries.length === 0) return undefined;
  return { kind: 'object', entries, span: around(entries.map(({ span }) => span)) };
}

function around(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

function at(node: Node | undefined, ...names: readonly string[]): Node | undefined {
  return names.reduce<Node | undefined>(
    (inner, name) =>
      inner?.kind === 'map' ? inner.entries.find((entry) => entry.name === name)?.node : undefined,
    node,
  );
}

function textOf(node: Node | undefined): Literal | undefined {
  return node?.kind === 'scalar' && !node.isComputed ? literalOf(node) : undefined;
}

function literalOf({ value, place }: Scalar): Literal {
  return { kind: 'literal', type: 'text', value, span: place.literal, place };
}
