import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { Parser } from 'htmlparser2';
import { reportFormats } from '../../src/cli/report-formats.ts';
import { rules } from '../../src/index.ts';
import { read } from '../derived.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const SECRET = 'Kp98Q~canary.4wTz-m2Vr_8sLb5Yh0Xe7Nq1dGa';
const OTHER_SECRET = 'correct-horse-7';
const GUID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const ID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';

/** On the lines of the findings stand secrets, of Entra and others. */
const FILES = {
  'a, b%20/settings.json': `{ "AzureAd": { "ClientId": "{${ID}}", "ClientSecret": "${SECRET} " }, "Db": "Server=x;Password=${OTHER_SECRET}" }\n`,
  '.env': `AZURE_CLIENT_ID={${ID}}\nAZURE_CLIENT_SECRET=${GUID}\n`,
  'app.py': `from azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("common", "${ID}", "${SECRET}")\n`,
  'ops/notes.yaml': `azure:\n  clientId: ${ID}\n  clientSecretId: ${GUID}\n`,
};

/** The schema is of draft 4: what names it so is left out, the rest means the same to ajv. */
function sarifFaults(): (log: object) => readonly unknown[] {
  const text = readFileSync(join(import.meta.dirname, 'sarif-schema-2.1.0.json'), 'utf8');
  const { $schema: _, id: __, ...schema } = JSON.parse(text);
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (log) => (validate(log) ? [] : (validate.errors ?? [{}]));
}

describe('the formats of check', () => {
  let folder: Folder;
  const check = (...args: readonly string[]) => runCli(['check', ...args], { cwd: folder.path });
  before(async () => {
    folder = await makeFolder(FILES);
  });
  after(() => folder.remove());

  for (const format of Object.keys(reportFormats)) {
    it(`${format}: shows no secret, and fails for what was found`, async () => {
      const { output, errors, exitCode } = await check('.', '--format', format);
      assert.equal(exitCode, 1);
      assert.match(output, /client-id-malformed/);
      for (const secret of [SECRET, SECRET.slice(0, 12), OTHER_SECRET]) {
        assert.ok(!output.includes(secret) && !errors.includes(secret), secret);
      }
    });

    it(`${format}: is written to a file, of which the terminal shows the sum`, async () => {
      const printed = await check('.', '--format', format);
      const { output, exitCode } = await check('.', '--format', format, '--output', 'report.out');
      assert.equal(await readFile(join(folder.path, 'report.out'), 'utf8'), printed.output);
      assert.match(output, /^\d+ findings in 3 files; 4 files checked\.\n$/);
      assert.equal(exitCode, 1);
    });
  }

  it('says that a report cannot be written', async () => {
    const { exitCode, errors } = await check('.', '--output', 'none/report.txt');
    assert.equal(exitCode, 2);
    assert.match(errors, /^aadsts-lens: .+report\.txt cannot be written \(ENOENT\)\.$/m);
  });

  it('text shows the line with what is underlined, and where the rule is told', async () => {
    const { output } = await check('.env', 'app.py');
    assert.ok(
      output.includes(
        `client-id-malformed\n           AZURE_CLIENT_ID={${ID}}\n                           ${'^'.repeat(38)}\n`,
      ),
    );
    assert.match(output, /^ {11}AZURE_CLIENT_SECRET=\*{36}$/m);
    assert.match(output, /ClientSecretCredential\("common", "4f2a9c31[^"]+", "\*{20}…$/m);
    assert.match(output, /^client-id-malformed: https:\/\/.+\/docs\/rules\.md#client-id-malformed$/m);
  });

  it('text shows of a long line what is near, and nothing that steers the terminal', async () => {
    const padding = 'x'.repeat(300);
    await folder.write({
      'long/a.json': `{ "p": "${padding}\u001b[31m\u202e", "AZURE_CLIENT_ID": "{${ID}}", "q": "${padding}" }\n`,
    });
    const { output } = await check('long/a.json');
    const [, line = '', carets = ''] = output.split('\n').slice(1);
    assert.equal(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), `{${ID}}`);
    assert.ok(line.length < 130 && !/[\p{Cc}\p{Cf}]/u.test(line));
  });

  it('github writes one command a line, which says what is special of it', async () => {
    const { output } = await check('a, b%20', '--format', 'github');
    const lines = output.trimEnd().split('\n');
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=[^,:]+,line=\d+,.*::.+$/);
    assert.ok(
      lines[0]?.startsWith(
        '::error file=a%2C b%2520/settings.json,line=1,endLine=1,col=29,endColumn=66,title=AADSTS Lens%3A client-id-malformed::The client ID',
      ),
      lines[0],
    );
  });

  it('gitlab gives each finding a fingerprint of its own', async () => {
    const { output } = await check('.', '--format', 'gitlab');
    const issues = JSON.parse(output);
    assert.equal(
      new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size,
      issues.length,
    );
    const [first] = issues;
    assert.deepEqual(
      { ...first, fingerprint: '', description: '' },
      {
        type: 'issue',
        description: '',
        check_name: 'client-id-malformed',
        categories: ['Security'],
        fingerprint: '',
        severity: 'major',
        location: { path: '.env', lines: { begin: 1, end: 1 } },
      },
    );
  });

  it('junit is XML, with a case for each finding, and one where there is none', async () => {
    await folder.write({ 'odd/<&">.env': `AZURE_CLIENT_ID={${ID}}\n`, 'odd/fine.env': '' });
    for (const [paths, cases, failures] of [
      [['odd'], 1, 1],
      [['odd/fine.env'], 1, 0],
    ] as const) {
      const { output } = await check(...paths, '--format', 'junit');
      const counts: Record<string, number> = {};
      const names: string[] = [];
      const parser = new Parser(
        {
          onopentag: (name, { classname }) => {
            counts[name] = (counts[name] ?? 0) + 1;
            if (classname !== undefined) names.push(classname);
          },
        },
        { xmlMode: true },
      );
      parser.end(output);
      assert.deepEqual([counts.testcase, counts.failure ?? 0], [cases, failures]);
      assert.match(
        output,
        new RegExp(`^<testsuites name="AADSTS Lens" tests="${cases}" failures="${failures}"`, 'm'),
      );
      if (failures > 0) assert.deepEqual(names, ['odd/<&">.env']);
    }
  });

  it('each has its name in the README', () => {
    const page = read('README.md');
    for (const format of Object.keys(reportFormats)) assert.ok(page.includes(`\`${format}\``), format);
  });
});

