import * as vscode from 'vscode';
import {
  type EntraLens,
  type EvidencePlace,
  explain,
  explanationReport,
  type Inline,
  loadKnowledge,
  toMarkdown,
} from '../index.ts';
import { FIX_COMMAND, placeLink } from './evidence-places.ts';

/** What a text says about the code in it, with what the files of the workspace prove. */
export async function hoverText(text: string, code: number, lens: EntraLens): Promise<vscode.MarkdownString> {
  const explanation = explain(text, await loadKnowledge(), lens);
  const markdown = new vscode.MarkdownString(
    toMarkdown(explanationReport(explanation, { code, level: 2, showPlace })),
  );
  markdown.isTrusted = { enabledCommands: [FIX_COMMAND] };
  return markdown;
}

/** The place; of the guilty one the way to its quick fixes too. */
function showPlace(place: EvidencePlace, index: number): readonly Inline[] {
  if (index > 0) return placeLink(place);
  const call = encodeURIComponent(JSON.stringify([place.uri, place.range]));
  return [
    ...placeLink(place),
    ' (',
    { link: vscode.l10n.t('quick fixes'), address: `command:${FIX_COMMAND}?${call}` },
    ')',
  ];
}
