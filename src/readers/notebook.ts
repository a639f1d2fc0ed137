import type { Reader, Reading } from '../core/types.ts';
import { type Move, moved, movedCode } from './moved.ts';
import { pythonOf } from './notebook-cells.ts';
import { python } from './python.ts';

/**
 * Jupyter notebooks: their code cells in Python, placed in the .ipynb file. What another kernel runs is not read:
 * a reader has one grammar. An editor that shows a notebook hands over a single cell under the notebook's name; that
 * is read as the code it is.
 */
export const notebook: Reader = {
  id: 'notebook',
  languages: ['jupyter', 'ipynb'],
  fileNames: /\.ipynb$/i,
  grammar: 'tree-sitter-python',
  read: (text, path, withTree) => {
    if (!isNotebook(text)) return python.read(text, path, withTree);
    const { source, toFile } = pythonOf(text);
    return movedReading(python.read(source, path, withTree), { span: toFile, source: withinString });
  },
};

function isNotebook(text: string): boolean {
  return /^\s*\{/.test(text) && /"(?:cells|nbformat)"\s*:/.test(text);
}

/** Code within a JSON string is escaped as JSON is. */
function withinString(code: string): string {
  return JSON.stringify(code).slice(1, -1);
}

function movedReading({ settings, comments, code }: Reading, move: Move): Reading {
  return {
    settings: settings.map((setting) => moved(setting, move)),
    comments: comments.map(move.span),
    ...(code && { code: movedCode(code, move) }),
  };
}
