import type { Call, Expression, Member } from '../core/expressions.ts';
import type { Setting, Span } from '../core/types.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import { levelsOf, roleOf } from './names.ts';
import { rowIn } from './rows.ts';
import type { Source } from './types.ts';

/** Functions that read one variable of the environment, by the last names of what stands before them. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  getenv: ['os', 'System', ''],
  Getenv: ['os'],
  LookupEnv: ['os'],
  GetEnvironmentVariable: ['Environment'],
  get: ['environ', 'getenv'],
  fetch: ['ENV'],
  var: ['env', 'std'],
  env: [''],
};

/** Objects whose members are the variables of the environment. */
const ENVIRONMENT = /^(?:(?:process|import\.meta)\.env|(?:os\.)?environ|ENV|_ENV|_SERVER|env)$/;

/** Calls that hand on what they are called on. */
const HANDING_ON = /^(?:unwrap\w*|expect|clone|trim|strip|to_?string|to_owned|into|as_str|to_str)$/i;

/** Sources are followed this far. */
const LONGEST = 6;

/** Where code takes a value from; undefined where no name says so. */
export function sourceOf(expression: Expression): Source | undefined {
  const [nearest, ...others] = namesBehind(expression);
  if (!nearest) return undefined;
  const last = others.at(-1) ?? nearest;
  const telling = [nearest, ...others]
    .flatMap(({ name }) => roleOf(name) ?? [])
    .find(({ isWeak }) => !isWeak);
  return {
    names: [nearest.name, ...others.map(({ name }) => name)],
    ...(telling && { role: telling.role }),
    ...(nearest.span && { span: nearest.span }),
    ...(last.isVariable && { variable: { name: last.name, ...(last.span && { span: last.span }) } }),
  };
}

interface SourceName {
  readonly name: string;
  readonly span?: Span | undefined;
  readonly isVariable?: boolean | undefined;
}

function namesBehind(expression: Expression): readonly SourceName[] {
  const names: SourceName[] = [];
  let at: Expression | undefined = expression;
  for (let count = 0; at && count < LONGEST; count++) {
    if (at.kind === 'name') {
      names.push({ name: at.name, span: exactSpan(at.name, at.span) });
      at = at.value;
    } else if (at.kind === 'call' && at.receiver && HANDING_ON.test(at.callee)) {
      at = at.receiver;
    } else {
      const last = at.kind === 'member' ? nameOfMember(at) : at.kind === 'call' ? nameReadBy(at) : undefined;
      return last ? [...names, last] : names;
    }
  }
  return names;
}

/** Undefined for a name that is spelled with more than itself: `$name`, `"${name}"`. */
function exactSpan(name: string, span: Span): Span | undefined {
  return span.end - span.start === name.length ? span : undefined;
}

function nameOfMember({ object, name, span }: Member): SourceName {
  const path = pathOf(object);
  const isDotted = exactSpan(`${path}.${name}`, span) !== undefined;
  const own = isDotted ? { start: span.end - name.length, end: span.end } : undefined;
  return ENVIRONMENT.test(path)
    ? { name, span: own, isVariable: true }
    : { name: lastLevel(name), span: own };
}

/** `os.getenv("TENANT_ID")`, `config.get("azure.tenantId")`: what is read goes by the name that is given. */
function nameReadBy({ callee, receiver, arguments: args }: Call): SourceName | undefined {
  const [first, ...rest] = args;
  const literal = first && literalOf(first.value);
  if (literal?.type !== 'text' || rest.length > 1 || !/^[\w.:/-]+$/.test(literal.value)) return undefined;
  const before = receiver ? (lastNameOf(receiver) ?? '?') : '';
  const isVariable = rowIn(READERS, callee)?.includes(before);
  const name = isVariable ? literal.value : lastLevel(literal.value);
  return { name, span: exactSpan(name, literal.place.span), isVariable };
}

function pathOf(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'member' ? `${pathOf(expression.object)}.${expression.name}` : '';
}

/** `AzureAd:TenantId` and `azure.tenant-id` are called by their last part. */
function lastLevel(name: string): string {
  return levelsOf([name]).at(-1) ?? name;
}

/** `${TENANT_ID}`, `${{ secrets.TENANT_ID }}`, `$(tenantId)`, `{{ .Values.tenantId }}`, `[parameters('tenantId')]`. */
const REFERENCE =
  /^\s*(?:(?:\$\{\{?|\$\(|\{\{|#\{|%|\[\s*\w+\(\s*')\$?\s*|\$\s*)?((?:[\w-]*\.)*)([A-Za-z_][\w-]*)(?:(?:[:?!][^}]*|-[^}]{0,300})(?:\}[})%#]*\s*)?|(?:'\s*\)\s*\])?\s*(?:[})%#]+\s*)?)$/d;

/** Where a setting that is a reference takes its value from. */
export function sourceOfReference({ value, isComputed, reads, place }: Setting): Source | undefined {
  if (reads !== undefined) return sourceOfPath(reads);
  if (isComputed || value.length > 200 || !/^\s*(?:\$|\{\{|#\{|%|\[)/.test(value)) return undefined;
  const match = REFERENCE.exec(value);
  const [name, [from, to] = [0, 0]] = [match?.[2], match?.indices?.[2]];
  if (name === undefined) return undefined;
  const named = roleOf(name);
  const { span } = place;
  const isPlain = span.end - span.start === value.length;
  return {
    names: [name],
    ...(named && !named.isWeak && { role: named.role }),
    ...(isPlain && { span: { start: span.start + from, end: span.start + to } }),
  };
}

/** Attributes of identities that hold the id of their object in the directory. */
const OBJECT_ID =
  /(?:^|[._])principal_?id$|^(?:data\.)?azuread_(?:application|service_principal)\.[\w[\]'"-]+\.id$/i;

/** `azuread_application.app.client_id`, `identity.properties.principalId`. */
function sourceOfPath(path: string): Source | undefined {
  const name = /\.([\w-]+)$/.exec(path)?.[1];
  if (name === undefined) return undefined;
  const named = roleOf(name);
  const role = OBJECT_ID.test(path) ? 'objectId' : named?.isWeak ? undefined : named?.role;
  return { names: [name], ...(role && { role }) };
}
