import {
  type Call,
  type Expression,
  type Module,
  type ObjectExpression,
  resolved,
} from '../core/expressions.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import type { CommandLine, Library, Part, Start, Step } from './library.ts';
import { adal } from './library-adal.ts';
import { azureIdentity } from './library-azure-identity.ts';
import { botFramework } from './library-bot-framework.ts';
import { commandLine } from './library-command-line.ts';
import { graph } from './library-graph.ts';
import { msal } from './library-msal.ts';
import { powershell } from './library-powershell.ts';
import { signIn } from './library-sign-in.ts';
import { compactName, providerOf, roleOf } from './names.ts';
import { onceFor } from './once-for.ts';
import { rowIn } from './rows.ts';

/** Every library whose calls are known. */
export const libraries: readonly Library[] = [
  azureIdentity,
  msal,
  adal,
  graph,
  botFramework,
  signIn,
  powershell,
  commandLine,
];

interface Row<T> {
  readonly library: Library;
  readonly row: T;
}

function byCallee<T extends { readonly callees: readonly string[] }>(
  rowsOf: (library: Library) => readonly T[] | undefined,
): ReadonlyMap<string, readonly Row<T>[]> {
  const rows = new Map<string, Row<T>[]>();
  for (const library of libraries) {
    for (const row of rowsOf(library) ?? []) {
      for (const callee of row.callees)
        rows.set(callee.toLowerCase(), [...(rows.get(callee.toLowerCase()) ?? []), { library, row }]);
    }
  }
  return rows;
}

const STARTS = byCallee((library) => library.starts);
const STEPS = byCallee((library) => library.steps);
const CREDENTIALS = byCallee((library) => library.credentials);
const CLIENTS = byCallee((library) => library.clients);
const COMMANDS = libraries.flatMap((library) => library.commands ?? []);
const PROGRAMS = new Set(COMMANDS.map(({ command }) => command.split(' ')[0]));
const MODULES = libraries.flatMap((library) => library.modules);
/** Names of factories: what they make is named by what stands before them. */
const FACTORY = /^(?:new|create\w*|builder|build|__construct|newBuilder)$/i;

/** What a file imports, as far as it tells which libraries its names are of. */
export interface Imports {
  /** True where a module of Microsoft identity is imported and none of another provider. */
  readonly speakOfEntra: boolean;
  has(library: Library): boolean;
}

/** True for a module or package of Microsoft identity, given in lower case. */
export function isIdentityModule(name: string): boolean {
  return MODULES.some((beginning) => name.startsWith(beginning));
}

export const importsOf: (modules: readonly Module[]) => Imports = onceFor((modules) => {
  const names = modules.map(({ name }) => name.toLowerCase());
  const has = (beginnings: readonly string[]) =>
    names.some((name) => beginnings.some((beginning) => name.startsWith(beginning)));
  return {
    speakOfEntra: has(MODULES) && !names.some((name) => providerOf([name]) === 'other'),
    has: (library) => has(library.modules),
  };
});

/** False for a call that is neither a start nor a command line, whatever the file imports. */
export function mayStart({ callee }: Call): boolean {
  return STARTS.has(callee.toLowerCase()) || FACTORY.test(callee) || PROGRAMS.has(callee);
}

/** The start that a call is. */
export function startOf(call: Call, imports: Imports): Start | undefined {
  return rowOf(STARTS, call, imports) ?? factoryRowOf(STARTS, call, imports);
}

/** The start that the type of an object literal is. */
export function startOfObject({ type }: ObjectExpression, imports: Imports): Start | undefined {
  const name = type && /(?<!\w)(\w+)(?:<[^<>]*>)?$/.exec(type)?.[1];
  const rows = name ? STARTS.get(name.toLowerCase()) : undefined;
  return rows?.find(({ row, library }) => !row.of && (!row.needsModule || imports.has(library)))?.row;
}

/** The call that is handed to a start or a step and says more: a credential, a parameter object. */
export function credentialOf(call: Call, imports: Imports): Start | undefined {
  return rowOf(CREDENTIALS, call, imports) ?? factoryRowOf(CREDENTIALS, call, imports);
}

/** The step that a method is. */
export function stepOf({ callee }: Call): Step | undefined {
  return STEPS.get(callee.toLowerCase())?.[0]?.row;
}

