import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { mcpServer } from '../../src/cli/mcp.ts';
import { fakeIo } from '../cli/fake-io.ts';
import { root } from '../derived.ts';
import { type Folder, makeFolder } from '../folder.ts';

const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const SECRET = 'Qx48Q~kT3vB9nLw2ZrYc7Hs1Df6Gj0Mp5XeUaOi4';
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded({ iss: CLIENT, sub: CLIENT, exp: 1_700_000_000 })}.c2lnbmF0dXJlLXRoYXQtbXVzdC1zdGF5`;

interface Answer {
  readonly text: string;
  readonly isError: boolean;
}

describe('the server for language models', () => {
  let folder: Folder;
  let outside: Folder;
  let client: Client;

  before(async () => {
    outside = await makeFolder({ '.env': `AZURE_CLIENT_ID=${CLIENT}\n` });
    folder = await makeFolder({
      '.env': `AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=${SECRET_ID}\n`,
      'app/hard.py': `from azure.identity import ClientSecretCredential\nc = ClientSecretCredential("${CLIENT}", "${CLIENT}", "${SECRET}")\n`,
      'clean.txt': 'nothing\n',
    });
    await symlink(outside.path, join(folder.path, 'link'), 'dir');
    const server = await mcpServer(fakeIo({ cwd: folder.path }));
    const [own, others] = InMemoryTransport.createLinkedPair();
    client = new Client({ name: 'test', version: '1' });
    await Promise.all([server.connect(own), client.connect(others)]);
  });

  after(async () => {
    await client.close();
    await folder.remove();
    await outside.remove();
  });

  async function call(name: string, input: Record<string, unknown>): Promise<Answer> {
    const { content, isError } = await client.callTool({ name, arguments: input });
    assert(Array.isArray(content));
    return { text: content.map(({ text }) => text).join(''), isError: isError === true };
  }

  it('says what each tool is for, and that it only reads', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['check', 'explain', 'decode'],
    );
    for (const { description, inputSchema, annotations } of tools) {
      assert.match(description ?? '', /Nothing is sent anywhere|offline/);
      assert.equal(annotations?.readOnlyHint, true);
      assert(Object.keys(inputSchema.properties ?? {}).length > 0);
    }
  });

  it('finds a mistake, with its place and remedy', async () => {
    const { text } = await call('check', { path: '.env' });
    assert.match(text, /^\.env:2:21 warning secret-id-as-value: .+/);
    assert.match(text, /Entra would answer: AADSTS7000215/);
    assert.match(text, /More: https:\/\/.+\/docs\/rules\.md#secret-id-as-value/);
  });

  it('finds those of a folder, and repeats no secret', async () => {
    const { text } = await call('check', { path: '.' });
    assert.match(text, /^app\/hard\.py:2:\d+ \w+ secret-hardcoded: /m);
    assert(!text.includes(SECRET));
  });

  it('says so where nothing is wrong', async () => {
    assert.equal((await call('check', { path: 'clean.txt' })).text, 'Nothing found in clean.txt.\n');
  });

  for (const path of ['..', '../other', join(tmpdir(), 'x.env'), 'app/../../x', 'link/.env']) {
    it(`reads nothing at ${path}`, async () => {
      const answer = await call('check', { path });
      assert.match(answer.text, /not in the folder/);
      assert.equal(answer.isError, true);
      assert.equal((await call('explain', { text: '7000215', path })).isError, true);
    });
  }

  it('says what is wrong with a path', async () => {
    const { text, isError } = await call('check', { path: 'gone.env' });
    assert.match(text, /gone\.env/);
    assert.equal(isError, true);
  });

  it('explains an error, with the line to blame', async () => {
    const { text } = await call('explain', {
      text: `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${CLIENT}'.`,
      path: '.',
    });
    assert.match(text, /AADSTS7000215/);
    assert.match(text, /\.env:2/);
  });

  it('says so where there is no code', async () => {
    const { text, isError } = await call('explain', { text: 'it does not work' });
    assert.match(text, /There is no AADSTS code in that text/);
    assert.equal(isError, true);
  });

  it('decodes a token, judges it, and does not repeat it', async () => {
    const { text } = await call('decode', { token: `Bearer ${TOKEN}`, as: 'client-assertion' });
    assert.match(text, /^Client assertion/);
    assert.match(text, /AADSTS700024/);
    for (const part of TOKEN.split('.')) assert(!text.includes(part));
  });

  it('refuses what is no call', async () => {
    const answer = await call('decode', { text: 'x' });
    assert.equal(answer.isError, true);
    assert.match(answer.text, /token/);
  });
});

describe('aadsts-lens mcp', () => {
  it('serves the protocol’s own client over standard input and output', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [join(root, 'src/cli/main.ts'), 'mcp'],
      cwd: join(root, 'examples'),
      stderr: 'ignore',
    });
    await client.connect(transport);
    const { content } = await client.callTool({ name: 'check', arguments: { path: '.env' } });
    assert.match(JSON.stringify(content), /secret-id-as-value/);
    await client.close();
  }).timeout(20_000);
});
