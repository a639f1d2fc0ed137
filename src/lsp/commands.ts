import {
  type Connection,
  type ExecuteCommandParams,
  LSPErrorCodes,
  Range,
  ResponseError,
  ShowDocumentRequest,
} from 'vscode-languageserver';
import {
  type EntraLens,
  type EvidencePlace,
  explain,
  explanationReport,
  loadKnowledge,
  toMarkdown,
} from '../index.ts';
import { decodeToken } from '../tokens/jwt.ts';
import { tokenReport } from '../tokens/report.ts';
import { thumbprintsAt } from './certificates.ts';
import { commandNames } from './command-names.ts';
import type { OpenDocuments } from './documents.ts';
import { placeLink } from './hover.ts';
import type { Tell } from './tell.ts';
import type { WorkspaceDiagnostics } from './workspace-diagnostics.ts';

export interface CommandsOptions {
  readonly connection: Connection;
  readonly lens: EntraLens;
  readonly documents: OpenDocuments;
  readonly workspace: WorkspaceDiagnostics;
  readonly tell: Tell;
  readonly folders: () => readonly string[];
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** Runs a command (`workspace/executeCommand`) and gives its answer. What is handed in is neither kept nor logged. */
export async function runCommand(
  { command, arguments: given = [] }: ExecuteCommandParams,
  options: CommandsOptions,
): Promise<unknown> {
  const [first, second] = given as readonly unknown[];
  switch (command) {
    case commandNames.explainError:
      return explained(textFrom(first, 'an error text'), second, options);
    case commandNames.decodeJwt:
      return tokenReport(decodeToken(textFrom(first, 'a text with a token'), options.now()));
    case commandNames.checkWorkspace:
      return checkWorkspace(options);
    case commandNames.showThumbprints:
      return showThumbprints(textFrom(first, 'the URI of a document'), second, options);
    case commandNames.openPage:
      return openPage(textFrom(first, 'an address'), options);
    case commandNames.selectValue:
      return select(textFrom(first, 'the URI of a document'), second, options);
    default:
      throw refused(`There is no command ${JSON.stringify(command.slice(0, 60))}.`);
  }
}

function refused(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

function textFrom(given: unknown, what: string): string {
  if (typeof given === 'string' && given.trim() !== '') return given;
  throw refused(`This command takes ${what} as its first argument.`);
}

async function explained(text: string, code: unknown, { lens, folders }: CommandsOptions): Promise<string> {
  const explanation = explain(text, await loadKnowledge(), lens);
  if (explanation.codes.length === 0) {
    throw refused(
      'There is no AADSTS code in that text: give the whole error message, or a number such as 7000215.',
    );
  }
  const showPlace = (place: EvidencePlace) => placeLink(place, folders());
  const only = typeof code === 'number' ? { code } : {};
  return toMarkdown(explanationReport(explanation, { ...only, showPlace }));
}

async function checkWorkspace({ workspace, tell }: CommandsOptions): Promise<number> {
  const count = await workspace.publish();
  const found = count === 1 ? '1 finding' : `${count === 0 ? 'no' : count} findings`;
  tell.info(`AADSTS Lens checked the workspace: ${found}.`);
  return count;
}

function showThumbprints(uri: string, offset: unknown, { documents, tell }: CommandsOptions): string {
  const document = documents.get(uri);
  const thumbprints = document && typeof offset === 'number' ? thumbprintsAt(document, offset) : undefined;
  if (thumbprints === undefined) throw refused('There is no certificate any more.');
  tell.info(thumbprints);
  return thumbprints;
}

async function openPage(address: string, { connection }: CommandsOptions): Promise<null> {
  if (!address.startsWith('https://')) throw refused('Only pages of the web are opened.');
  await connection.sendRequest(ShowDocumentRequest.type, { uri: address, external: true });
  return null;
}

/** There is no way to ask for a secret by this protocol: the place is selected, so that it can be typed over. */
async function select(
  uri: string,
  range: unknown,
  { connection, documents }: CommandsOptions,
): Promise<null> {
  if (!documents.get(uri) || !Range.is(range)) throw refused('That document is not open.');
  await connection.sendRequest(ShowDocumentRequest.type, { uri, takeFocus: true, selection: range });
  return null;
}
