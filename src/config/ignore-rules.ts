import ignore, { type Ignore } from 'ignore';

/** What the `.gitignore` files from the root of a repository down to one of its folders leave out. */
export interface IgnoreRules {
  /** The rules below a folder that has a `.gitignore` of its own; `folder` is relative to the root, '' for the root. */
  with(folder: string, text: string): IgnoreRules;
  /** `path` is relative to the root, with `/`. */
  ignores(path: string, is: 'file' | 'folder'): boolean;
}

/** The rules of a repository without any. */
export const NO_IGNORE_RULES: IgnoreRules = rulesOf(undefined);

/** All rules stand in one list: the last that matches decides, whichever file it comes from (gitignore(5)). */
function rulesOf(rules: Ignore | undefined): IgnoreRules {
  return {
    with: (folder, text) => {
      const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
      const all = ignore({ ignorecase: false });
      if (rules) all.add(rules);
      return rulesOf(all.add(lines.flatMap((line) => fromRoot(line, folder))));
    },
    ignores: (path, is) => rules?.ignores(is === 'folder' ? `${path}/` : path) ?? false,
  };
}

/** The pattern of a folder's file as the file of the root would write it. */
function fromRoot(line: string, folder: string): readonly string[] {
  if (folder === '') return [line];
  if (line.trim() === '' || line.startsWith('#')) return [];
  const isNegated = line.startsWith('!');
  const pattern = line.slice(isNegated ? 1 : 0).replace(/^\\(?=[!#])/, '');
  // A slash before the end ties a pattern to its folder; without one it holds at any depth.
  const isTied = pattern.trimEnd().slice(0, -1).includes('/');
  const inFolder = isTied ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return [`${isNegated ? '!' : ''}/${literally(folder)}/${inFolder}`];
}

function literally(folder: string): string {
  return folder.replace(/[\\*?[\]!# ]/g, '\\$&');
}
