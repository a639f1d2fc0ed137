import { foundInParts } from '../core/code-parts.ts';
import type { Call, Code, Expression } from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import {
  bindAll,
  bindEntries,
  bindOptions,
  bindScopes,
  type Draft,
  draftOf,
  LONGEST_CHAIN,
  mean,
  merge,
} from './code-app-binding.ts';
import { codeAppsOf } from './code-app-parts.ts';
import { lastNameOf } from './expression-text.ts';
import {
  clientOf,
  commandOf,
  followed,
  type Imports,
  importsOf,
  mayStart,
  partOf,
  pathOf,
  startOf,
  startOfObject,
  stepOf,
} from './libraries.ts';
import type { CommandLine, Meaning, Step } from './library.ts';
import { objectsIn } from './objects.ts';
import type { App } from './types.ts';

interface Gathering {
  readonly imports: Imports;
  readonly fields: ReadonlyMap<string, Expression>;
  readonly drafts: Map<Expression, Draft>;
  readonly loose: Map<string, Draft>;
}

/**
 * The applications that code hands to libraries of Microsoft identity: by position, name or object, through builders
 * and through methods called on what a start gave. What no table knows yields nothing. `syntax` writes values in the
 * language of the file, which `path` names.
 */
export function appsInCode(code: Code, syntax: Syntax, path: string): readonly App[] {
  const gathering: Gathering = {
    imports: importsOf(code.modules),
    fields: fieldsOf(code),
    drafts: new Map(),
    loose: new Map(),
  };
  beginAll(code, gathering);
  const calls = gathering.drafts.size > 0 ? callsThatMayFollow(code) : callsOfTellingSteps(code);
  for (const call of calls) {
    if (gathering.drafts.has(call)) continue;
    takeStep(call, gathering);
    takeClient(call, gathering);
  }
  const drafts = [...gathering.drafts.values(), ...gathering.loose.values()];
  return drafts.flatMap((draft) => codeAppsOf(draft, syntax, path));
}

const callsThatMayStart = foundInParts(({ calls }) => calls.filter(mayStart));

const callsThatMayFollow = foundInParts(({ calls }) =>
  calls.filter((call) => call.receiver !== undefined || clientOf(call) !== undefined),
);

/** What else says something of an app where nothing was started. */
const callsOfTellingSteps = foundInParts(({ calls }) => calls.filter((call) => stepOf(call)?.isTelling));

function beginAll(code: Code, gathering: Gathering): void {
  const { imports } = gathering;
  for (const object of objectsIn(code)) {
    const start = startOfObject(object, imports);
    if (start) bindEntries(begin(object, object.type ?? '', start, gathering), object, start);
  }
  for (const call of callsThatMayStart(code)) {
    const start = startOf(call, imports);
    const line = commandOf(call);
    if (start) bindAll(begin(call, nameOf(call), start, gathering), call.arguments, start, imports);
    else if (line) bindOptions(begin(call, line.command, meaningOf(call, line), gathering), call, line);
  }
}

function meaningOf({ arguments: args }: Call, line: CommandLine): Meaning {
  const { onlyWith } = line;
  const isMeant = !onlyWith || args.some(({ name }) => name?.replace(/^-+/, '') === onlyWith);
  return isMeant ? line : {};
}

function isProgram(meaning: Meaning): meaning is CommandLine {
  return 'command' in meaning;
}

function nameOf({ callee, receiver }: Call): string {
  return /^(?:new|create|builder)$/i.test(callee) ? ((receiver && lastNameOf(receiver)) ?? callee) : callee;
}

const assignmentsToFields = foundInParts(({ assignments }) =>
  assignments.filter(({ target }) => target.length >= 2),
);

/** Fields that are assigned exactly once: `this.app = …`. */
function fieldsOf(code: Code): ReadonlyMap<string, Expression> {
  const fields = new Map<string, Expression | undefined>();
  for (const { target, value } of assignmentsToFields(code)) {
    const path = target.join('.');
    fields.set(path, fields.has(path) ? undefined : value);
  }
  return new Map([...fields].flatMap(([path, value]) => (value ? [[path, value]] : [])));
}

function begin(from: Expression, group: string, meaning: Meaning, { drafts, imports }: Gathering): Draft {
  const draft = draftOf(group, from.span);
  drafts.set(from, draft);
  mean(draft, meaning);
  // Others give their classes the names that MSAL's have; programs have names of their own.
  if (!imports.speakOfEntra && !isProgram(meaning)) draft.needsTenant = false;
  return draft;
}

/** A method on what a start gave; one with a telling name speaks for itself where its receiver is not known. */
function takeStep(call: Call, gathering: Gathering): void {
  if (!call.receiver) return;
  const step = stepOf(call);
  const draft = draftBehind(call, gathering) ?? (step?.isTelling ? looseDraft(call, gathering) : undefined);
  if (!draft) return;
  const part = !step && call.arguments.length <= 2 ? partOf(call.callee) : undefined;
  if (step) stepInto(draft, call, step, gathering);
  else if (part) bindAll(draft, call.arguments, { parameters: [part] }, gathering.imports);
}

function looseDraft(call: Call, { loose }: Gathering): Draft {
  const path = call.receiver && pathOf(call.receiver);
  const key = path ?? `${call.span.start}`;
  const draft = loose.get(key) ?? draftOf(path ?? call.callee, call.span);
  loose.set(key, draft);
  return draft;
}

function draftBehind(call: Call, { drafts, fields }: Gathering): Draft | undefined {
  let at: Expression | undefined = drafts.size > 0 ? call : undefined;
  for (let count = 0; at?.kind === 'call' && count < LONGEST_CHAIN; count++) {
    at = at.receiver && followed(at.receiver, fields);
    const draft = at && drafts.get(at);
    if (draft) return draft;
  }
  return undefined;
}

/** `new GraphServiceClient(credential, scopes)`: what asks for tokens with what a start gave. */
function takeClient(call: Call, { drafts, fields, imports }: Gathering): void {
  const row = clientOf(call);
  const draft = row && call.arguments.map(({ value }) => drafts.get(followed(value, fields))).find(Boolean);
  if (!row || !draft) return;
  const asked = draftOf(draft.group, call.span);
  bindAll(asked, call.arguments, row, imports);
  merge(draft, { ...draftOf(draft.group, call.span), scopes: asked.scopes });
}

function stepInto(draft: Draft, call: Call, step: Step, gathering: Gathering): void {
  const acquired = draftOf(draft.group, call.span);
  mean(acquired, step);
  bindAll(acquired, call.arguments, step, gathering.imports);
  if (step.flow && !acquired.scopes.size) {
    for (const { value } of call.arguments) bindScopes(acquired, value, true);
  }
  merge(draft, acquired);
}
