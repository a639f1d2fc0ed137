// A file of its own, so that bundles load tree-sitter when it is first needed. It is CommonJS without named exports.
import treeSitter from '@vscode/tree-sitter-wasm';

export { treeSitter };
