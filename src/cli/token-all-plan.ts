import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type App, type EntraLens, isTestFile } from '../index.ts';
import { certificateCredential } from '../node/certificate-credential.ts';
import { readCertificateFile } from '../node/certificate-file.ts';
import { readText } from '../node/read-text.ts';
import { credentialHints } from '../tokens/credential-hints.ts';
import { draftTokenRequest } from '../tokens/draft.ts';
import { Secret } from '../tokens/secret.ts';
import {
  describeReference,
  HELD_ELSEWHERE,
  secretReference,
  shownCredential,
  startOfApp,
  testableApps,
  VARIABLE_FILES,
} from '../tokens/stated-apps.ts';
import {
  type FoundCredential,
  isSampleFile,
  type PlannedApp,
  planTest,
  shownIds,
} from '../tokens/test-plan.ts';
import { slashed } from './check-config.ts';
import type { Io } from './io.ts';
import { documentOf, type Intake, type TakenFile } from './take-in.ts';

/** An app, and where it stands. */
export interface FileApp {
  /** An absolute path. */
  readonly file: string;
  /** From one. */
  readonly line: number;
  readonly app: PlannedApp;
}

/** The apps of the files with the requests that test them, without those of tests and samples that lack something. */
export async function planFiles(
  files: readonly TakenFile[],
  { lens, io, problems }: Pick<Intake, 'lens' | 'io' | 'problems'>,
): Promise<readonly FileApp[]> {
  const planned: FileApp[] = [];
  for (const { file, isLearned } of files) {
    const document = isLearned ? await documentOf(file, { io, problems }) : undefined;
    if (!document) continue;
    const path = slashed(relative(io.cwd, file));
    const isSample = isTestFile(path) || isSampleFile(path);
    for (const app of testableApps(lens.factsIn(document))) {
      const line = document.positionAt(startOfApp(app)).line + 1;
      const each = await planApp(app, { file, document, lens, io }, `${path}:${line}`);
      if (!isSample || each.plan.kind === 'send') planned.push({ file, line, app: each });
    }
    lens.release(document.uri);
  }
  return planned;
}

interface Source {
  readonly file: string;
  readonly document: TextDocument;
  readonly lens: EntraLens;
  readonly io: Io;
}

async function planApp(app: App, source: Source, where: string): Promise<PlannedApp> {
  const { document, lens } = source;
  const draft = draftTokenRequest(app, (place) => lens.valueAt(document, place));
  const { clientSecret } = draft;
  const found: FoundCredential = clientSecret
    ? { kind: 'found', credential: { kind: 'client-secret', secret: clientSecret } }
    : await findCredential(app, source);
  return {
    where: [{ quoted: where }],
    ...(app.environment !== undefined && { environment: app.environment }),
    ...shownIds(draft),
    credential: shownCredential(app),
    plan: planTest(draft, found),
  };
}

async function findCredential(app: App, source: Source): Promise<FoundCredential> {
  const shown = shownCredential(app);
  if (shown === 'secret') return findSecret(app, source);
  return shown === 'certificate' ? findCertificate(app, source) : HELD_ELSEWHERE[shown];
}

/** A variable that the setting names: of the files beside it, else of the environment. */
async function findSecret(app: App, { file, document, lens, io }: Source): Promise<FoundCredential> {
  const text = app.clientSecret && lens.valueAt(document, app.clientSecret.place);
  const reference = secretReference(app, text ?? '');
  if (!reference) return { kind: 'missing', what: 'the client secret' };
  const value =
    reference.kind === 'variable'
      ? ((await valueBeside(file, reference.name, lens)) ?? io.env[reference.name])
      : undefined;
  if (value) return { kind: 'found', credential: { kind: 'client-secret', secret: new Secret(value) } };
  return {
    kind: 'missing',
    what: `the client secret (the settings refer to ${describeReference(reference)})`,
  };
}

async function valueBeside(file: string, name: string, lens: EntraLens): Promise<string | undefined> {
  for (const each of VARIABLE_FILES) {
    const path = join(dirname(file), each);
    const text = await readText(path).catch(() => undefined);
    const beside =
      text === undefined ? undefined : TextDocument.create(pathToFileURL(path).href, '', 0, text);
    const value = beside && lens.settingIn(beside, name)?.trim();
    if (value) return value;
  }
  return undefined;
}

async function findCertificate(app: App, { file }: Source): Promise<FoundCredential> {
  const { certificatePath } = credentialHints(app);
  if (certificatePath === undefined) return { kind: 'missing', what: 'the file of the certificate' };
  const read = await readCertificateFile(resolve(dirname(file), certificatePath));
  if (read.kind === 'failed') {
    return { kind: 'missing', what: `the certificate (${certificatePath}: ${read.message})` };
  }
  const found = certificateCredential(read);
  return found.kind === 'credential'
    ? { kind: 'found', credential: found.credential }
    : { kind: 'missing', what: `the certificate’s key (${certificatePath}: ${found.message})` };
}
