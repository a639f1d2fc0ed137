import type { Argument, Expression } from '../../src/core/expressions.ts';
import type { Reader } from '../../src/core/types.ts';
import { parserOf } from '../grammars.ts';

/** What a reader sees in code, on lines that a person can compare: `receiver.call("a", name: x="b", ?)`. */
export interface Outline {
  readonly calls: readonly string[];
  readonly assignments: readonly string[];
  readonly modules: readonly string[];
  /** `path/of/names = value`; `?` for a value that is computed. */
  readonly settings: readonly string[];
}

/** Makes the outline of sources with one reader, its grammar loaded. */
export async function outliner(reader: Reader, path: string): Promise<(source: string) => Outline> {
  const withTree = await parserOf(reader);
  return (source) => {
    const { code, settings } = reader.read(source, path, withTree);
    return {
      calls: code?.calls.map(outlineOf) ?? [],
      assignments:
        code?.assignments.map(({ target, value }) => `${target.join('.')} = ${outlineOf(value)}`) ?? [],
      modules: code?.modules.map(({ name }) => name) ?? [],
      settings: settings.map(
        ({ path: names, value, isComputed }) =>
          `${names.join('/')} = ${isComputed ? '?' : JSON.stringify(value)}`,
      ),
    };
  };
}

/**
 * An expression on one line: names and fields with their value behind `=`, types before `{`, `...` in open objects, `?`
 * for what is unknown.
 */
export function outlineOf(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.type === 'text' ? JSON.stringify(expression.value) : expression.value;
    case 'name':
      return expression.value ? `${expression.name}=${outlineOf(expression.value)}` : expression.name;
    case 'member': {
      const path = `${outlineOf(expression.object)}.${expression.name}`;
      return expression.value ? `${path}=${outlineOf(expression.value)}` : path;
    }
    case 'call': {
      const receiver = expression.receiver ? `${outlineOf(expression.receiver)}.` : '';
      return `${receiver}${expression.callee}(${expression.arguments.map(argumentOf).join(', ')})`;
    }
    case 'object': {
      const entries = expression.entries.map(({ name, value }) => `${name}: ${outlineOf(value)}`);
      const all = expression.isOpen ? [...entries, '...'] : entries;
      return `${expression.type ?? ''}{${all.join(', ')}}`;
    }
    case 'list':
      return `[${expression.items.map(outlineOf).join(', ')}]`;
    case 'concatenation':
      return `(${expression.parts.map(outlineOf).join(' + ')})`;
    case 'operation':
      return `(${outlineOf(expression.left)} ${expression.operator} ${outlineOf(expression.right)})`;
    case 'unknown':
      return '?';
  }
}

function argumentOf({ name, value }: Argument): string {
  return name === undefined ? outlineOf(value) : `${name}: ${outlineOf(value)}`;
}
