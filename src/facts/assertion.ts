import type { Call, Code, Expression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import { type Building, bindAll, bindPair, claimName, headerName, rowOf } from './assertion-binding.ts';
import { handMadeAssertions } from './assertion-by-hand.ts';
import { createAssertionDraft, type AssertionDraft as Draft, isForEntra } from './assertion-draft.ts';
import { lastNameOf } from './expression-text.ts';
import { jwtLibraries } from './library-jwt.ts';
import { objectsIn } from './objects.ts';
import type { App, Assertion, TokenRequest } from './types.ts';
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
  for (const call of code.calls) started.push(...begin(call, building));
  for (const call of code.calls) takeStep(call, building);
  takeAssignments(code, building);
  const byHand = handMadeAssertions(code, objectsIn(code), new Set(building.drafts.keys()));
  const sendsAssertion =
    requests.some(({ parameters }) => parameters.some(({ name }) => name === 'client_assertion')) ||
    apps.some(({ credentials }) => credentials?.includes('assertion'));
  return [...started, ...byHand]
    .map(({ assertion }) => assertion)
    .filter((assertion) => isForEntra(assertion, sendsAssertion));
}

function buildingOf({ modules, assignments }: Code): Building {
  const names = modules.map(({ name }) => name.toLowerCase());
  const isImported = (beginnings: readonly string[]) =>
    beginnings.length === 0 || names.some((name) => beginnings.some((each) => name.startsWith(each)));
  const variables = assignments.flatMap(({ target, value }): readonly [string, Expression][] =>
    target.length === 1 && target[0] ? [[target[0], resolved(value)]] : [],
  );
  return {
    libraries: jwtLibraries.filter((library) => isImported(library.modules)),
    drafts: new Map(),
    variables: new Map(variables),
  };
}

function begin(call: Call, building: Building): readonly Draft[] {
  for (const library of building.libraries) {
    const row = rowOf(library.starts, call);
    if (!row || building.drafts.has(call)) continue;
    const draft = createAssertionDraft(library.id, call.span);
    building.drafts.set(call, draft);
    bindAll(draft, call.arguments, row, library, building);
    return [draft];
  }
  return [];
}

/** A method on a JWT that is being built, or on a header or claims set of its own that went into one. */
function takeStep(call: Call, building: Building): void {
  const { receiver } = call;
  if (!receiver || building.drafts.has(call)) return;
  const draft = draftBehind(call, building);
  if (!draft) return;
  const library = building.libraries.find(({ id }) => id === draft.assertion.library);
  const row = library && rowOf([...(library.steps ?? []), ...(library.nested ?? [])], call);
  if (row) bindAll(draft, call.arguments, row, library, building);
  else if (/^(?:add|put|set)$/i.test(call.callee)) bindPair(draft, call.arguments, sideOf(receiver));
}

function draftBehind(call: Call, { drafts }: Building): Draft | undefined {
  for (const link of chainOf(call).slice(1)) {
    let at: Expression = link;
    while (at.kind === 'member') at = resolved(at.object);
    const draft = drafts.get(at);
    if (draft) return draft;
  }
  return undefined;
}

/** `token.Header["x5t"] = …`, `header.Add(…)`, `claims["aud"] = …`: the name tells which side it is. */
function sideOf(expression: Expression): 'header-pair' | 'claim-pair' {
  return /header/i.test(lastNameOf(expression) ?? '') ? 'header-pair' : 'claim-pair';
}

function takeAssignments({ assignments }: Code, { drafts, variables }: Building): void {
  for (const { target, value, span } of assignments) {
    const variable = variables.get(target[0] ?? '');
    const draft = target.length > 1 && variable ? drafts.get(variable) : undefined;
    const name = target.at(-1);
    if (!draft || name === undefined) continue;
    const isHeader = target.slice(0, -1).some((each) => /header/i.test(each));
    if (isHeader) draft.header(headerName(name), value, span);
    else if (target.length > 2 || variable?.kind === 'object' || draft.assertion.library === 'PyJWT')
      draft.claim(claimName(name), value, span);
  }
}
