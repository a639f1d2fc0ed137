import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { FilePart } from './file-parts.ts';

/** Whether a name is looked up as that of a variable, or of a field of the object that the code belongs to. */
export type LookUp = 'name' | 'field';

/** Which node gives a name its only value. */
export type Find = Readonly<Record<LookUp, (name: string) => SyntaxNode | undefined>>;

/**
 * What was built of which node. An expression is built between `begin` and `end`; `depth` is how many others it stands in. What
 * is asked of the file meanwhile is asked here, so that a memory can tell what an expression depends on.
 */
export interface ExpressionMemory {
  known(node: SyntaxNode, depth: number): Expression | undefined;
  /** `isApart` is true for the value of a name, which stands elsewhere. */
  begin(node: SyntaxNode, depth: number, isApart: boolean): void;
  end(node: SyntaxNode, expression: Expression): void;
  find(lookUp: LookUp, name: string): SyntaxNode | undefined;
  /** What `make` makes of a part of the file, or made of it before, where nothing that it was made of has changed. */
  part<Made extends object>(part: FilePart, make: (part: FilePart) => Made): Made;
  /** Told when something is left out for where it is met: too deep down, or within its own value. */
  cut(): void;
}

/** For one reading: so that a name that is used often leads to one value. */
export function expressionMemory(find: Find): ExpressionMemory {
  const built = new Map<number, Expression>();
  return {
    known: ({ id }) => built.get(id),
    begin: () => {},
    end: ({ id }, expression) => {
      built.set(id, expression);
    },
    find: (lookUp, name) => find[lookUp](name),
    part: (part, make) => make(part),
    cut: () => {},
  };
}
