import type { Span } from '../../core/types.ts';
import type { Stated } from '../../facts/types.ts';
import type { Workspace } from '../../facts/workspace.ts';

/** One code of an error, as the text states it. */
export interface StatedCode {
  readonly code: number;
  /** On one line, without the code and the trace ids; empty where the text gives none. */
  readonly message: string;
  /** What stands in the place of the placeholders of its template. */
  readonly values: Readonly<Record<string, string>>;
}

/** A place in a file of the workspace. */
export interface Spot {
  readonly uri: string;
  readonly span: Span;
  /** What stands there: the name of a setting, as a rule. */
  readonly name: string;
}

/** Something that the error and the workspace prove together. */
export interface Proven {
  /** Stable: tools rely on it. */
  readonly id: string;
  readonly message: string;
  /** The guilty one first. */
  readonly places?: readonly Spot[];
}

/** Looks for one kind of evidence in an error. Offline, and silent where the text does not prove it. */
export interface Proof {
  /** The codes whose messages it reads. */
  readonly codes: readonly number[];
  /** What the conclusion rests on: a section of an RFC, or an official page. */
  readonly source: string;
  prove(stated: StatedCode, workspace: Workspace): readonly Proven[];
}

/** Where a value stands. */
export function spotOf(uri: string, { name, place }: Pick<Stated<unknown>, 'name' | 'place'>): Spot {
  return { uri, span: place.span, name };
}

/** Each place once. */
export function distinct(spots: readonly Spot[]): readonly Spot[] {
  const seen = new Set<string>();
  return spots.filter(({ uri, span }) => {
    const key = `${uri}\n${span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}
