import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnalysisOptions, analyse } from 'scslre';
import { root } from './derived.ts';
import { ownTrees } from './grammars.ts';
import type { MadeExpression } from './regular-expressions-made.ts';

/** A regular expression of the program, and where it stands: `readers/yaml.ts:20`. */
interface Found {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/**
 * What takes more than linear time: a quantifier that shares what it takes with another one or with itself, and one that
 * is begun anew at each place of what it takes in vain. All three count: a line of a hostile file can be ten megabytes long.
 */
const COUNTED: NonNullable<AnalysisOptions['reportTypes']> = { Trade: true, Self: true, Move: true };

const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

/** Literals, and the places where others are made. */
async function written(): Promise<{ readonly literals: readonly Found[]; readonly made: readonly string[] }> {
  const withTree = await ownTrees();
  const literals: Found[] = [];
  const made: string[] = [];
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8');
    const at = (offset: number) => `${file}:${text.slice(0, offset).split('\n').length}`;
    for (const { index } of text.matchAll(/(?<=^(?! *(?:\/\/|\*)).*)\bRegExp\(/gm)) made.push(at(index));
    // Most files hold none, and parsing them is what takes time.
    if (!/\/[^\n]+\//.test(text)) continue;
    withTree(text, (root) => {
      for (const node of root.descendantsOfType(['regex'])) {
        const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node?.text ?? '') ?? [];
        if (node && source !== undefined && flags !== undefined)
          literals.push({ at: at(node.startIndex), source, flags });
      }
    });
  }
  return { literals, made };
}

/** The regular expressions that modules make of others, as they are once they are made. */
function madeExpressions(): readonly MadeExpression[] {
  const script = join(import.meta.dirname, 'regular-expressions-made.ts');
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
}

function faultsOf({ at, source, flags }: Found): readonly string[] {
  const { reports } = analyse({ source, flags }, { reportTypes: COUNTED });
  return reports.map(({ type, character }) => `${at} /${source}/${flags}: ${type} over ${character.pick}`);
}

describe('regular expressions', () => {
  let literals: readonly Found[] = [];
  let made: readonly string[] = [];

  before(async function () {
    this.timeout(60_000);
    ({ literals, made } = await written());
  });

  it('take linear time', function () {
    this.timeout(60_000);
    assert.ok(literals.length > 1000);
    assert.deepEqual(literals.flatMap(faultsOf), []);
  });

  it('take linear time where they are made of others', function () {
    this.timeout(60_000);
    const expressions = madeExpressions();
    const known = new Set(expressions.map(({ at }) => at));
    assert.deepEqual(
      made.filter((at) => !known.has(at)),
      [],
      'made at a place that regular-expressions-made.ts does not reach',
    );
    assert.deepEqual(expressions.flatMap(faultsOf), []);
  });

  it('are told from those that do not', () => {
    const faults = ['(a|b+)+c', '\\s*,?\\s*$', '=+$'].flatMap((source) =>
      faultsOf({ at: 'here', source, flags: '' }),
    );
    assert.ok(faults.length >= 3, faults.join('\n'));
  });
});
