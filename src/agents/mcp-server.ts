import { stdin } from 'node:process';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type * as z from 'zod';
import { decodeAnswer, refusalOf } from './answers.ts';
import { type AgentInput, type AgentTool, agentTools } from './tools.ts';

/** What the tools need of where they run. Each gives the answer as text, or throws an `AgentError`. */
export interface McpServerOptions {
  readonly version: string;
  readonly check: (input: AgentInput<'check'>) => Promise<string>;
  readonly explain: (input: AgentInput<'explain'>) => Promise<string>;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** Files are read and nothing else is done: hosts may call the tools without asking. */
const READS_ONLY: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** The tools as a server of the Model Context Protocol, not yet connected. */
export function createMcpServer({ version, check, explain, now }: McpServerOptions): McpServer {
  const server = new McpServer({ name: 'aadsts-lens', version });
  server.registerTool('check', offer(agentTools.check), (input) => answer(() => check(input)));
  server.registerTool('explain', offer(agentTools.explain), (input) => answer(() => explain(input)));
  server.registerTool('decode', offer(agentTools.decode), (input) =>
    answer(async () => decodeAnswer(input, now())),
  );
  return server;
}

function offer<Input extends z.ZodObject>({ title, description, input }: AgentTool<Input>) {
  const inputSchema: Input['shape'] = input.shape;
  return { title, description, inputSchema, annotations: READS_ONLY };
}

async function answer(ask: () => Promise<string>): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: await ask() }] };
  } catch (error) {
    return { content: [{ type: 'text', text: refusalOf(error) }], isError: true };
  }
}

/** Serves a client over standard input and output until it leaves, or until it is stopped. */
export async function serveOverStdio(server: McpServer, stopped: AbortSignal): Promise<void> {
  const left = new Promise<void>((done) => {
    server.server.onclose = done;
    stdin.once('end', done);
    stopped.addEventListener('abort', () => done(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await left;
  await server.close();
}
