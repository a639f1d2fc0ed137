import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

/**
 * Lets Neovim, headless and without any plugin, drive the language server, and prints what it saw. Needs `nvim` 0.7 or
 * newer (`apt-get install neovim`) and is no part of the tests.
 *
 *     node scripts/neovim/run.ts                      the sources
 *     node scripts/neovim/run.ts dist/cli.cjs         what `npm run build` made
 */
const [server = 'src/cli/main.ts'] = process.argv.slice(2);
const root = join(import.meta.dirname, '..', '..');

const files: Readonly<Record<string, string>> = {
  'daemon.env':
    'AZURE_CLIENT_ID={4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4}\nAZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
  'ops/notes.yaml':
    'azure:\n  clientId: "{4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4}"\n  clientSecretId: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
  'errors.log':
    "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4'.\n",
};

const folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-neovim-'));
for (const [name, text] of Object.entries(files)) {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}
const command = [process.execPath, join(root, server), 'lsp', '--stdio'];
const neovim = spawn('nvim', ['--headless', '--clean', '-n', '-S', join(import.meta.dirname, 'drive.lua')], {
  cwd: folder,
  env: { ...process.env, AADSTS_LENS_COMMAND: JSON.stringify(command) },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const [exitCode] = await once(neovim, 'exit');
await rm(folder, { recursive: true });
process.exitCode = exitCode === 0 ? 0 : 1;
