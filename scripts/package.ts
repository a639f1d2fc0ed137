// npm run package: makes the .vsix of what was built, the same bytes wherever and whenever it is made.
//
//   node scripts/package.ts [file]     aadsts-lens.vsix by default
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';

const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
const [file = 'aadsts-lens.vsix'] = process.argv.slice(2);

/** The times of files would differ from one checkout to the next: all are given this one, 1 January 2000. */
const { SOURCE_DATE_EPOCH = '946684800' } = process.env;

execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], {
  stdio: 'inherit',
  // Archives hold local times.
  env: { ...process.env, SOURCE_DATE_EPOCH, TZ: 'UTC' },
});
