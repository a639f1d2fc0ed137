import * as vscode from 'vscode';
import {
  AgentError,
  type AgentFinding,
  decodeAnswer,
  explainAnswer,
  findingsAnswer,
  readInput,
  refusalOf,
} from '../agents/answers.ts';
import type { AgentToolName } from '../agents/tool-names.ts';
import type { Diagnosis, EntraLens } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';
import { lensDocument } from './documents.ts';

/** What a tool answers; a refusal is an answer too, for the model is to go on. */
export async function answerAgent(
  name: AgentToolName,
  input: unknown,
  lens: EntraLens,
  configFiles: ConfigFiles,
): Promise<string> {
  try {
    switch (name) {
      case 'check':
        return await check(readInput('check', input).path, lens, configFiles);
      case 'explain':
        return await explainAnswer(readInput('explain', input), lens);
      case 'decode':
        return decodeAnswer(readInput('decode', input), Math.floor(Date.now() / 1000));
    }
  } catch (error) {
    return refusalOf(error);
  }
}

async function check(path: string, lens: EntraLens, configFiles: ConfigFiles): Promise<string> {
  const document = await documentAt(path);
  await configFiles.prepare(document.uri);
  const settings = configFiles.settingsFor(document.uri);
  if (!settings) throw new AgentError('That file is left out by the settings of the project.');
  const judged = lensDocument(document);
  await lens.prepare(judged);
  const findings = lens.diagnose(judged, settings);
  return findingsAnswer(
    path,
    findings.map((each) => findingOf(path, each)),
  );
}

function findingOf(path: string, { evidence, actions, ...finding }: Diagnosis): AgentFinding {
  return {
    ...finding,
    path,
    evidence: evidence.map(({ uri, message }) => ({
      message,
      ...(uri !== undefined && { path: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)) }),
    })),
    fixes: actions.filter(({ kind }) => kind === 'edit'),
  };
}

/** The file of the workspace; others are not read. */
async function documentAt(path: string): Promise<vscode.TextDocument> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const isWhole = /^(?:[\\/]|[a-z]:)/i.test(path);
  const places = isWhole ? [vscode.Uri.file(path)] : folders.map(({ uri }) => vscode.Uri.joinPath(uri, path));
  for (const uri of places.filter((each) => vscode.workspace.getWorkspaceFolder(each) !== undefined)) {
    try {
      return await vscode.workspace.openTextDocument(uri);
    } catch {
      // Not in this folder, or no text.
    }
  }
  throw new AgentError('There is no such text file in the folders that are open. Others are not read.');
}
