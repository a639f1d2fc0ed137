import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGrammars } from '../node/grammars.ts';
import type { Io } from './io.ts';
import { createProgress } from './progress.ts';

/** The terminal, the environment and the signals of this process. */
export function processIo(): Io {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  process.once('SIGTERM', () => interrupted.abort());
  return {
    cwd: process.cwd(),
    env: process.env,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    print: (output) => process.stdout.write(output),
    printError: (output) => process.stderr.write(output),
    showProgress: process.stderr.isTTY
      ? createProgress(
          (output) => process.stderr.write(output),
          () => performance.now(),
        )
      : () => {},
    readStandardInput: () => text(process.stdin),
    askSecret,
    grammars: createGrammars([join(dirname(realpathSync(process.argv[1] ?? '.')), 'grammars')]),
    interrupted: interrupted.signal,
  };
}

/** Reads a line from the terminal in raw mode: nothing of it is echoed. */
async function askSecret(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return undefined;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  let typed = '';
  try {
    for await (const chunk of stdin) {
      for (const character of String(chunk)) {
        if (character === '\r' || character === '\n' || character === '\u0004') return typed;
        if (character === '\u0003') return undefined;
        typed = character === '\u007f' ? typed.slice(0, -1) : typed + character;
      }
    }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
