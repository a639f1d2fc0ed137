import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const SECRET_ID = 'AZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n';
const SECRET = 'Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA';
const SETTINGS = `{ "AzureAd": { "TenantId": "contoso.com", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "${SECRET}" } }`;

describe('check with a baseline', () => {
  let folder: Folder;
  const check = (...args: readonly string[]) => runCli(['check', ...args], { cwd: folder.path });
  const baseline = (name = '.aadsts-lens-baseline.json') => readFile(join(folder.path, name), 'utf8');

  beforeEach(async () => {
    folder = await makeFolder({ 'a/.env': SECRET_ID, 'appsettings.json': SETTINGS });
  });
  afterEach(() => folder.remove());

  it('writes down what is found, without a secret, a line or a value', async () => {
    const { exitCode, output, errors } = await check('.', '--write-baseline');
    assert.equal(exitCode, 0);
    assert.match(output, /^Nothing found; 2 files checked; 2 findings left out by the baseline\.$/m);
    assert.match(errors, /^\.aadsts-lens-baseline\.json lists 2 findings\. Name it with --baseline/);
    const text = await baseline();
    assert.deepEqual(JSON.parse(text), {
      schema: 1,
      findings: [
        { path: 'a/.env', rule: 'secret-id-as-value', setting: 'AZURE_CLIENT_SECRET' },
        { path: 'appsettings.json', rule: 'secret-hardcoded', setting: 'ClientSecret' },
      ],
    });
    assert.ok(!text.includes(SECRET.slice(0, 6)) && !text.includes('b7d03e5a'));
  });

  it('leaves out what is listed when lines shift, and finds what is new', async () => {
    await check('.', '--write-baseline', 'known.json');
    await folder.write({
      'a/.env': `# moved\n\n${SECRET_ID}`,
      'b.env': SECRET_ID,
      'appsettings.json': SETTINGS.replaceAll(', ', ',\n'),
    });
    const { exitCode, output } = await check('.', '--baseline', 'known.json');
    assert.match(output, /^b\.env\n {2}1:21 .+\n[\s\S]+\n\n1 finding in 1 file; .+; 2 findings left out/m);
    assert.equal(exitCode, 1);
  });

  it('counts findings that are alike', async () => {
    const twice = `api:\n  environment:\n    ${SECRET_ID.replace('=', ': ')}web:\n  environment:\n    ${SECRET_ID.replace('=', ': ')}`;
    await folder.write({ 'compose.yaml': twice });
    await check('compose.yaml', '--write-baseline');
    assert.equal(JSON.parse(await baseline()).findings[0].count, 2);
    await folder.write({
      'compose.yaml': `${twice}job:\n  environment:\n    ${SECRET_ID.replace('=', ': ')}`,
    });
    const { output } = await check('compose.yaml', '--baseline', '.aadsts-lens-baseline.json');
    assert.match(output, /^compose\.yaml\n {2}9:26 .+\n[\s\S]+\n\n1 finding /m);
  });

  it('tells what is no longer found, of the files it has seen', async () => {
    await check('.', '--write-baseline');
    await folder.write({ 'appsettings.json': '{}' });
    await rm(join(folder.path, 'a/.env'));
    const all = await check('.', '--baseline', '.aadsts-lens-baseline.json');
    assert.equal(all.exitCode, 0);
    assert.equal(
      all.errors,
      '.aadsts-lens-baseline.json: 2 entries of the baseline are no longer found: run --write-baseline.\n',
    );
    const one = await check('appsettings.json', '--baseline', '.aadsts-lens-baseline.json');
    assert.match(one.errors, /: 1 entry of the baseline is no longer found: /);
  });

  it('is named by the configuration, and written where it is named', async () => {
    await folder.write({ '.aadsts-lensrc.json': '{ "baseline": "ci/known.json" }', 'ci/x.json': '{}' });
    const missing = await check('.');
    assert.equal(missing.exitCode, 2);
    assert.match(missing.errors, /^ci\/known\.json cannot be read: let --write-baseline write it\.$/m);
    const { errors } = await check('.', '--write-baseline');
    assert.equal(errors, 'ci/known.json lists 2 findings.\n');
    assert.match(await baseline('ci/known.json'), /"path":"\.\.\/a\/\.env"/);
    assert.equal((await check('.')).exitCode, 0);
    assert.match((await check('.', '--no-config')).output, /2 findings in 2 files/);
  });

  it('keeps what it lists of files that were not checked', async () => {
    await check('.', '--write-baseline');
    await folder.write({ 'a/.env': '' });
    await check('a', '--write-baseline', '.aadsts-lens-baseline.json');
    assert.deepEqual(
      JSON.parse(await baseline()).findings.map(({ path }: { path: string }) => path),
      ['appsettings.json'],
    );
  });

  it('is not written when something could not be read', async () => {
    const { exitCode, errors } = await check('.', 'missing.env', '--write-baseline');
    assert.equal(exitCode, 2);
    assert.match(errors, /The baseline is not written: missing\.env: there is no such file/);
    await assert.rejects(baseline());
  });

  it('that is none is told with its place', async () => {
    await folder.write({ 'known.json': '{ "schema": 1,\n  "findings": [1] }' });
    const { exitCode, errors } = await check('.', '--baseline', 'known.json');
    assert.equal(exitCode, 2);
    assert.match(errors, /^known\.json:2:16: This is no baseline/m);
  });
});
