import type { CodePart, Expression, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { Interest, Place, Setting, Span, Syntax } from '../core/types.ts';
import type { CodeLanguage } from './code.ts';
import { textBehind } from './code-defaults.ts';
import { settingsOfCommand } from './command-words.ts';

/** Names inside one another are followed so deep for settings: no section of a configuration stands deeper. */
const DEEPEST_SETTING = 16;

/** What a part of a file states, by what states it. */
export interface PartSettings {
  readonly byAssignments: readonly Setting[];
  readonly byCalls: readonly Setting[];
  readonly byObjects: readonly Setting[];
}

/** The text that code stands in, its language, and what is looked for in it. */
interface Context {
  readonly language: CodeLanguage;
  readonly text: string;
  readonly matters: Interest['matters'];
}

/** Settings as code states them: assigned to names, entries of objects, named arguments, words of commands. */
export function settingsOf(
  { calls, assignments }: CodePart,
  objects: readonly Expression[],
  { language, text, matters }: Context,
): PartSettings {
  const { section = ({ callee }) => [callee] } = language;
  const stated = new Set<Expression>();
  const [byAssignments, byCalls, byObjects]: [Setting[], Setting[], Setting[]] = [[], [], []];
  for (const { target, value, span } of assignments)
    stating({ settings: byAssignments, stated, language }).state(target, value, span);
  for (const call of calls) {
    const { state, stateEntries } = stating({ settings: byCalls, stated, language });
    if (language.callsAre === 'commands') {
      byCalls.push(...settingsOfCommand(call, text, language.syntax));
    }
    for (const { name, value } of call.arguments) {
      if (name !== undefined) state([...section(call), name], value, value.span);
      else if (value.kind === 'object') stateEntries(section(call), value);
    }
  }
  for (const object of objects) {
    if (object.kind !== 'object' || stated.has(object)) continue;
    const { stateEntries } = stating({ settings: byObjects, stated, language });
    stateEntries(object.type === undefined ? [] : [object.type], object);
  }
  return {
    byAssignments: byAssignments.filter(matters),
    byCalls: byCalls.filter(matters),
    byObjects: byObjects.filter(matters),
  };
}

/** What has been stated so far. */
interface Statement {
  readonly settings: Setting[];
  /** Objects whose entries are among the settings. */
  readonly stated: Set<Expression>;
  readonly language: CodeLanguage;
}

/**
 * States one assignment, call or object. Each object inside it is stated once: those that use one another twice
 * would double with every level.
 */
function stating({ settings, stated, language }: Statement) {
  const expanded = new Set<Expression>();
  const state = (path: readonly string[], expression: Expression, entry: Span) => {
    const value = resolved(expression);
    if (value.kind === 'object') stateEntries(path, value);
    else if (value.kind === 'list' && value.items.some((item) => resolved(item).kind === 'object')) {
      for (const [index, item] of value.items.entries()) state([...path, String(index)], item, item.span);
    } else settings.push(settingOf(path, textBehind(value, language), entry, language.syntax));
  };
  const stateEntries = (path: readonly string[], object: ObjectExpression) => {
    stated.add(object);
    if (expanded.has(object) || path.length > DEEPEST_SETTING) return;
    expanded.add(object);
    for (const { name, value, span } of object.entries) state([...path, name], value, span);
  };
  return { state, stateEntries };
}

function settingOf(path: readonly string[], value: Expression, entry: Span, syntax: Syntax): Setting {
  if (value.kind === 'literal' && value.type === 'text') {
    return { path, value: value.value, place: { ...value.place, entry } };
  }
  const place: Place = { span: value.span, literal: value.span, entry, syntax };
  const { mangling } = value.kind === 'concatenation' ? value : {};
  return { path, value: '', isComputed: true, ...(mangling && { mangling }), place };
}
