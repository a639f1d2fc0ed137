import * as vscode from 'vscode';
import { isTestFile } from '../index.ts';
import type { TokenDraft } from '../tokens/draft.ts';
import {
  HELD_ELSEWHERE,
  type ShownCredential,
  shownCredential,
  startOfApp,
  testableApps,
} from '../tokens/stated-apps.ts';
import {
  type FoundCredential,
  isSampleFile,
  type PlannedApp,
  planTest,
  shownIds,
} from '../tokens/test-plan.ts';
import { fileOf, lensDocument } from './documents.ts';
import { placeLink } from './evidence-places.ts';
import { followReference } from './references.ts';
import type { StatedApp } from './token-app.ts';
import { type CredentialSources, certificateOf } from './token-credential.ts';
import { draftOf } from './token-profile.ts';

/**
 * The apps of all files of the workspace, each with the request that tests it. Nobody is asked. Left out are those of
 * tests and samples that lack something: they are not meant to work.
 */
export async function planApps(sources: CredentialSources): Promise<readonly PlannedApp[]> {
  const { lens } = sources;
  const uris = [...new Set((lens.workspace()?.apps ?? []).map(({ uri }) => uri))].toSorted();
  const planned: PlannedApp[] = [];
  for (const uri of uris) {
    const document = await open(vscode.Uri.parse(uri));
    if (!document) continue;
    await lens.prepare(lensDocument(document));
    const path = vscode.workspace.asRelativePath(document.uri);
    const isSample = isTestFile(path) || isSampleFile(path);
    for (const app of testableApps(lens.factsIn(lensDocument(document)))) {
      const each = await planApp({ app, document }, sources);
      if (!isSample || each.plan.kind === 'send') planned.push(each);
    }
  }
  return planned;
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    // VS Code holds the document of a file that was deleted for some time.
    const file = fileOf(uri);
    if (file) await vscode.workspace.fs.stat(file);
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // It is gone, and the index has not noticed yet.
    return undefined;
  }
}

async function planApp(stated: StatedApp, sources: CredentialSources): Promise<PlannedApp> {
  const { app, document } = stated;
  const draft = draftOf(stated, sources.lens);
  const at = document.positionAt(startOfApp(app));
  const way = shownCredential(app);
  return {
    where: placeLink({ uri: document.uri.toString(), range: new vscode.Range(at, at), name: '' }),
    ...(app.environment !== undefined && { environment: app.environment }),
    ...shownIds(draft),
    credential: way,
    plan: planTest(draft, await findCredential(way, stated, draft, sources)),
  };
}

async function findCredential(
  way: ShownCredential,
  stated: StatedApp,
  draft: TokenDraft,
  sources: CredentialSources,
): Promise<FoundCredential> {
  switch (way) {
    case 'secret':
      return findSecret(stated, draft, sources);
    case 'certificate':
      return findCertificate(stated, sources);
    default:
      return HELD_ELSEWHERE[way];
  }
}

/** The one that the settings state, or refer to, else the one that was kept. */
async function findSecret(
  stated: StatedApp,
  { origin, tenant, clientId, clientSecret }: TokenDraft,
  { lens, kept, files }: CredentialSources,
): Promise<FoundCredential> {
  const reference = clientSecret ? undefined : await followReference(stated, lens, files);
  const secret =
    clientSecret ??
    (reference?.kind === 'found' ? reference.secret : undefined) ??
    (tenant && clientId ? await kept.find({ authority: `${origin}/${tenant}`, clientId }) : undefined);
  if (secret) return { kind: 'found', credential: { kind: 'client-secret', secret } };
  const what =
    reference?.kind === 'named'
      ? `the client secret (the settings refer to ${reference.name})`
      : 'the client secret';
  return { kind: 'missing', what };
}

async function findCertificate(stated: StatedApp, { files }: CredentialSources): Promise<FoundCredential> {
  const { readCertificates, credentialOf } = files;
  const uri = await certificateOf(stated, files);
  if (!uri) return { kind: 'missing', what: 'the file of the certificate' };
  const name = vscode.workspace.asRelativePath(uri);
  const bytes = await vscode.workspace.fs.readFile(uri);
  const file = await readCertificates(bytes);
  if (file.kind === 'failed') return { kind: 'missing', what: `the certificate (${name}: ${file.message})` };
  const found = await credentialOf(file);
  return found.kind === 'credential'
    ? { kind: 'found', credential: found.credential }
    : { kind: 'missing', what: `the certificate’s key (${name}: ${found.message})` };
}
