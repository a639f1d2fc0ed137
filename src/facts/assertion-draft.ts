import { type Expression, resolved } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { isMicrosoftLoginHost } from './authority.ts';
import { HOLE, textOf } from './expression-text.ts';
import { objectOf } from './objects.ts';
import type { Assertion, AssertionEntry } from './types.ts';

/** A JWT while its parts are gathered. The first that states an entry wins. */
export interface AssertionDraft {
  readonly assertion: Assertion;
  header(name: string, value: Expression, span: Span): void;
  claim(name: string, value: Expression, span: Span): void;
  /** The entries of a whole header or claims set; anything but an object leaves the assertion open. */
  entries(part: 'header' | 'claims', value: Expression, nameOf: (name: string) => string): void;
  key(value: Expression): void;
  algorithm(value: Expression): void;
  /** Something went in that was not followed. */
  open(): void;
}

export function createAssertionDraft(library: string, span: Span): AssertionDraft {
  const sides = { header: new Map<string, AssertionEntry>(), claims: new Map<string, AssertionEntry>() };
  const rest: { isWhole: boolean; key?: Expression; algorithm?: Expression } = { isWhole: true };
  const put = (side: 'header' | 'claims', name: string, value: Expression, at: Span) => {
    if (!sides[side].has(name)) sides[side].set(name, { name, value, span: at });
  };
  return {
    get assertion() {
      const [header, claims] = [inOrder(sides.header), inOrder(sides.claims)];
      return { kind: 'assertion' as const, library, span, header, claims, ...rest };
    },
    header: (name, value, at) => put('header', name, value, at),
    claim: (name, value, at) => put('claims', name, value, at),
    entries: (side, value, nameOf) => {
      const object = objectOf(value);
      if (!object && !isNothing(value)) rest.isWhole = false;
      for (const entry of object?.entries ?? []) put(side, nameOf(entry.name), entry.value, entry.span);
    },
    key: (value) => {
      rest.key ??= value;
    },
    algorithm: (value) => {
      rest.algorithm ??= value;
    },
    open: () => {
      rest.isWhole = false;
    },
  };
}

function inOrder(entries: ReadonlyMap<string, AssertionEntry>): readonly AssertionEntry[] {
  return [...entries.values()].sort((a, b) => a.value.span.start - b.value.span.start);
}

function isNothing(expression: Expression): boolean {
  const inner = resolved(expression);
  return inner.kind === 'literal' && inner.type === 'other';
}

/**
 * An audience at a Microsoft login host is proof. Where it is computed or no address, the file must send an assertion
 * to Entra. An audience at another host is somebody else's assertion.
 */
export function isForEntra({ claims }: Assertion, sendsAssertion: boolean): boolean {
  const audience = claims.find(({ name }) => name === 'aud')?.value;
  const host = audience && hostOf(audience);
  if (host === undefined || host.includes(HOLE)) return sendsAssertion;
  if (isMicrosoftLoginHost(host)) return true;
  return sendsAssertion && /(?:^|\.)(?:microsoft\.(?:com|us)|windows\.net|azure\.(?:com|net))$/.test(host);
}

function hostOf(audience: Expression): string | undefined {
  const inner = resolved(audience);
  const [first] = inner.kind === 'list' ? inner.items : [inner];
  const text = first && textOf(first);
  return text === undefined ? undefined : /^\s*https?:\/\/([^/\s:]+)/i.exec(text)?.[1]?.toLowerCase();
}
