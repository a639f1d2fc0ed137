import type { Edit, Mangling, Setting } from '../core/types.ts';

/** The value of a setting with what becomes of it: YAML ends blocks with a line break, compose fills in variables. */
export function withMangling(setting: Setting, text: string, isCompose: boolean): Setting {
  const mangling = lineBreak(setting, text) ?? (isCompose ? interpolation(setting, text) : undefined);
  return mangling ? { ...setting, mangling } : setting;
}

/** The block of one line whose header keeps its line break: `|`, `>`, `|+`. Source: YAML 1.2.2, section 8.1.1.2. */
function lineBreak({ value, place }: Setting, text: string): Mangling | undefined {
  const meant = value.trimEnd();
  if (!value.endsWith('\n') || meant.includes('\n')) return undefined;
  const { start } = place.literal;
  const header = /^[|>]\d?(\+?)(?=[ \t\r\n])/.exec(text.slice(start, start + 4));
  if (!header) return undefined;
  const end = start + header[0].length;
  const keep = header[1]?.length ?? 0;
  const repair = [{ span: { start: end - keep, end }, newText: '-' }];
  return { kind: 'line-break', by: 'yaml', span: { start, end }, meant, repair };
}

/**
 * Compose reads `$name` as a variable in every kind of quotes, and `$$` as a dollar sign. Source: the compose
 * specification, section Interpolation.
 */
function interpolation({ value, place }: Setting, text: string): Mangling | undefined {
  if (!value.includes('$')) return undefined;
  const { start, end } = place.span;
  const source = text.slice(start, end);
  if (/\$\{|^\$\w+$/.test(source)) return undefined;
  const signs = [...source.matchAll(/\$\$|\$\w*/g)].filter(([sign]) => sign !== '$$');
  const [first] = signs;
  if (!first) return undefined;
  const span = { start: start + first.index, end: start + first.index + first[0].length };
  const repair = signs.map(({ index }): Edit => {
    const at = start + index;
    return { span: { start: at, end: at }, newText: '$' };
  });
  return { kind: 'expansion', by: 'compose', span, meant: value, repair };
}
