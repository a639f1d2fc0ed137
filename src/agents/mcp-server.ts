import { stdin } from 'node:process';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type * as z from 'zod';
import { type AgentFinding, decodeAnswer, findingsAnswer, refusalOf } from './answers.ts';
import { type AgentInput, type AgentTool, agentTools } from './tools.ts';

/** Why a tool has no answer, in words that a model may be told: they hold no secret. */
export interface Refused {
  readonly kind: 'refused';
  readonly message: string;
}

/** What the tools need of where they run. */
export interface McpServerOptions {
  readonly version: string;
  readonly check: (
    input: AgentInput<'check'>,
  ) => Promise<{ readonly kind: 'checked'; readonly findings: readonly AgentFinding[] } | Refused>;
  readonly explain: (
    input: AgentInput<'explain'>,
  ) => Promise<{ readonly kind: 'explained'; readonly text: string } | Refused>;
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
  server.registerTool('check', offer(agentTools.check), (input) =>
    answer(async () => {
      const outcome = await check(input);
      return outcome.kind === 'refused' ? outcome : findingsAnswer(input.path, outcome.findings);
    }),
  );
  server.registerTool('explain', offer(agentTools.explain), (input) =>
    answer(async () => {
      const outcome = await explain(input);
      return outcome.kind === 'refused' ? outcome : outcome.text;
    }),
  );
  server.registerTool('decode', offer(agentTools.decode), (input) =>
    answer(async () => decodeAnswer(input, now())),
  );
  return server;
}

function offer<Input extends z.ZodObject>({ title, description, input }: AgentTool<Input>) {
  const inputSchema: Input['shape'] = input.shape;
  return { title, description, inputSchema, annotations: READS_ONLY };
}

async function answer(ask: () => Promise<string | Refused>): Promise<CallToolResult> {
  try {
    const said = await ask();
    return typeof said === 'string' ? textResult(said) : { ...textResult(said.message), isError: true };
  } catch (error) {
    return { ...textResult(refusalOf(error)), isError: true };
  }
}

function textResult(text: string): CallToolResult {
  return { content: [{ type: 'text', text }] };
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
