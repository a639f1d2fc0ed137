import { Console } from 'node:console';
import { stderr, stdin, stdout } from 'node:process';
import manifest from '../../package.json' with { type: 'json' };
import type { ExitCode, Io } from './io.ts';

/** `lsp`: serves an editor over standard input and output until it is gone. Exit code 1 when it left without a word. */
export async function lsp({ grammars, interrupted }: Io): Promise<ExitCode> {
  // Standard output belongs to the protocol: whatever a library prints must not get among its messages.
  globalThis.console = new Console(stderr);
  const { serveClient } = await import('../lsp/language-server.ts');
  return serveClient({
    input: stdin,
    output: stdout,
    stopped: interrupted,
    grammars,
    version: manifest.version,
  });
}
