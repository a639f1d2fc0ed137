import type { Position, Range } from 'vscode-languageserver-types';
import type { Fact } from './rule.ts';
import type { Span } from './types.ts';

/** The facts of one file of the workspace. */
export interface FileFacts<F extends Fact> {
  readonly uri: string;
  readonly facts: readonly F[];
}

/** What is known of the files of a workspace: what they say and where their lines begin, never their texts. */
export interface FileIndex<F extends Fact, Workspace> {
  /** Takes in what a file says, in the place of what it said before. */
  learn(uri: string, facts: readonly F[], text: string): void;
  forget(uri: string): void;
  /** What the files say together; the same object until one of them says something else. */
  workspace(): Workspace;
  /** Another number whenever one of the files says something else. */
  revision(): number;
  /** The span of a file in lines and characters; undefined when nothing is known of the file. */
  rangeIn(uri: string, span: Span): Range | undefined;
}

interface Known<F extends Fact> extends FileFacts<F> {
  readonly lineStarts: readonly number[];
}

export function createFileIndex<F extends Fact, Workspace>(
  workspaceOf: (files: readonly FileFacts<F>[]) => Workspace,
): FileIndex<F, Workspace> {
  const files = new Map<string, Known<F>>();
  let together: Workspace | undefined;
  let revision = 0;
  const change = () => {
    together = undefined;
    revision++;
  };

  return {
    learn: (uri, facts, text) => {
      if (facts === files.get(uri)?.facts || (facts.length === 0 && !files.has(uri))) return;
      if (facts.length === 0) files.delete(uri);
      else files.set(uri, { uri, facts, lineStarts: lineStartsOf(text) });
      change();
    },
    forget: (uri) => {
      if (files.delete(uri)) change();
    },
    workspace: () => {
      together ??= workspaceOf([...files.values()]);
      return together;
    },
    revision: () => revision,
    rangeIn: (uri, { start, end }) => {
      const lineStarts = files.get(uri)?.lineStarts;
      return lineStarts && { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) };
    },
  };
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  const isPlain = !text.includes('\r');
  for (let at = text.indexOf('\n'); isPlain && at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (isPlain) return starts;
  const lineBreak = /\r\n|\r|\n/g;
  while (lineBreak.test(text)) starts.push(lineBreak.lastIndex);
  return starts;
}

function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - (lineStarts[low] ?? 0) };
}
