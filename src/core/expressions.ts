import type { Edit, Mangling, Place, Span, Syntax } from './types.ts';

/**
 * What code says, the same for every language: readers turn syntax trees into it, and nobody after them knows
 * the language. Whatever has no counterpart here is `unknown`.
 */
export type Expression =
  | Literal
  | Name
  | Member
  | Call
  | ObjectExpression
  | ListExpression
  | Concatenation
  | Operation
  | { readonly kind: 'unknown'; readonly span: Span };

/** A text, or another constant by its text (`3600`, `true`). */
export interface Literal {
  readonly kind: 'literal';
  readonly type: 'text' | 'other';
  /** Unquoted and unescaped. */
  readonly value: string;
  readonly span: Span;
  readonly place: Place;
}

/** A variable. `value` is what its only assignment in the file gives it; absent where there are several or none. */
export interface Name {
  readonly kind: 'name';
  readonly name: string;
  readonly span: Span;
  readonly value?: Expression;
}

/**
 * `object.name`, `object["name"]`. `value` is what the only assignment in the file gives a field of the object that
 * the code belongs to: `this.name`, `self.name`.
 */
export interface Member {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  /** The name as written in brackets, with its quotes. */
  readonly nameSpan?: Span;
  readonly span: Span;
  readonly value?: Expression;
}

/** `callee(…)`, `receiver.callee(…)`, `new callee(…)`, `Callee-Name …`. */
export interface Call {
  readonly kind: 'call';
  /** The last name: `sign` of `jwt.sign(…)`, `ClientSecretCredential` of `new ClientSecretCredential(…)`. */
  readonly callee: string;
  /** What stands before the last name; with it builder chains are followed. */
  readonly receiver?: Expression;
  readonly arguments: readonly Argument[];
  readonly span: Span;
}

/** How a command of a shell is written. */
export interface CommandLayout {
  /** Its name, with the module before it: `MSOnline\Get-MsolUser`. */
  readonly name: Span;
  /** The edit that puts a comment of one line before the command: above it where its line allows that. */
  comment(text: string): Edit;
}

/** An argument; `name` where the language names it: `secret=…`, `secret: …`, `-Secret …`. */
export interface Argument {
  readonly name?: string;
  /**
   * Where the name stands, in languages where another one can be written there; of an option of a command with its
   * dashes, and with the equals sign that ties the value to it.
   */
  readonly nameSpan?: Span;
  readonly value: Expression;
}

/** An object, dictionary, map, hash table or struct literal. */
export interface ObjectExpression {
  readonly kind: 'object';
  /** The name of the type, where one stands before it: `confidential.Options{…}`. */
  readonly type?: string;
  readonly entries: readonly ObjectEntry[];
  /** True where more is in it than its entries say: `...rest`, `**rest`. */
  readonly isOpen?: true;
  readonly span: Span;
}

export interface ObjectEntry {
  readonly name: string;
  /** The name as written, with its quotes where it has some. */
  readonly nameSpan?: Span;
  readonly value: Expression;
  /** The whole entry, with its separator. */
  readonly span: Span;
}

export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** Texts put together: `a + b`, `${a}/b`, `f"{a}/b"`, `"%s/b" % a`. */
export interface Concatenation {
  readonly kind: 'concatenation';
  readonly parts: readonly Expression[];
  readonly span: Span;
  readonly mangling?: Mangling;
}

/** Numbers put together. Where `+` may join texts as well, it is a concatenation. */
export interface Operation {
  readonly kind: 'operation';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

/** `name = value`, where the name is a variable, a field (`this.secret`) or an entry (`headers["x5t"]`). */
export interface Assignment {
  /** The names from the outermost: `['options', 'ClientSecret']` of `options.ClientSecret = …`. */
  readonly target: readonly string[];
  /** The last name as written in brackets, with its quotes. */
  readonly nameSpan?: Span;
  readonly value: Expression;
  /** The whole statement. */
  readonly span: Span;
}

/** Calls and assignments that stand side by side. */
export interface CodePart {
  /**
   * Every call, those inside other expressions included, in the order of the text; none that states a default: it is
   * that text.
   */
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
}

/** What a reader of a programming language sees beside settings. */
export interface Code extends CodePart {
  /**
   * All calls and assignments, in parts: while a file is edited those in which nothing has changed are the same objects as before.
   * Absent where the file is read in one part.
   */
  readonly parts?: readonly CodePart[];
  readonly modules: readonly Module[];
  /**
   * How a call is written that is a command of a shell, in languages whose commands are mended; undefined for other calls. It is
   * asked while facts are made, and not kept: it knows the text.
   */
  readonly layoutOf?: (call: Call) => CommandLayout | undefined;
  /** The programming language, by the name of its reader; absent where its source is written inside another. */
  readonly language?: string;
  /** How the file usually writes texts; absent where any value that stands in it knows. */
  readonly syntax?: Syntax;
}

/** A module, package or namespace that is imported: `@azure/msal-node`, `azure.identity`. */
export interface Module {
  readonly name: string;
  /** The name, or the whole import where it is not written in one piece. */
  readonly span: Span;
  /** True where the file cannot call it by that name: `from base64 import b64encode`, `import base64 as b`. */
  readonly isUnnamed?: true;
}

/** The expression behind a name or a field, as far as it is known. */
export function resolved(expression: Expression): Expression {
  const isNamed = expression.kind === 'name' || expression.kind === 'member';
  return isNamed && expression.value ? expression.value : expression;
}

/** Expressions are walked this deep. */
export const DEEPEST = 60;

/** Every literal text of the code that an assignment or a call holds, each once. */
export function literalsOf({ calls, assignments }: Code): readonly Literal[] {
  const found = new Set<Literal>();
  const seen = new Set<Expression>();
  const walk = (expression: Expression | undefined, depth: number): void => {
    if (!expression || depth > DEEPEST || seen.has(expression)) return;
    seen.add(expression);
    if (expression.kind === 'literal' && expression.type === 'text') found.add(expression);
    for (const child of childrenOf(expression)) walk(child, depth + 1);
  };
  for (const { value } of assignments) walk(value, 0);
  for (const call of calls) walk(call, 0);
  return [...found];
}

/** What an expression is made of; a name or a field is made of its value. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name':
      return expression.value ? [expression.value] : [];
    case 'member':
      return expression.value ? [expression.value] : [expression.object];
    case 'call': {
      const values = expression.arguments.map(({ value }) => value);
      return expression.receiver ? [expression.receiver, ...values] : values;
    }
    case 'object':
      return expression.entries.map(({ value }) => value);
    case 'list':
      return expression.items;
    case 'concatenation':
      return expression.parts;
    case 'operation':
      return [expression.left, expression.right];
    default:
      return [];
  }
}
