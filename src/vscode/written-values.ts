import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import { Secret } from '../tokens/secret.ts';
import type { Missing } from '../tokens/template.ts';
import { missingIn, type WrittenDraft } from '../tokens/written-draft.ts';
import { type LocalFiles, valueBeside } from './references.ts';
import { askFor, askForSecret } from './token-questions.ts';

/** What looking for values draws on. */
export interface ValueSources {
  readonly lens: EntraLens;
  readonly files: Pick<LocalFiles, 'isOwn'>;
}

/**
 * The values that a draft lacks: from files beside the document that set variables, else asked for. Undefined as soon as
 * a question is dismissed.
 */
export async function findValues(
  draft: WrittenDraft,
  document: vscode.TextDocument,
  { lens, files }: ValueSources,
  known: ReadonlyMap<string, Secret> = new Map(),
): Promise<ReadonlyMap<string, Secret> | undefined> {
  const values = new Map(known);
  for (const missing of missingIn(draft)) {
    if (values.has(missing.name)) continue;
    const value = (await lookUp(missing.name, document, { lens, files })) ?? (await ask(missing));
    if (value === undefined) return undefined;
    values.set(missing.name, value);
  }
  return values;
}

async function lookUp(name: string, document: vscode.TextDocument, { lens, files }: ValueSources) {
  return /^[A-Za-z_][\w.-]*$/.test(name) ? valueBeside(document, name, lens, files.isOwn) : undefined;
}

async function ask({ name, of, isSecret }: Missing): Promise<Secret | undefined> {
  const prompt =
    of === undefined
      ? vscode.l10n.t('The value of {0}.', name)
      : vscode.l10n.t('The value of {0}, for {1}.', name, of);
  const command = vscode.l10n.t('Send as Written');
  if (isSecret) return askForSecret(name, prompt, command);
  const text = await askFor(name, prompt, '', command);
  return text ? new Secret(text.trim()) : undefined;
}
