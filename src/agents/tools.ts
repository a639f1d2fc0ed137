import * as z from 'zod';
import type { AgentToolName } from './tool-names.ts';

/** What a language model is told of a tool, and what the tool takes. */
export interface AgentTool<Input extends z.ZodObject = z.ZodObject> {
  readonly title: string;
  /** For the model: what the tool gives, and when to use it. */
  readonly description: string;
  /** For people who choose among tools. */
  readonly summary: string;
  readonly input: Input;
}

/**
 * The tools for language models, by name: whoever serves them, VS Code or the Model Context Protocol, takes them from
 * here. None uses the network, and no answer repeats a secret, a token or a line of a file.
 */
export const agentTools = {
  check: {
    title: 'Check Entra credentials',
    summary: 'Finds mistakes with Entra ID credentials in a file, each with its remedy.',
    description:
      'Finds mistakes with Microsoft Entra ID (Azure AD) credentials in configuration and source files: secret IDs in the place of secret values, mixed-up ids and tenants, malformed client assertions, wrong thumbprints and audiences, expired certificates, retired libraries and endpoints. Each finding has its place, what is wrong, the AADSTS code that Entra would answer, and the remedy. Use it when code or settings that get tokens from Entra are written, changed or debugged, and again after changing them. Nothing is sent anywhere, and the answer repeats no secret.',
    input: z.object({
      path: z
        .string()
        .min(1)
        .describe('The file, relative to the folder that is open; its name tells how it is read.'),
    }),
  },
  explain: {
    title: 'Explain AADSTS error',
    summary: 'Explains an AADSTS error: what happened, who can fix it, and how.',
    description:
      'Explains an error of Microsoft Entra ID by its AADSTS code: what happened, why, who can fix it, the next step with commands, and what the text of the error proves, such as a thumbprint in the wrong encoding. Use it whenever an AADSTS code appears. Nothing is sent anywhere.',
    input: z.object({
      text: z
        .string()
        .min(1)
        .describe('The whole error message, in whatever it is wrapped, or a number such as 7000215.'),
      path: z
        .string()
        .optional()
        .describe('A file or folder in which to look for the line to blame, such as ".".'),
    }),
  },
  decode: {
    title: 'Decode JWT',
    summary: 'Decodes a token: what it is, its claims, and what Entra will make of it.',
    description:
      'Decodes a JWT offline: what kind of token it is, who issued it and for whom, each claim with its meaning, whether it has expired, and what Entra will make of it. As a client assertion it is judged claim by claim with the AADSTS code that each fault earns. The signature is not verified. The answer does not repeat the token.',
    input: z.object({
      token: z.string().min(1).describe('The token, or a text that holds it.'),
      as: z
        .enum(['client-assertion'])
        .optional()
        .describe('Judges any token as the client assertion of an app.'),
    }),
  },
} as const satisfies Readonly<Record<AgentToolName, AgentTool>>;

/** What a tool is called with. */
export type AgentInput<Name extends AgentToolName> = z.infer<(typeof agentTools)[Name]['input']>;

/** The input of a tool as JSON Schema. */
export function inputSchemaOf(name: AgentToolName): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(agentTools[name].input);
  return schema;
}
