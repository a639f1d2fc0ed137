import * as vscode from 'vscode';
import type { LocalEndpoint } from './local-endpoint.ts';

/** The steps of the walkthrough that are tried on its sample. Testing is another matter on each host. */
const STEPS = ['find', 'fix', 'decode', 'explain'] as const;

type Step = (typeof STEPS)[number];

/** How long findings are waited for (milliseconds). */
const LONGEST_WAIT = 10_000;

/** The commands behind the buttons of the walkthrough: each shows on a sample what it is about. */
export function registerWalkthrough(extension: vscode.Uri): vscode.Disposable {
  const sample = createSample(extension);
  return vscode.Disposable.from(
    ...STEPS.map((step) =>
      vscode.commands.registerCommand(`aadstsLens.try.${step}`, () => tryStep(step, sample)),
    ),
  );
}

async function tryStep(step: Step, sample: Sample): Promise<void> {
  switch (step) {
    case 'find':
      return sample.select('ClientSecret');
    case 'fix':
      await sample.select('ClientSecret');
      await sample.judged();
      // The page of the walkthrough takes the focus back when its button has been pressed.
      await sample.select('ClientSecret');
      return vscode.commands.executeCommand('editor.action.quickFix');
    case 'decode':
      await sample.select('assertion');
      return vscode.commands.executeCommand('aadstsLens.decodeJwt');
    case 'explain':
      await sample.select('error');
      return vscode.commands.executeCommand('aadstsLens.explainError');
  }
}

/** A document that is on no disk. */
interface Sample {
  /** Shows it, with the value of a setting selected. */
  select(setting: string): Promise<void>;
  /** Waits until something is found in it. */
  judged(): Promise<void>;
}

function createSample(extension: vscode.Uri): Sample {
  let opened: vscode.TextDocument | undefined;
  const open = async () => {
    if (opened && !opened.isClosed) return opened;
    const file = vscode.Uri.joinPath(extension, 'media', 'walkthrough', 'sample.jsonc');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    opened = await vscode.workspace.openTextDocument({ language: 'jsonc', content });
    return opened;
  };
  return {
    select: async (setting) => {
      const document = await open();
      const text = document.getText();
      const name = `"${setting}": "`;
      const start = text.indexOf(name) + name.length;
      const end = text.indexOf('"', start);
      const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
      const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.Beside;
      await vscode.window.showTextDocument(document, { selection, viewColumn });
    },
    judged: async () => {
      const { uri } = await open();
      const end = Date.now() + LONGEST_WAIT;
      while (vscode.languages.getDiagnostics(uri).length === 0 && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}

/** Shows settings that the local token endpoint takes, and tests them. */
export async function testLocally(endpoint: LocalEndpoint): Promise<void> {
  const settings = await endpoint.settings();
  if (settings === undefined) return;
  const languages = await vscode.languages.getLanguages();
  const language = languages.includes('dotenv') ? 'dotenv' : 'properties';
  const document = await vscode.workspace.openTextDocument({ language, content: settings });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  await vscode.commands.executeCommand('aadstsLens.testTokenRequest');
}
