import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action, Diagnosis } from '../src/index.ts';
import type { Checked } from './workspace.ts';

/**
 * What users are told of each example and each story, word by word, with the ways to mend it. `npm run update` writes
 * it; whoever reviews a change sees there what it says to users, where a severity changed, or what a fix writes.
 */
export const toldFile = join(import.meta.dirname, 'told.md');

/** What stands in `told.md`, by the name of the example or story. */
export const told: ReadonlyMap<string, string> = new Map(
  (existsSync(toldFile) ? readFileSync(toldFile, 'utf8') : '')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end).trim()];
    }),
);

/** One line for each finding, in the order of the text, and below it its evidence and the ways to mend it. */
export function toldOf({ found }: Checked): string {
  return found.flatMap(linesOf).join('\n');
}

function linesOf({ rule, severity, range, message, evidence, actions }: Diagnosis): readonly string[] {
  return [
    `- ${at(range.start)} ${severity} ${rule}: ${message}`,
    ...evidence.map((each) => `  - see ${each.uri ?? ''}:${at(each.range.start)}: ${each.message}`),
    ...actions.filter(({ kind }) => kind !== 'silence').map((action) => `  - ${wayOf(action)}`),
  ];
}

function wayOf(action: Action): string {
  switch (action.kind) {
    case 'edit': {
      const edits = action.edits.map(
        ({ range, newText }) => `${at(range.start)}–${at(range.end)} ${JSON.stringify(newText)}`,
      );
      return `${action.safe ? 'safe fix' : 'fix'} “${action.title}”: ${edits.join(' ')}`;
    }
    case 'ask-secret':
      return `question “${action.title}” at ${at(action.range.start)}`;
    case 'open':
      return `page “${action.title}” ${action.url}`;
    case 'silence':
      return `silence “${action.title}”`;
  }
}

function at({ line, character }: { readonly line: number; readonly character: number }): string {
  return `${line + 1}:${character + 1}`;
}
