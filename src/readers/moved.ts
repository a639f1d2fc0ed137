import type { Code, Expression } from '../core/expressions.ts';
import type { Data, Edit, Mangling, Place, Setting, Span, Syntax } from '../core/types.ts';

/** Leads from a part of a text to the whole of it. */
export interface Move {
  /** The stretch of the whole that a stretch of the part stands for. */
  readonly span: (span: Span) => Span;
  /** How the whole writes what is a source text of the part; as it is when absent. */
  readonly source?: (source: string) => string;
}

/** The setting of a text that is part of another, placed in that one. */
export function moved(setting: Setting, move: Move): Setting {
  const { mangling } = setting;
  return {
    ...setting,
    ...(mangling && { mangling: movedMangling(mangling, move) }),
    place: movedPlace(setting.place, move),
  };
}

function movedMangling(mangling: Mangling, { span }: Move): Mangling {
  const repair = mangling.repair.map((edit) => ({ ...edit, span: span(edit.span) }));
  return { ...mangling, span: span(mangling.span), repair };
}

function movedPlace(place: Place, move: Move): Place {
  return {
    span: move.span(place.span),
    literal: move.span(place.literal),
    entry: move.span(place.entry),
    syntax: movedSyntax(place, move),
  };
}

/** What gives edits is asked about the place in the part, and its edits are moved. */
function movedSyntax(place: Place, { span, source = (text) => text }: Move): Syntax {
  const { encode, references, replaceEntry, entry, formEncoded } = place.syntax;
  const movedEdits = (edits: readonly Edit[]): readonly Edit[] =>
    edits.map((edit) => ({ span: span(edit.span), newText: source(edit.newText) }));
  return {
    encode: (value) => source(encode(value)),
    ...(entry && { entry: (name: string, value: string) => source(entry(name, value)) }),
    ...(formEncoded && { formEncoded: [source(formEncoded[0]), source(formEncoded[1])] as const }),
    ...(references && {
      references: (variable: string) =>
        references(variable, place).map(({ title, edits }) => ({ title, edits: movedEdits(edits) })),
    }),
    ...(replaceEntry && {
      replaceEntry: (name: string, value: Data) => movedEdits(replaceEntry(name, value)),
    }),
  };
}

/**
 * What code in a part of a text says, placed in the whole. What was one expression stays one. How commands are written holds
 * for their own text only.
 */
export function movedCode({ calls, assignments, modules }: Code, move: Move): Code {
  const known = new Map<Expression, Expression>();
  const each = (expression: Expression): Expression => {
    const done = known.get(expression) ?? movedExpression(expression, move, each);
    known.set(expression, done);
    return done;
  };
  // Assignments first: values that build on one another are then met one by one, not all in one descent.
  const assigned = assignments.map((assignment) => ({
    ...movedName(assignment, move),
    value: each(assignment.value),
    span: move.span(assignment.span),
  }));
  return {
    assignments: assigned,
    calls: calls.map(each).filter((call) => call.kind === 'call'),
    modules: modules.map((module) => ({ ...module, span: move.span(module.span) })),
  };
}

/** What may tell where its name stands. */
function movedName<Named extends { readonly nameSpan?: Span }>(named: Named, move: Move): Named {
  return named.nameSpan ? { ...named, nameSpan: move.span(named.nameSpan) } : named;
}

function movedExpression(
  expression: Expression,
  move: Move,
  each: (expression: Expression) => Expression,
): Expression {
  const span = move.span(expression.span);
  switch (expression.kind) {
    case 'literal':
      return { ...expression, span, place: movedPlace(expression.place, move) };
    case 'name':
      return { ...expression, span, ...(expression.value && { value: each(expression.value) }) };
    case 'member': {
      const { object, value } = expression;
      const inner = { object: each(object), ...(value && { value: each(value) }) };
      return { ...movedName(expression, move), span, ...inner };
    }
    case 'call': {
      const { receiver, arguments: args, ...call } = expression;
      const movedArgs = args.map((argument) => ({
        ...movedName(argument, move),
        value: each(argument.value),
      }));
      return { ...call, span, ...(receiver && { receiver: each(receiver) }), arguments: movedArgs };
    }
    case 'object': {
      const entries = expression.entries.map((entry) => ({
        ...movedName(entry, move),
        value: each(entry.value),
        span: move.span(entry.span),
      }));
      return { ...expression, span, entries };
    }
    case 'list':
      return { ...expression, span, items: expression.items.map(each) };
    case 'concatenation': {
      const mangling = expression.mangling && movedMangling(expression.mangling, move);
      return { ...expression, span, parts: expression.parts.map(each), ...(mangling && { mangling }) };
    }
    case 'operation':
      return { ...expression, span, left: each(expression.left), right: each(expression.right) };
    case 'unknown':
      return { ...expression, span };
  }
}
