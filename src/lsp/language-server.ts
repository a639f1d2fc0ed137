import { createConnection, type WatchDog } from 'vscode-languageserver';
import { createProtocolConnection } from 'vscode-languageserver/node';
import { type ServerOptions, startServer } from './server.ts';

/** Where a client is, and how long it is served. */
export interface Served extends ServerOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Ends the server from outside. */
  readonly stopped: AbortSignal;
}

/** How often is looked whether the editor is still there (milliseconds). */
const LOOK_AFTER_EDITOR = 3000;

/**
 * Speaks the Language Server Protocol with one client until it says `exit`, hangs up, or its process ends. Gives 0
 * when it had asked to shut down before, else 1, as the protocol has it (LSP 3.18, `exit`).
 */
export function serveClient({ input, output, stopped, ...options }: Served): Promise<0 | 1> {
  return new Promise((resolve) => {
    const end = () => {
      clearInterval(looking);
      resolve(watchDog.shutdownReceived ? 0 : 1);
    };
    let looking: NodeJS.Timeout | undefined;
    const watchDog: WatchDog = {
      shutdownReceived: false,
      initialize: ({ processId }) => {
        if (processId === null) return;
        looking = setInterval(() => {
          if (!isRunning(processId)) end();
        }, LOOK_AFTER_EDITOR);
      },
      exit: end,
    };
    input.on('end', end);
    input.on('close', end);
    stopped.addEventListener('abort', end);
    startServer(
      createConnection((logger) => createProtocolConnection(input, output, logger), watchDog),
      options,
    );
  });
}

function isRunning(processId: number): boolean {
  try {
    // Signal 0 only asks (kill(2)).
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
