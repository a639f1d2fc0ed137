/**
 * What the grammar cannot read: dollar signs before a text, and type arguments between a name and its arguments, which
 * are no longer than that. Texts and comments are matched too, to their end or the file's, for they may hold the like.
 */
const UNREADABLE =
  /(?<!\$)\$+(?=")|"""[\s\S]*?(?:"""|$)|"(?:[^"\\\r\n]|\\.)*"?|'\\?[^\r\n]'|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<=[\p{L}\p{N}_`])<[\p{L}\p{N}_`.,?*<>\s]{1,200}>(?=\()/gu;

/**
 * The text as the grammar is given it, with blanks in place of what it cannot read: positions stay the same. It takes
 * `Type<Argument>(a)` for two comparisons; for Kotlin it is a call (Kotlin language specification, "Call and property
 * access expressions"). `$$"…"` came with Kotlin 2.2.
 */
export function forGrammar(text: string): string {
  return text.replace(UNREADABLE, (part) => (/^[<$]/.test(part) ? part.replace(/[^\r\n]/g, ' ') : part));
}
