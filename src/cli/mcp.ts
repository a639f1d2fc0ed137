import { Console } from 'node:console';
import { resolve } from 'node:path';
import { stderr } from 'node:process';
import manifest from '../../package.json' with { type: 'json' };
import type { AgentFinding } from '../agents/answers.ts';
import type { McpServerOptions, Refused } from '../agents/mcp-server.ts';
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
    check: (input) => checkFile(input, io),
    explain: (input) => explainText(input, io),
    now: () => Math.floor(Date.now() / 1000),
  });
}

async function checkFile({ path }: AgentInput<'check'>, io: Io): ReturnType<McpServerOptions['check']> {
  if (!(await isBelow(path, io))) return OUTSIDE;
  const printed = await capture(io, (captured) => check([path], CHECK, captured));
  if (printed.kind === 'refused') return printed;
  const { findings }: { findings: readonly AgentFinding[] } = JSON.parse(printed.text);
  return { kind: 'checked', findings };
}

const CHECK = { format: 'json', failOn: 'hint', ignore: true, ripgrep: false } as const;

async function explainText(
  { text, path }: AgentInput<'explain'>,
  io: Io,
): ReturnType<McpServerOptions['explain']> {
  if (path !== undefined && !(await isBelow(path, io))) return OUTSIDE;
  const within = path === undefined ? {} : { in: [path] };
  const printed = await capture(io, (captured) => explain(text, { format: 'text', ...within }, captured));
  return printed.kind === 'refused' ? printed : { kind: 'explained', text: printed.text };
}

const OUTSIDE: Refused = {
  kind: 'refused',
  message: 'That is not in the folder that the server was started in: other files are not read.',
};

/** Whether a path stays in the working directory, links followed. */
function isBelow(path: string, { cwd }: Io): Promise<boolean> {
  return liesWithin(resolve(cwd, path), [cwd]);
}

/** What a command prints, or what it says is wrong with the call. */
async function capture(
  io: Io,
  command: (captured: Io) => Promise<ExitCode>,
): Promise<{ readonly kind: 'printed'; readonly text: string } | Refused> {
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
  try {
    const exitCode = await command(captured);
    if (exitCode === 2) return { kind: 'refused', message: errors.join('').trim() };
    return { kind: 'printed', text: out.join('') };
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'refused', message: error.message };
    throw error;
  }
}
