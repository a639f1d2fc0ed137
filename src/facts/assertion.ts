import { foundInParts } from '../core/code-parts.ts';
import type { Call, Code, Expression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import { type Building, bindAll, bindPair, methodOf } from './assertion-binding.ts';
import { handMadeAssertions } from './assertion-by-hand.ts';
import { createAssertionDraft, type AssertionDraft as Draft, type Side } from './assertion-draft.ts';
import { claimName, headerName } from './assertion-names.ts';
import { assertionOf, isForEntra } from './assertion-of.ts';
import { sendersIn } from './assertion-sender.ts';
import type { Assertion } from './assertion-types.ts';
import { lastNameOf } from './expression-text.ts';
import { rowOf } from './jwt-row.ts';
import { jwtLibraries } from './library-jwt.ts';
import { objectsIn } from './objects.ts';
import type { App, TokenRequest } from './types.ts';
import { chainOf } from './uses.ts';

/**
 * The JWTs that code builds to prove itself at Entra. Others are left out: their audience is elsewhere, or nothing in
 * the file sends an assertion to Entra (`requests`, `apps`: what else the file says).
 */
export function assertionsOf(
  code: Code,
  requests: readonly TokenRequest[],
  apps: readonly App[],
): readonly Assertion[] {
  const building = buildingOf(code);
  const started: Draft[] = [];
  for (const call of callsThatMayStart(code)) started.push(...begin(call, building));
  if (started.length > 0) for (const call of code.calls) takeStep(call, building);
  const byHand = handMadeAssertions(code, objectsIn(code), building);
  if (byHand.length > 0) for (const call of code.calls) takeStep(call, building);
  takeAssignments(code, building);
  const senders = sendersIn(requests, apps);
  return [...started, ...byHand]
    .map(({ gathered }) => gathered)
    .filter((gathered) => isForEntra(gathered, senders))
    .map((gathered) => ({
      ...assertionOf(gathered, code),
      ...(senders.only && { sender: senders.only }),
    }));
}

function buildingOf({ modules }: Code): Building {
  const names = modules.map(({ name }) => name.toLowerCase());
  const isImported = (beginnings: readonly string[]) =>
    beginnings.length === 0 || names.some((name) => beginnings.some((each) => name.startsWith(each)));
  return {
    libraries: jwtLibraries.filter((library) => isImported(library.modules)),
    drafts: new Map(),
    sides: new Map(),
  };
}

const STARTS = new Set(jwtLibraries.flatMap(({ starts }) => starts.flatMap(({ callees }) => callees)));

const callsThatMayStart = foundInParts(({ calls }) =>
  calls.filter(({ callee }) => callee === 'new' || STARTS.has(callee)),
);

function begin(call: Call, building: Building): readonly Draft[] {
  for (const library of building.libraries) {
    const row = rowOf(library.starts, call);
    if (!row || row.isOther || building.drafts.has(call)) continue;
    const draft = createAssertionDraft(library.id, call.span);
    building.drafts.set(call, draft);
    bindAll(call.arguments, row, { draft, library, building });
    return [draft];
  }
  return [];
}

/** A method on a JWT that is being built, or on a header or claims set of its own that went into one. */
function takeStep(call: Call, building: Building): void {
  const { receiver } = call;
  if (!receiver || building.drafts.has(call)) return;
  const behind = partBehind(call, building);
  const draft = behind && building.drafts.get(behind);
  if (!draft) return;
  const library = building.libraries.find(({ id }) => id === draft.gathered.library);
  const row = library && rowOf([...(library.steps ?? []), ...(library.nested ?? [])], call);
  if (library && row) bindAll(call.arguments, row, { draft, library, building, method: methodOf(call) });
  else if (/^(?:add|put|set)$/i.test(call.callee) && call.arguments.length === 2)
    bindPair(draft, call.arguments, pairOf(building.sides.get(behind) ?? sideByName(receiver)));
  else if (PUTS_IN.test(call.callee) && call.arguments.length > 0) draft.open();
}

/** Names of methods that may put anything in. */
const PUTS_IN =
  /header|claim|param|key|jwk|cert|thumb|payload|^(?:add|put|set|with|update|merge|insert|extend)/i;

/** What belongs to a JWT, of all that the call is made on. */
function partBehind(call: Call, { drafts }: Building): Expression | undefined {
  for (const link of chainOf(call).slice(1)) {
    let at: Expression = link;
    while (at.kind === 'member') at = resolved(at.object);
    if (drafts.has(at)) return at;
  }
  return undefined;
}

/** `token.Header["x5t"] = …`, `header.Add(…)`, `claims["aud"] = …`: the name tells which side it is. */
function sideByName(expression: Expression): Side {
  return /header/i.test(lastNameOf(expression) ?? '') ? 'header' : 'claims';
}

function pairOf(side: Side): 'header-pair' | 'claim-pair' {
  return side === 'header' ? 'header-pair' : 'claim-pair';
}

/** `token.Header = map[string]any{…}`: the whole header, or the whole claims set. */
const WHOLE = /^(?:header|headers|claims|payload)$/i;

function takeAssignments({ assignments }: Code, { drafts, sides }: Building): void {
  if (drafts.size === 0) return;
  const variables = new Map(
    assignments.flatMap(({ target, value }): readonly [string, Expression][] =>
      target.length === 1 && target[0] ? [[target[0], resolved(value)]] : [],
    ),
  );
  for (const { target, value, span, nameSpan } of assignments) {
    const variable = variables.get(target[0] ?? '');
    const draft = target.length > 1 && variable ? drafts.get(variable) : undefined;
    const name = target.at(-1);
    if (!draft || name === undefined) continue;
    const entry = { value, span, ...(nameSpan && { nameSpan }), taken: 'json' as const };
    const isNamed = target.slice(0, -1).some((each) => /header/i.test(each));
    const side = variable && target.length === 2 ? sides.get(variable) : undefined;
    const isHeader = side ? side === 'header' : isNamed;
    if (target.length === 2 && WHOLE.test(name) && variable?.kind === 'call')
      draft.entries(...sideOfName(name, value));
    else if (isHeader) draft.put('header', { ...entry, name: headerName(name) });
    else if (target.length > 2 || variable?.kind === 'object' || draft.gathered.library === 'PyJWT')
      draft.put('claims', { ...entry, name: claimName(name) });
  }
}

function sideOfName(name: string, value: Expression): Parameters<Draft['entries']> {
  return /header/i.test(name) ? ['header', value, headerName] : ['claims', value, claimName];
}
