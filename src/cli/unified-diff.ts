/** A line that stays, goes or comes; its text holds its line break. */
interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

const CONTEXT = 3;

/** The unified diff between two texts of a file, as git writes it; empty where they are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = changedLines(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines).map((hunk) => printed(lines, hunk));
  return [`--- a/${path}\n`, `+++ b/${path}\n`, ...hunks].join('');
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/**
 * How far each diagonal (lines of the one text less lines of the other) had come before a step, for the diagonals from
 * `-distance - 1` to `distance + 1`.
 */
interface Step {
  readonly distance: number;
  readonly furthest: Int32Array;
}

/** The shortest way from one list of lines to the other (E. W. Myers, An O(ND) Difference Algorithm, 1986). */
function changedLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const middle = before.length + after.length + 1;
  const furthest = new Int32Array(2 * middle + 1);
  const steps: Step[] = [];
  for (let distance = 0; ; distance++) {
    const step = { distance, furthest: furthest.slice(middle - distance - 1, middle + distance + 2) };
    steps.push(step);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let { x } = enter(step, diagonal);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest[middle + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return walkBack(steps, before, after);
    }
  }
}

/** Where a diagonal is entered: from the one above by a line that comes, from the one below by one that goes. */
function enter(
  { distance, furthest }: Step,
  diagonal: number,
): { readonly x: number; readonly comes: boolean } {
  const above = furthest[diagonal + distance + 2] ?? 0;
  const below = furthest[diagonal + distance] ?? 0;
  const comes = diagonal === -distance || (diagonal !== distance && below < above);
  return { x: comes ? above : below + 1, comes };
}

function walkBack(
  steps: readonly Step[],
  before: readonly string[],
  after: readonly string[],
): readonly Line[] {
  const lines: Line[] = [];
  let [x, y] = [before.length, after.length];
  for (const step of steps.toReversed()) {
    const { x: start, comes } = step.distance === 0 ? { x: 0, comes: true } : enter(step, x - y);
    const startY = start - (x - y);
    while (x > start && y > startY) {
      lines.push({ mark: ' ', text: before[x - 1] ?? '' });
      x--;
      y--;
    }
    if (step.distance === 0) break;
    if (comes) lines.push({ mark: '+', text: after[--y] ?? '' });
    else lines.push({ mark: '-', text: before[--x] ?? '' });
  }
  return lines.reverse();
}

interface Hunk {
  readonly from: number;
  readonly to: number;
}

/** Changes that are near to each other share a hunk. */
function hunksOf(lines: readonly Line[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const last = hunks.at(-1);
    const to = Math.min(lines.length, index + 1 + CONTEXT);
    if (last && index - CONTEXT <= last.to) hunks[hunks.length - 1] = { from: last.from, to };
    else hunks.push({ from: Math.max(0, index - CONTEXT), to });
  }
  return hunks;
}

function printed(lines: readonly Line[], { from, to }: Hunk): string {
  const count = (part: readonly Line[], left: Line['mark']) =>
    part.filter(({ mark }) => mark !== left).length;
  const [earlier, shown] = [lines.slice(0, from), lines.slice(from, to)];
  const range = (left: Line['mark']) => {
    const length = count(shown, left);
    return `${count(earlier, left) + (length > 0 ? 1 : 0)},${length}`;
  };
  const body = shown.map(({ mark, text }) =>
    text.endsWith('\n') ? `${mark}${text}` : `${mark}${text}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`;
}