describe('SARIF of check', () => {
  let folder: Folder;
  let faultsIn: ReturnType<typeof sarifFaults>;
  const sarif = async (...args: readonly string[]) => {
    const { output } = await runCli(['check', ...args, '--format', 'sarif'], { cwd: folder.path });
    const log = JSON.parse(output);
    assert.deepEqual(faultsIn(log), []);
    return log.runs[0];
  };
  before(async () => {
    folder = await makeFolder(FILES);
    faultsIn = sarifFaults();
  });
  after(() => folder.remove());

  it('is refused by the official schema when it is none', () => {
    assert.notDeepEqual(faultsIn({ version: '2.1.0', runs: [{ results: [] }] }), []);
  });

  it('describes every rule, with help that leads to its section', async () => {
    const { tool } = await sarif('.');
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    assert.deepEqual(ids, [
      ...rules.map(({ id }) => id),
      'checked-in-part',
      'suppression-without-reason',
      'unused-suppression',
    ]);
    const page = read('docs/rules.md');
    for (const { id, helpUri, help, defaultConfiguration } of tool.driver.rules.slice(0, rules.length)) {
      assert.ok(helpUri.endsWith(`/docs/rules.md#${id}`) && page.includes(`\n## ${id}\n`), id);
      assert.ok(
        help.markdown.includes(helpUri) && /^(?:error|warning|note)$/.test(defaultConfiguration.level),
      );
    }
  });

  it('tells place, evidence, fix and level of a finding', async () => {
    const { results, originalUriBaseIds } = await sarif('.');
    const found = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'secret-id-as-value');
    assert.equal(found.level, 'error');
    assert.deepEqual(found.locations[0].physicalLocation, {
      artifactLocation: { uri: '.env', uriBaseId: 'SRCROOT' },
      region: { startLine: 2, startColumn: 21, endLine: 2, endColumn: 57 },
    });
    assert.deepEqual(found.relatedLocations[0].physicalLocation.artifactLocation.uri, 'ops/notes.yaml');
    assert.ok(found.fixes.length > 0 && found.fixes[0].properties.safe === false);
    assert.match(originalUriBaseIds.SRCROOT.uri, /^file:\/\/\/.+\/$/);
    const odd = results.map((each: typeof found) => each.locations[0].physicalLocation.artifactLocation.uri);
    assert.ok(odd.includes('a%2C%20b%2520/settings.json'));
  });

  it('knows a finding again when lines move, and tells those that are alike apart', async () => {
    const marks = async () =>
      (await sarif('same')).results.map((each: { partialFingerprints: object }) =>
        Object.values(each.partialFingerprints).join(),
      );
    const one = `api:\n  environment:\n    AZURE_CLIENT_SECRET: ${GUID}\n`;
    await folder.write({ 'same/compose.yaml': `${one}${one.replace('api', 'web')}` });
    const before = await marks();
    await folder.write({ 'same/compose.yaml': `# moved\n\n${one}# and on\n${one.replace('api', 'web')}` });
    assert.deepEqual(await marks(), before);
    assert.equal(new Set(before).size, 2);
  });

  it('says when the run could not read all', async () => {
    const { invocations } = await sarif('.', 'missing.env');
    assert.equal(invocations[0].executionSuccessful, false);
    assert.match(invocations[0].toolExecutionNotifications[0].message.text, /^missing\.env: /);
  });

  it('comes in shards to what one run comes to, each under a name of its own', async () => {
    const whole = await sarif('.');
    const parts = await Promise.all([1, 2, 3, 4].map((part) => sarif('.', '--shard', `${part}/4`)));
    const sorted = (results: readonly object[]) => results.map((each) => JSON.stringify(each)).toSorted();
    assert.deepEqual(sorted(parts.flatMap(({ results }) => results)), sorted(whole.results));
    assert.equal(whole.automationDetails, undefined);
    assert.deepEqual(
      parts.map(({ automationDetails }) => automationDetails.id),
      [1, 2, 3, 4].map((part) => `aadsts-lens/shard-${part}-of-4/`),
    );
  });

  it('holds for what stands outside the working directory', async () => {
    const { output } = await runCli(['check', '../.env', '--format', 'sarif'], {
      cwd: join(folder.path, 'ops'),
    });
    const log = JSON.parse(output);
    assert.deepEqual(faultsIn(log), []);
    const { uri, uriBaseId } = log.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
    assert.match(uri, /^file:\/\/\/.+\/\.env$/);
    assert.equal(uriBaseId, undefined);
  });
});
