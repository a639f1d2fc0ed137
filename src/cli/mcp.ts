import { Console } from 'node:console';
import { resolve } from 'node:path';
import { stderr } from 'node:process';
import manifest from '../../package.json' with { type: 'json' };
import { AgentError, type AgentFinding, findingsAnswer } from '../agents/answers.ts';
import type { AgentInput } from '../agents/tools.ts';
import { liesWithin } from '../node/within.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';

/** `mcp`: serves language models by the Model Context Protocol over standard input and output until they leave. */
export async function mcp(io: Io): Promise<ExitCode> {
  // Standard output belongs to the protocol: whatever a library prints must not get among its messages.
  globalThis.console = new Console(stderr);
  const { serveOverStdio } = await import('../agents/mcp-server.ts');
  await serveOverStdio(await mcpServer(io), io.interrupted);
  return 0;
}

/** The server over the files below the working directory; others are not read. */
export async function mcpServer(io: Io) {
  const { createMcpServer } = await import('../agents/mcp-server.ts');
  return createMcpServer({
    version: manifest.version,
    check: (input) => checkAnswer(input, io),
    explain: (input) => explainAnswer(input, io),
    now: () => Math.floor(Date.now() / 1000),
  });
}

async function checkAnswer({ path }: AgentInput<'check'>, io: Io): Promise<string> {
  const file = await pathWithin(path, io);
  const report = await printed(io, (captured) => check([file], CHECK, captured));
  const { findings }: { findings: readonly AgentFinding[] } = JSON.parse(report);
  return findingsAnswer(path, findings);
}

const CHECK = { format: 'json', failOn: 'hint', ignore: true, ripgrep: true } as const;

async function explainAnswer({ text, path }: AgentInput<'explain'>, io: Io): Promise<string> {
  const within = path === undefined ? {} : { in: [await pathWithin(path, io)] };
  return printed(io, (captured) => explain(text, { format: 'text', ...within }, captured));
}

/** What a command prints. Throws an `AgentError` with what it says is wrong with the call. */
async function printed(io: Io, command: (captured: Io) => Promise<ExitCode>): Promise<string> {
  const out: string[] = [];
  const errors: string[] = [];
  const captured: Io = {
    ...io,
    color: false,
    print: (text) => out.push(text),
    printError: (text) => errors.push(text),
    showProgress: () => {},
    // It belongs to the protocol.
    readStandardInput: async () => '',
    askSecret: async () => undefined,
  };
  const exitCode = await command(captured).catch((error: unknown) => {
    throw error instanceof UsageError ? new AgentError(error.message) : error;
  });
  if (exitCode === 2) throw new AgentError(errors.join('').trim());
  return out.join('');
}

/** The path as it was given; throws an `AgentError` where it leads out of the working directory. */
async function pathWithin(path: string, { cwd }: Io): Promise<string> {
  if (await liesWithin(resolve(cwd, path), [cwd])) return path;
  throw new AgentError('That is not in the folder that the server was started in: other files are not read.');
}
