/**
 * Text of our own, `quoted` text that came from elsewhere and is shown as it is, never interpreted, or a `link`, whose
 * text came from elsewhere too.
 */
export type Inline =
  | string
  | { readonly quoted: string }
  | { readonly link: string; readonly address: string };

/** Depth of a heading, as in Markdown. */
export type Level = 1 | 2 | 3;

/** A piece of an answer to a person. Doors show it as Markdown or as plain text. */
export type Block =
  | { readonly kind: 'heading'; readonly level: Level; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  /** `language` as editors call it: `http`, `json`. */
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  /** Each row has a cell for each column. */
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly TableRow[] };

/** The cells of one row, from left to right. */
export type TableRow = readonly (readonly Inline[])[];

export function heading(level: Level, ...content: readonly Inline[]): Block {
  return { kind: 'heading', level, content };
}

export function paragraph(...content: readonly Inline[]): Block {
  return { kind: 'paragraph', content };
}

export function list(items: readonly (readonly Inline[])[], isOrdered = false): Block {
  return { kind: 'list', isOrdered, items };
}

/** Text of our own that is to be copied as it stands. */
export function code(language: string, text: string): Block {
  return { kind: 'code', language, text };
}

export function table(columns: readonly string[], rows: readonly TableRow[]): Block {
  return { kind: 'table', columns, rows };
}

/** CommonMark, with the tables of GitHub's. Quoted text stands in code spans, which know no markup. */
export function toMarkdown(blocks: readonly Block[]): string {
  const inline = (content: readonly Inline[]) =>
    content
      .map((part) =>
        typeof part === 'string' ? part : 'link' in part ? markdownLink(part) : codeSpan(part.quoted),
      )
      .join('');
  const shown = blocks.map((block) =>
    block.kind === 'table' ? markdownTable(block, inline) : lines(block, inline, '#'),
  );
  return `${shown.join('\n\n')}\n`;
}

/** Plain text for a terminal. Control characters of quoted text, which could steer the terminal, are left out. */
export function toText(blocks: readonly Block[]): string {
  const inline = (content: readonly Inline[]) =>
    content
      .map((part) =>
        typeof part === 'string'
          ? part.replaceAll('`', '')
          : printable('link' in part ? part.link : part.quoted),
      )
      .join('');
  const shown = blocks.map((block) =>
    block.kind === 'table' ? textTable(block, inline) : lines(block, inline, ''),
  );
  return `${shown.join('\n\n')}\n`;
}

type Table = Extract<Block, { kind: 'table' }>;
type ShowInline = (content: readonly Inline[]) => string;

/**
 * GitHub Flavored Markdown, section 4.10: cells are told apart by pipes, within code spans too, where a backslash goes
 * before those that are meant.
 */
function markdownTable({ columns, rows }: Table, inline: ShowInline): string {
  const cell = (content: readonly Inline[]) => content.map((part) => inline([piped(part)])).join('');
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(columns), row(columns.map(() => '---')), ...rows.map((cells) => row(cells.map(cell)))].join(
    '\n',
  );
}

/** Programs disagree on a backslash before an escaped pipe: a blank keeps the two apart. */
function piped(part: Inline): Inline {
  const escaped = (text: string) => text.replace(/\\\|/g, '\\ |').replaceAll('|', '\\|');
  if (typeof part === 'string') return escaped(part.replace(/\s+/g, ' '));
  // The texts of links are escaped as they are.
  return 'link' in part ? part : { quoted: escaped(part.quoted) };
}

/** Columns as wide as their widest cell, with two blanks between. */
function textTable({ columns, rows }: Table, inline: ShowInline): string {
  const cells = [
    columns,
    ...rows.map((row) => row.map((content) => inline(content).replace(/\s+/g, ' ').trim())),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return cells.map(line).join('\n');
}

function lines(
  block: Exclude<Block, { kind: 'table' }>,
  inline: (content: readonly Inline[]) => string,
  mark: string,
): string {
  if (block.kind === 'paragraph') return inline(block.content);
  if (block.kind === 'code') return mark === '' ? indented(block.text) : fenced(block.language, block.text);
  if (block.kind === 'heading') return `${mark.repeat(block.level)} ${inline(block.content)}`.trimStart();
  return block.items
    .map((item, index) => `${block.isOrdered ? `${index + 1}.` : '-'} ${inline(item)}`)
    .join('\n');
}

/** The address is that of a file or a command: blanks and brackets in it are percent-encoded (RFC 3986). */
function markdownLink({ link, address }: { readonly link: string; readonly address: string }): string {
  const target = address.replace(/[\s<>()\\|]/g, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
  return `[${printable(link).replace(/[\\`*_[\]<>&!#|~$]/g, '\\$&')}](${target})`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}

/** A code span is closed by as many backticks as it was opened with: one more than the text has in a row. */
function codeSpan(text: string): string {
  // Two backticks with nothing between would open a span that ends in the next one's text.
  const shown = printable(text) || ' ';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
