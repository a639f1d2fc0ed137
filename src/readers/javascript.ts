import type { Reader } from '../core/types.ts';
import { codeReader } from './code.ts';
import { ecmascript } from './ecmascript.ts';

export const javascript: Reader = codeReader({
  ...ecmascript,
  id: 'javascript',
  languages: ['javascript', 'javascriptreact'],
  lineComment: ['// ', ''],
  fileNames: /\.(?:js|mjs|cjs|jsx)$/i,
  grammar: 'tree-sitter-javascript',
  isLocal: true,
});
