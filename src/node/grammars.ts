import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Grammars } from '../core/syntax.ts';
import type { Bounds } from '../grammars/bounded-parse.ts';
import { createParsers } from '../grammars/parsers.ts';

/** Grammars from the first of the folders that has the file. */
export function createGrammars(folders: readonly string[], bounds?: Partial<Bounds>): Grammars {
  const find = (file: string) => {
    const path = folders.map((folder) => join(folder, file)).find(existsSync);
    if (!path) throw new Error(`${file} is missing.`);
    return path;
  };
  const source = {
    start: async () => {
      const { treeSitter } = await import('../grammars/tree-sitter.ts');
      await treeSitter.Parser.init({ locateFile: find });
      return treeSitter;
    },
    read: async (file: string) => readFile(find(file)),
    startLexer: withoutOptimizing,
    now: threadClock(),
  };
  return createParsers(source, bounds);
}

/** Other programs that keep the machine busy take nothing from what is parsed; before Node 24 nothing tells a thread's own time. */
function threadClock(): () => number {
  if (!('threadCpuUsage' in process)) return () => performance.now();
  let [asked, known] = [Number.NEGATIVE_INFINITY, 0];
  return () => {
    const time = performance.now();
    if (time - asked < PRECISION) return known;
    const { user, system } = process.threadCpuUsage();
    asked = time;
    known = (user + system) / 1000;
    return known;
  };
}

/** The system is asked no more often (milliseconds): a parser wants to know the time every few microseconds. */
const PRECISION = 1;

/** WebAssembly that is compiled meanwhile, when it is first called, is never handed to the optimizing compiler. */
function withoutOptimizing(callFirst: () => void): void {
  setFlagsFromString('--no-wasm-dynamic-tiering');
  setFlagsFromString('--no-wasm-tier-up');
  try {
    callFirst();
  } finally {
    setFlagsFromString('--wasm-tier-up');
    setFlagsFromString('--wasm-dynamic-tiering');
  }
}
