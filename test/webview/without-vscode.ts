import { build } from 'esbuild';
import { root } from '../derived.ts';

/** A module of the extension, which imports this JavaScript in place of `vscode`. */
export async function importWith<Module>(vscode: string, file: string): Promise<Module> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'vscode',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'stand-in' }));
          onLoad({ filter: /./, namespace: 'stand-in' }, () => ({ contents: vscode }));
        },
      },
    ],
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${source}`);
}
