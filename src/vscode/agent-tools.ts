import * as vscode from 'vscode';
import { agentToolNames } from '../agents/tool-names.ts';
import type { EntraLens } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';

/** The tools for language models, as `package.json` declares them. Their code is loaded when one is called. */
export function registerAgentTools(lens: EntraLens, configFiles: ConfigFiles): vscode.Disposable {
  return vscode.Disposable.from(
    ...agentToolNames.map((name) =>
      vscode.lm.registerTool(`aadstsLens_${name}`, {
        async invoke({ input }) {
          const { answerAgent } = await import('./agent-answers.ts');
          const text = await answerAgent(name, input, lens, configFiles);
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        },
      }),
    ),
  );
}
