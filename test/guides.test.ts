import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { read, root } from './derived.ts';
import { type Folder, makeFolder } from './folder.ts';
import { patternOf, type Step, stepsOf, wordsOf } from './guide.ts';
import { linksOf } from './markdown-pages.ts';
import { outsideToken } from './outside-token.ts';
import { type RunningEndpoint, runEndpoint, runLine } from './shell-lines.ts';
import { checkFile } from './workspace.ts';

const SECTIONS = ['What you see', 'In one minute', 'Fix it', 'Test it', 'Afterwards'];

const guides = readdirSync(join(root, 'docs/guides')).filter((file) => file.endsWith('.md'));

/** Local token endpoints by the commands that start them: one serves every guide that gives the same command. */
const endpoints = new Map<string, Endpoint>();

interface Endpoint extends RunningEndpoint {
  readonly folder: Folder;
}

/** Starts the endpoint unless it runs, and puts what it wrote into the folder of the guide. */
async function startEndpoint(args: readonly string[], guide: Folder): Promise<void> {
  const reads = args.includes('--directory') ? guide.path : '';
  const key = [...args, reads].join(' ');
  const running = endpoints.get(key) ?? (await newEndpoint(args, guide));
  endpoints.set(key, running);
  await cp(running.folder.path, guide.path, { recursive: true });
}

async function newEndpoint(args: readonly string[], guide: Folder): Promise<Endpoint> {
  const folder = await makeFolder();
  if (args.includes('--directory'))
    await cp(join(guide.path, 'directory.json'), join(folder.path, 'directory.json'));
  const running = await runEndpoint(args, folder.path);
  if (args.includes('--keys')) await writeOutsideToken(folder);
  return { ...running, folder };
}

/** `github.jwt`: what a workflow would be given, signed by the issuer that the endpoint trusts. */
async function writeOutsideToken({ path, write }: Folder): Promise<void> {
  const { token } = await outsideToken(path);
  await write({ 'github.jwt': token });
}

async function take(step: Step, folder: Folder): Promise<void> {
  if (step.kind === 'command') return runStep(step, folder);
  await folder.write({ [step.path]: step.text });
  if (step.finds === undefined) return;
  const { found } = await checkFile(step.path, step.text);
  assert.deepEqual(
    found.map(({ rule }) => rule),
    step.finds,
    `what is found in ${step.path}`,
  );
}

async function runStep({ line, prints }: Step & { readonly kind: 'command' }, folder: Folder): Promise<void> {
  const words = wordsOf(line);
  if (words[1] === 'emulator') return startEndpoint(words.slice(1), folder);
  const { exitCode, output, errors } = await runLine(line, folder.path);
  assert(exitCode <= 1, `${line}\n${errors}`);
  assert.match(output, patternOf(prints), line);
}

async function goThrough(steps: readonly Step[]): Promise<void> {
  const folder = await makeFolder();
  try {
    for (const step of steps) await take(step, folder);
  } finally {
    await folder.remove();
  }
}

describe('guides', () => {
  after(async () => {
    for (const { folder, stop } of endpoints.values()) {
      await stop();
      await folder.remove();
    }
  });

  for (const guide of guides) {
    describe(guide, () => {
      const text = read(`docs/guides/${guide}`);
      const steps = stepsOf(text);
      const judged = steps.flatMap((step) => (step.kind === 'file' && step.finds ? [step.finds] : []));

      it('has the sections of a guide, and fits a few screens', () => {
        const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
        assert.deepEqual(headings, SECTIONS);
        assert(text.trimEnd().split('\n').length <= 120);
      });

      it('shows what is wrong and what is right, and links to the rules that tell them apart', () => {
        const found = new Set(judged.flat());
        assert(found.size > 0 && judged.some((rules) => rules.length === 0));
        const linked = new Set(linksOf(text).map(({ target }) => target));
        for (const rule of found) assert(linked.has(`../rules.md#${rule}`), rule);
      });

      it('is true: files are judged and commands answer as it says', async () => {
        assert(steps.some(({ kind }) => kind === 'command'));
        await goThrough(steps);
      }).timeout(30_000);
    });
  }
});
