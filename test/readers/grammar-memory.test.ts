import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../derived.ts';

/** Reads enough of a language for its grammar's lexer to become hot, and prints the most memory taken (KB). */
const script = (grammar: string, text: string) => `
  const { createGrammars } = await import(${JSON.stringify(join(root, 'src/node/grammars.ts'))});
  const { grammarFolders } = await import(${JSON.stringify(join(root, 'scripts/grammar-folders.ts'))});
  const grammars = createGrammars(grammarFolders);
  await grammars.load('${grammar}');
  for (let i = 0; i < 20; i++) grammars.get('${grammar}')(${JSON.stringify(text)}.repeat(200), () => 0);
  console.log(process.resourceUsage().maxRSS);
`;

describe('a grammar with a huge lexer', () => {
  it('takes less than 300 MB', () => {
    const code = script('tree-sitter-powershell', '$secret = Get-Content -Path "secret.txt"\n');
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', code]);
    const megabytes = Number(printed.toString()) / 1024;
    assert.ok(megabytes < 300, `${megabytes.toFixed(0)} MB`);
  });
});
