import assert from 'node:assert/strict';
import * as vscode from 'vscode';

async function ask(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('tools for language models', () => {
  it('are offered with what they take', () => {
    const own = vscode.lm.tools.filter(({ name }) => name.startsWith('aadstsLens_'));
    assert.deepEqual(own.map(({ name }) => name).sort(), [
      'aadstsLens_check',
      'aadstsLens_decode',
      'aadstsLens_explain',
    ]);
    for (const { inputSchema } of own) assert.match(JSON.stringify(inputSchema), /"required":\["\w+"\]/);
  });

  it('find a mistake in a file of the workspace, and read no other', async () => {
    assert.match(
      await ask('aadstsLens_check', { path: '.env' }),
      /^\.env:\d+:\d+ \w+ secret-id-as-value: .+AADSTS7000215/m,
    );
    assert.match(await ask('aadstsLens_check', { path: '/etc/hostname' }), /no such text file/);
    assert.match(await ask('aadstsLens_check', { path: '../../../etc/hostname' }), /no such text file/);
  });

  it('explain an error and decode a token', async () => {
    assert.match(await ask('aadstsLens_explain', { text: '7000222' }), /^# AADSTS7000222/);
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${encoded({ alg: 'RS256' })}.${encoded({ iss: 'x', exp: 1_700_000_000 })}.c2ln`;
    const told = await ask('aadstsLens_decode', { token });
    assert.match(told, /JWT, not issued by Entra/);
    assert(!told.includes(token));
  });

  it('say what they take when they are called wrongly', async () => {
    assert.match(await ask('aadstsLens_decode', { jwt: 'x' }), /The input does not fit: .*token/s);
  });
});
