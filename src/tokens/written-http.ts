import type { Call, Code } from '../core/expressions.ts';
import type { TokenRequest } from '../facts/types.ts';
import { withBraces } from './template.ts';
import { resolvedIn, type WrittenDraft, type WrittenSource } from './written-draft.ts';

/**
 * A request of a `.http` file: address, headers and body as they stand, with the variables of the file filled in. Comments
 * within the body are left out, and a line of a form that begins with `&` goes on with the line before it, as in REST
 * Client (its README, "Request Body"). Undefined where the file holds no such request.
 */
export function draftOfHttp({ span }: TokenRequest, source: WrittenSource): WrittenDraft | undefined {
  const call = source.code?.calls.find((each) => each.span.start === span.start);
  const [address] = call?.arguments ?? [];
  if (!call || address?.value.kind !== 'literal') return undefined;
  const own = variablesOf(source.code);
  const template = (text: string) => resolvedIn(withBraces(text), own);
  const headers = headersOf(call).map(({ name, value }) => ({ name, value: template(value) }));
  return {
    kind: 'draft',
    method: call.callee.toUpperCase(),
    url: template(address.value.value),
    headers,
    body: template(bodyOf(call, source.text)),
    notes: [],
  };
}

function headersOf({ arguments: args }: Call): readonly { readonly name: string; readonly value: string }[] {
  const fields = args.find(({ name }) => name === 'headers')?.value;
  if (fields?.kind !== 'object') return [];
  return fields.entries.flatMap(({ name, value }) =>
    value.kind === 'literal' ? [{ name, value: value.value }] : [],
  );
}

function bodyOf({ arguments: args }: Call, text: string): string {
  const span = args.find(({ name }) => name === 'body')?.value.span;
  if (!span) return '';
  const lines = text
    .slice(span.start, span.end)
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:#|\/\/)/.test(line));
  return lines.join('\n').replace(/\n&/g, '&');
}

/** `@name = value`. */
function variablesOf(code: Code | undefined): ReadonlyMap<string, string> {
  const assignments = code?.assignments ?? [];
  return new Map(
    assignments.flatMap(({ target, value }) =>
      target[0] !== undefined && value.kind === 'literal' ? [[target[0], value.value] as const] : [],
    ),
  );
}
