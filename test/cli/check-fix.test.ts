import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { mend } from '../../src/cli/mend.ts';
import { createEntraLens, rules } from '../../src/index.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { grammars } from '../grammars.ts';
import { fakeIo, runCli } from './fake-io.ts';

const SECRET = 'Kp98Q~canary.4wTz-m2Vr_8sLb5Yh0Xe7Nq1dGa';
const ID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const BRACES = `AZURE_CLIENT_ID={${ID}}\n`;
const MENDED = `AZURE_CLIENT_ID=${ID}\n`;

describe('check --fix', () => {
  let folder: Folder;
  const check = (...args: readonly string[]) => runCli(['check', ...args], { cwd: folder.path });
  const text = (path: string) => readFile(join(folder.path, path), 'utf8');

  beforeEach(async () => {
    folder = await makeFolder({ '.env': BRACES });
  });
  afterEach(() => folder.remove());

  it('makes the safe fixes, and says how many', async () => {
    await folder.write({ 'b.env': `${BRACES}AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_SECRET=${ID}\n` });
    const { output, exitCode } = await check('.', '--fix');
    assert.equal(await text('.env'), MENDED);
    assert.match(output, /^2 findings fixed in 2 files; 1 finding left in 1 file; 2 files checked\.$/m);
    assert.match(output, /^ {2}3:21 .+secret-equals-client-id$/m);
    assert.equal(exitCode, 1);
    assert.equal((await check('.env')).exitCode, 0);
  });

  it('ends with 0 when nothing is left, and tells other programs how many there were', async () => {
    const { output, exitCode } = await check('.', '--fix', '--format', 'json');
    assert.deepEqual(JSON.parse(output), { schema: 1, files: 1, fixed: 1, findings: [] });
    assert.equal(exitCode, 0);
    assert.match(
      (await check('.', '--fix')).output,
      /^0 findings fixed in 0 files; nothing found; 1 file checked\.$/m,
    );
  });

  it('goes on until nothing changes: one fix may make way for another', async () => {
    await folder.write({ 'c.env': `AZURE_CLIENT_ID=" {${ID}} "\nAZURE_TENANT_ID=" contoso.com "\n` });
    await check('c.env', '--fix');
    assert.equal((await check('c.env', '--fix')).output.startsWith('0 findings fixed'), true);
  });

  it('leaves alone what needs more than the file, unless it is told to', async () => {
    await folder.write({ 'app.json': `{ "AzureAd": { "ClientId": "${ID}", "ClientSecret": "${ID}" } }\n` });
    await check('app.json', '--fix');
    assert.match(await text('app.json'), new RegExp(`"ClientSecret": "${ID}"`));
    await check('app.json', '--fix-unsafe');
    assert.doesNotMatch(await text('app.json'), new RegExp(`"ClientSecret": "${ID}"`));
  });

  it('leaves alone what the baseline knows', async () => {
    await check('.', '--write-baseline', 'known.json');
    await folder.write({ 'new.env': BRACES });
    const { output } = await check('.', '--fix', '--baseline', 'known.json');
    assert.match(
      output,
      /^1 finding fixed in 1 file; nothing left; 3 files checked; 1 finding left out by the baseline\.$/m,
    );
    assert.deepEqual([await text('.env'), await text('new.env')], [BRACES, MENDED]);
  });

  it('leaves alone a finding that the baseline knows beside one that it does not', async () => {
    await folder.write({ '.env': `${BRACES}` });
    await check('.', '--write-baseline', 'known.json');
    await folder.write({ '.env': `${BRACES}AZURE_TENANT_ID=" contoso.com"\n` });
    await check('.', '--fix', '--baseline', 'known.json');
    assert.equal((await text('.env')).startsWith(BRACES), true);
    assert.match(await text('.env'), /AZURE_TENANT_ID="?contoso\.com"?\n/);
  });

  const KEPT: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'a byte order mark': [`\ufeff${BRACES}`, `\ufeff${MENDED}`],
    'line breaks of Windows': [`# a\r\n${BRACES.trim()}\r\n# b\r\n`, `# a\r\n${MENDED.trim()}\r\n# b\r\n`],
    'no line break at the end': [BRACES.trim(), MENDED.trim()],
  };
  for (const [what, [before, after]] of Object.entries(KEPT)) {
    it(`keeps ${what}`, async () => {
      await folder.write({ '.env': before });
      await check('.env', '--fix');
      assert.equal(await text('.env'), after);
    });
  }

  it('keeps the mode of a file and the link that leads to it, and leaves nothing else behind', async () => {
    await chmod(join(folder.path, '.env'), 0o600);
    await symlink('.env', join(folder.path, 'link.env'));
    await check('link.env', '--fix');
    assert.equal(await text('.env'), MENDED);
    assert.ok((await lstat(join(folder.path, 'link.env'))).isSymbolicLink());
    if (process.platform !== 'win32')
      assert.equal((await stat(join(folder.path, '.env'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(folder.path), ['.env', 'link.env']);
  });

  it('writes no file that is not UTF-8, and says so', async () => {
    const bytes = Buffer.concat([Buffer.from(BRACES), Buffer.from([0x23, 0xe4, 0x0a])]);
    await writeFile(join(folder.path, '.env'), bytes);
    const { errors, exitCode, output } = await check('.env', '--fix');
    assert.equal(errors, '.env: not fixed, it is not UTF-8.\n');
    assert.equal(exitCode, 2);
    assert.match(output, /^ {2}1:17 .+client-id-malformed$/m);
    assert.deepEqual(await readFile(join(folder.path, '.env')), bytes);
  });

  it('writes no file that was changed meanwhile', async () => {
    const file = join(folder.path, '.env');
    const lens = createEntraLens({ grammars });
    const changing: typeof lens = {
      ...lens,
      diagnose: (...args) => {
        writeFileSync(file, 'CHANGED=1\n');
        return lens.diagnose(...args);
      },
    };
    const io = fakeIo({ cwd: folder.path });
    const options = { lens: changing, unsafe: false, write: true, given: new Map(), io };
    const outcome = await mend([{ file, settings: { rules: {} } }], options);
    assert.deepEqual(outcome, [{ file, problem: '.env: not fixed, it was changed meanwhile.' }]);
    assert.equal(await text('.env'), 'CHANGED=1\n');
  });

  it('is refused where there is no file to write to', async () => {
    for (const args of [
      ['--staged', '--fix'],
      ['--stdin-filename', '.env', '--fix-unsafe'],
      ['.', '--write-baseline', '--fix'],
      ['.', '--diff', '--format', 'json'],
    ]) {
      const { exitCode, errors } = await check(...args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.notEqual(errors, '');
    }
    assert.equal(await text('.env'), BRACES);
  });
});

describe('check --diff', () => {
  let folder: Folder;
  const check = (...args: readonly string[]) => runCli(['check', ...args], { cwd: folder.path });

  before(async () => {
    folder = await makeFolder({
      'a/.env': `# of the shop\n${BRACES}AZURE_CLIENT_SECRET=" ${SECRET}"\nDB_PASSWORD=hunter-two\n`,
      'b.env': MENDED,
    });
  });
  after(() => folder.remove());

  it('shows what would be done, without secrets, and does nothing', async () => {
    const before = await readFile(join(folder.path, 'a/.env'), 'utf8');
    const { output, errors, exitCode } = await check('.', '--diff');
    assert.equal(
      output,
      [
        '--- a/a/.env',
        '+++ b/a/.env',
        '@@ -1,4 +1,4 @@',
        ' # of the shop',
        `-AZURE_CLIENT_ID={${ID}}`,
        `-AZURE_CLIENT_SECRET="${'*'.repeat(41)}"`,
        `+AZURE_CLIENT_ID=${ID}`,
        `+AZURE_CLIENT_SECRET="${'*'.repeat(40)}"`,
        ' DB_PASSWORD=**********',
        '',
      ].join('\n'),
    );
    assert.match(
      errors,
      /^3 findings: 2 would be fixed in 1 file, 1 would be left\. Nothing was written\.\nSecrets are masked /m,
    );
    assert.equal(exitCode, 1);
    assert.equal(await readFile(join(folder.path, 'a/.env'), 'utf8'), before);
  });

  it('says nothing of secrets where there are none', async () => {
    const { errors } = await runCli(['check', '--stdin-filename', 'x.env', '--diff'], {
      cwd: folder.path,
      readStandardInput: async () => BRACES,
    });
    assert.equal(errors, '1 finding: 1 would be fixed in 1 file, 0 would be left. Nothing was written.\n');
  });

  it('is empty where nothing can be fixed', async () => {
    assert.equal((await check('b.env', '--diff')).output, '');
  });
});

/** The first example of each rule that is mended by an edit, in a folder of its own. */
function examples(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rules.flatMap(({ id, examples: [{ path, bad, fixed, beside = [] }] }) => {
      if (fixed === undefined) return [];
      const others = beside.map((file) => [`${id}/${file.path}`, file.text]);
      return [[`${id}/${path}`, bad.replace(/[«»]/g, '')], ...others];
    }),
  );
}

interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface SarifResult {
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string };
      readonly replacements: readonly {
        readonly deletedRegion: SarifRegion;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}

/** Applies the first fix of each result to the files it names, as a program would that knows SARIF only. */
async function applyFixes(folder: string, results: readonly SarifResult[]): Promise<boolean> {
  const edits = new Map<string, { start: number; end: number; newText: string }[]>();
  for (const { fixes: [fix] = [] } of results) {
    for (const { artifactLocation, replacements } of fix?.artifactChanges ?? []) {
      const path = join(folder, decodeURIComponent(artifactLocation.uri));
      const document = TextDocument.create('file:///x', '', 0, await readFile(path, 'utf8'));
      const taken = edits.get(path) ?? [];
      const wanted = replacements.map(({ deletedRegion: at, insertedContent }) => ({
        start: document.offsetAt({ line: at.startLine - 1, character: at.startColumn - 1 }),
        end: document.offsetAt({ line: at.endLine - 1, character: at.endColumn - 1 }),
        newText: insertedContent?.text ?? '',
      }));
      const fresh = wanted.filter(
        (one) => !taken.some((other) => JSON.stringify(one) === JSON.stringify(other)),
      );
      const isFree = fresh.every((one) =>
        taken.every(
          (other) => one.start !== other.start && (one.start >= other.end || other.start >= one.end),
        ),
      );
      if (isFree) edits.set(path, [...taken, ...fresh]);
    }
  }
  for (const [path, each] of edits) {
    let text = await readFile(path, 'utf8');
    for (const { start, end, newText } of each.toSorted((a, b) => b.start - a.start))
      text = text.slice(0, start) + newText + text.slice(end);
    await writeFile(path, text);
  }
  return edits.size > 0;
}

describe('what is shown of the examples of all rules', () => {
  /** Made-up secrets that examples have: one of today's form, and one of no form. */
  const SECRETS = /[\w.~-]{3}8Q~[\w.~-]{34}|pK4w\.nTz81-vLq/g;

  it('holds none of their secrets, as text and as a diff', async () => {
    const files = examples();
    const secrets = new Set(Object.values(files).flatMap((text) => text.match(SECRETS) ?? []));
    assert.ok(secrets.size >= 2);
    const folder = await makeFolder(files);
    try {
      for (const args of [['.'], ['.', '--diff', '--fix-unsafe']]) {
        const { output, errors } = await runCli(['check', ...args], { cwd: folder.path });
        assert.match(output, /secret-whitespace/);
        for (const secret of secrets) assert.ok(!`${output}${errors}`.includes(secret), `${args} ${secret}`);
      }
    } finally {
      await folder.remove();
    }
  });
});

describe('the fixes of SARIF', () => {
  it('come to what --fix-unsafe comes to, in the examples of all rules', async () => {
    const byHand = await makeFolder(examples());
    const byUs = await makeFolder(examples());
    try {
      for (let round = 0, goesOn = true; goesOn && round < 8; round++) {
        const { output } = await runCli(['check', '.', '--format', 'sarif'], { cwd: byHand.path });
        goesOn = await applyFixes(byHand.path, JSON.parse(output).runs[0].results);
      }
      const { output } = await runCli(['check', '.', '--fix-unsafe'], { cwd: byUs.path });
      assert.match(output, /^\d{2,} findings fixed in \d{2,} files; /m);
      for (const path of Object.keys(examples())) {
        const [one, other] = [byHand, byUs].map(({ path: folder }) => readFile(join(folder, path), 'utf8'));
        assert.equal(await one, await other, path);
      }
    } finally {
      await Promise.all([byHand.remove(), byUs.remove()]);
    }
  });
});
