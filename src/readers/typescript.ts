import type { Reader } from '../core/types.ts';
import { codeReader } from './code.ts';
import { ecmascript } from './ecmascript.ts';

export const typescript: Reader = codeReader({
  ...ecmascript,
  id: 'typescript',
  languages: ['typescript'],
  lineComment: ['// ', ''],
  fileNames: /\.(?:ts|mts|cts)$/i,
  grammar: 'tree-sitter-typescript',
  isLocal: true,
});
