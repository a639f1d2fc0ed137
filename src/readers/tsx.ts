import type { Reader } from '../core/types.ts';
import { codeReader } from './code.ts';
import { ecmascript } from './ecmascript.ts';

export const tsx: Reader = codeReader({
  ...ecmascript,
  id: 'tsx',
  languages: ['typescriptreact'],
  lineComment: ['// ', ''],
  fileNames: /\.tsx$/i,
  grammar: 'tree-sitter-tsx',
  isLocal: true,
});
