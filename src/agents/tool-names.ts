/** The tools for language models. They stand apart from what is told of them: whoever offers them later needs no more. */
export const agentToolNames = ['check', 'explain', 'decode'] as const;

export type AgentToolName = (typeof agentToolNames)[number];
