/** Lines of people are shorter on average (UTF-16 units); GitHub's linguist calls scripts with half of it minified. */
const LONG_LINES = 200;

/** A short script may well be one line (UTF-16 units). */
const SHORT_TEXT = 5_000;

/** A script of more than this is put together from others (UTF-16 units, or bytes). */
const LONG_SCRIPT = 512 * 1024;

/** Begins a line that names a source map, or holds it. */
const SOURCE_MAP = /^[ \t]*\/[/*][#@] ?sourceMappingURL=/;

/** What compilers and bundlers put before the code, where scripts begin (UTF-16 units). */
const COMPILED =
  /^(?:var|const) __(?:create|defProp|awaiter|assign|extends|createBinding|importDefault|importStar|commonJS|esm|toESM|webpack_\w+) = |^Object\.defineProperty\(exports, ['"]__esModule['"]/m;
const BEGINNING = 4_000;

const SCRIPT = /\.(?:[cm]?js|jsx)$/i;
const DECLARATIONS = /\.d\.[cm]?ts$/i;

/** The same as far as the name of a file tells. */
export function isBuiltByName(path: string): boolean {
  return DECLARATIONS.test(path);
}

/** The same as far as the name and size (bytes) of a file tell: then it need not be read. */
export function isBuiltBySize(path: string, size: number): boolean {
  return isBuiltByName(path) || (size > LONG_SCRIPT && SCRIPT.test(path));
}

/**
 * True for what tools have made of code that stands elsewhere: minified, bundled and compiled scripts, and declarations of
 * types, which state no values. Reading it takes long, and a mistake in it is mended in its source. That a script
 * which names a source map at its end was made of other files is what GitHub's linguist takes for granted too
 * (https://github.com/github-linguist/linguist/blob/main/lib/linguist/generated.rb).
 */
export function isBuilt(path: string, text: string): boolean {
  if (isBuiltByName(path)) return true;
  if (!SCRIPT.test(path)) return false;
  if (COMPILED.test(text.slice(0, BEGINNING)) || namesSourceMap(text)) return true;
  return text.length >= SHORT_TEXT && (text.length > LONG_SCRIPT || hasLongLines(text));
}

/** Whether the last line does that is not empty. */
function namesSourceMap(text: string): boolean {
  const written = text.trimEnd();
  const lastLine = written.lastIndexOf('\n') + 1;
  return SOURCE_MAP.test(written.slice(lastLine, lastLine + SHORT_TEXT));
}

function hasLongLines(text: string): boolean {
  const mostLines = text.length / LONG_LINES;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines++;
    if (lines > mostLines) return false;
  }
  return true;
}