/** The client that a call makes, or that its factory is a method of. */
export function clientOf({ callee }: Call): Step | undefined {
  return CLIENTS.get(callee.toLowerCase())?.[0]?.row;
}

/** The command line that a call of a program is, told by the program's first words. */
export function commandOf({ callee, receiver, arguments: args }: Call): CommandLine | undefined {
  if (receiver || !PROGRAMS.has(callee)) return undefined;
  const words = args.flatMap(({ name, value }) =>
    name === undefined ? (literalOf(value)?.value ?? '') : [],
  );
  const line = `${[callee, ...words].join(' ')} `;
  return COMMANDS.find(({ command }) => line.startsWith(`${command} `));
}

function rowOf(rows: ReadonlyMap<string, readonly Row<Start>[]>, call: Call, imports: Imports) {
  return rows.get(call.callee.toLowerCase())?.find(({ library, row }) => applies(row, library, call, imports))
    ?.row;
}

function factoryRowOf(rows: ReadonlyMap<string, readonly Row<Start>[]>, call: Call, imports: Imports) {
  if (!call.receiver || !FACTORY.test(call.callee)) return undefined;
  const type = lastNameOf(call.receiver);
  if (!type || call.receiver.kind === 'call') return undefined;
  return rows
    .get(type.toLowerCase())
    ?.find(({ library, row }) => !row.of && !row.first && (!row.needsModule || imports.has(library)))?.row;
}

function applies(row: Start, library: Library, call: Call, imports: Imports): boolean {
  if (row.needsModule && !imports.has(library)) return false;
  if (row.of && !(call.receiver && row.of.includes(lastNameOf(call.receiver) ?? ''))) return false;
  return !row.first || row.first.includes(firstTextOf(call) ?? '');
}

function firstTextOf({ arguments: args }: Call): string | undefined {
  const [first] = args;
  return first && literalOf(first.value)?.value.replace(/^:/, '');
}

/** Names that parts have everywhere, beside those of roles. */
const ORDINARY: readonly (readonly [Part, RegExp])[] = [
  ['subject', /^(?:user|obo)assertion(?:token)?$/],
  ['credential', /^clientcredential$/],
  ['assertion', /assertion$/],
  ['federated', /^(?:federatedtoken|tokenfilepath|federatedtokenfile)/],
  [
    'certificate',
    /(?:certificate|thumbprint|certificatepath|certificatedata|certificatepassword|privatekey|pemcertificate|pfxcertificate)$/,
  ],
];

/** The part that a name says its value is. */
export function partOf(name: string, names: Readonly<Record<string, Part>> = {}): Part | undefined {
  const compact = compactName(name);
  const own = rowIn(names, compact);
  if (own) return own;
  const ordinary = ORDINARY.find(([, pattern]) => pattern.test(compact))?.[0];
  if (ordinary) return ordinary;
  const role = roleOf(name);
  return role && !role.isWeak ? role.role : undefined;
}

/** What an expression stands for, through names and through fields (`this.app`) that are assigned once. */
export function followed(expression: Expression, fields: ReadonlyMap<string, Expression>): Expression {
  const value = resolved(expression);
  if (value.kind !== 'member') return value;
  const path = pathOf(value);
  const field = path === undefined ? undefined : fields.get(path);
  return field ? resolved(field) : value;
}

/** `this.options.secret` as one text; undefined for what is no plain path. */
export function pathOf(expression: Expression): string | undefined {
  const names: string[] = [];
  let rest = expression;
  while (rest.kind === 'member') {
    names.unshift(rest.name);
    rest = rest.object;
  }
  return rest.kind === 'name' ? [rest.name, ...names].join('.') : undefined;
}

/**
 * Texts of which a file must hold one, in any case and at the start of a word, to use one of the libraries: their
 * modules, and the names that are theirs alone.
 */
export const LIBRARY_SIGNS: readonly string[] = [
  ...MODULES,
  ...libraries.flatMap(({ starts = [] }) =>
    starts.flatMap((start) => start.first ?? (start.needsModule || start.of ? [] : start.callees)),
  ),
  ...libraries.flatMap(({ steps = [] }) => steps.flatMap((step) => (step.isTelling ? step.callees : []))),
  ...COMMANDS.map(({ command }) => command),
];
