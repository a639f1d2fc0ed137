const NAMED: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
};

/**
 * Reads the escapes that TOML and HCL share: `\n`, `\"`, `\xNN`, `\uNNNN`, `\UNNNNNNNN`, and a backslash before a
 * line break, which takes the break and the blanks behind it away. Others stand for themselves.
 */
export function withoutEscapes(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*(\r?\n)\s*|([\s\S]))/g,
    (all, byte?: string, unit?: string, point?: string, lineBreak?: string, single = '') => {
      if (lineBreak) return '';
      const code = Number.parseInt(byte ?? unit ?? point ?? '', 16);
      if (Number.isNaN(code)) return NAMED[single] ?? single;
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** Writes a text in double quotes so that `withoutEscapes` and both formats read it back. */
export function withEscapes(value: string): string {
  const escaped = value
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/[^\P{Cc}\n\r\t]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}
