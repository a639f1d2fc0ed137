import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import type { TokenTest } from '../tokens/outcome.ts';
import type { Secret } from '../tokens/secret.ts';
import { filled } from '../tokens/template.ts';
import { readUrl } from '../tokens/url.ts';
import {
  type NotWritable,
  requestFrom,
  type WrittenDraft,
  type WrittenSource,
} from '../tokens/written-draft.ts';
import { writtenFrom } from '../tokens/written-from.ts';
import { lensDocument } from './documents.ts';
import { isAddress, type StatedRequest } from './token-app.ts';
import { type OutcomeDoors, showOutcome } from './token-outcome.ts';
import { findRequest } from './token-request-at.ts';
import type { TokenSender } from './token-sender.ts';
import { findValues, type ValueSources } from './written-values.ts';

/** What sending a request as it is written draws on. */
export interface SendAsWrittenDoors extends OutcomeDoors, ValueSources {
  readonly sender: TokenSender;
}

/**
 * `Send Token Request as Written`: takes the request of the code lens, or at the cursor, asks for the values of variables
 * that no file tells, sends exactly what the file says, and explains the answer.
 */
export function sendAsWritten(doors: SendAsWrittenDoors) {
  return async (address?: unknown): Promise<void> => {
    const { lens, sender } = doors;
    if (!(await sender.isAllowed())) return;
    const found = await findDraft(lens, address);
    if (!found) return;
    const { stated, draft } = found;
    if (draft.kind === 'not-writable') {
      await showOutcome({ outcome: { kind: 'invalid', message: draft.message } }, stated, doors);
      return;
    }
    const test = await send(draft, stated, doors);
    if (test) await showOutcome(withNotes(test, draft), stated, doors);
  };
}

/** A request, and what is made of it; undefined when there is none, which was said, or none was picked. */
export async function findDraft(
  lens: EntraLens,
  address: unknown,
): Promise<{ readonly stated: StatedRequest; readonly draft: WrittenDraft | NotWritable } | undefined> {
  const stated = await findRequest(lens, isAddress(address) ? address : undefined);
  if (stated === 'none') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no request to a token endpoint of Entra in this file. Test Token Request tests the settings of an app.',
      ),
    );
  }
  if (!stated || stated === 'none') return undefined;
  return { stated, draft: writtenFrom(stated.request, sourceOf(stated, lens)) };
}

/** The address first: who is asked is agreed to before a secret is looked for. */
async function send(
  draft: WrittenDraft,
  stated: StatedRequest,
  doors: SendAsWrittenDoors,
): Promise<TokenTest | undefined> {
  const { sender } = doors;
  const addressed = await findValues({ ...draft, headers: [], body: { parts: [] } }, stated.document, doors);
  const host = addressed && hostOf(draft, addressed);
  if (!addressed || (host !== undefined && !(await sender.mayAsk(host)))) return undefined;
  const values = await findValues(draft, stated.document, doors, addressed);
  const request = values && requestFrom(draft, values);
  return request && sender.written(request);
}

/** Undefined for what is no address: it is refused before anything is sent. */
function hostOf({ url }: WrittenDraft, values: ReadonlyMap<string, Secret>): string | undefined {
  return readUrl(filled(url, (name) => values.get(name)?.reveal()) ?? '')?.host;
}

function withNotes(test: TokenTest, { notes }: WrittenDraft): TokenTest {
  return notes.length === 0 ? test : { ...test, notes: [...notes, ...(test.notes ?? [])] };
}

function sourceOf({ document }: { readonly document: vscode.TextDocument }, lens: EntraLens): WrittenSource {
  const read = lensDocument(document);
  const code = lens.codeIn(read);
  const isRequestFile =
    /\.(?:http|rest)$/i.test(document.uri.path) || /^(?:http|rest)$/.test(document.languageId);
  return {
    text: document.getText(),
    isRequestFile,
    hasBraces: isRequestFile || /\.json$/i.test(document.uri.path),
    ...(code && { code }),
    valueAt: (place) => lens.valueAt(read, place),
  };
}
