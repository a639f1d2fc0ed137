import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Span } from '../core/types.ts';
import { type Content, createContent, type Text } from './xml-text.ts';

export interface Attribute {
  readonly name: string;
  /** Without quotes, entities decoded. */
  readonly value: string;
  /** The value without its quotes. */
  readonly span: Span;
  /** The value with its quotes. */
  readonly literal: Span;
  /** Name and value. */
  readonly entry: Span;
}

export interface Element {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** From its first mark to its last; its start tag until it has ended. */
  readonly span: Span;
  /** What it contains, once it has ended, if that is nothing but text. */
  readonly text?: Text;
  /** True for `<name/>`: there the text would take the place of `/>`. */
  readonly isEmptyTag: boolean;
  /** For the visitor to keep the name that one of its children gives it. */
  namedBy?: string;
}

/** Told of what stands in a text, in its order. `parents` are the elements around, from the outermost. */
export interface Visitor {
  /** An element has begun, and all its attributes are known. */
  start(element: Element, parents: readonly Element[]): void;
  /** An element has ended: at its end tag, at the end tag of one around it, or with the text. */
  end(element: Element, parents: readonly Element[]): void;
  comment(span: Span): void;
}

/** Walks through XML. Takes any text: an element that is not closed ends with the one around it. */
export function walkElements(text: string, visitor: Visitor): void {
  const elements = createElements(visitor);
  const until = (end: number) => Math.min(end + 1, text.length);
  const callbacks: TokenizerCallbacks = {
    ...attributeCallbacks(text, elements),
    onopentagname: (start, end) => elements.open(text.slice(start, end), { start: start - 1, end }),
    onopentagend: (end) => elements.begin(end + 1),
    onselfclosingtag: (end) => {
      elements.begin(end - 1, true);
      elements.close(end + 1, end + 1);
    },
    onclosetag: (start, end) => {
      const mark = text.indexOf('>', end);
      elements.closeNamed(text.slice(start, end), start - '</'.length, mark < 0 ? text.length : mark + 1);
    },
    ontext: (start, end) => {
      // The tokenizer has lost where the text begins when it ends within an end tag.
      if (start >= 0) elements.content()?.addSource(text.slice(start, end), start);
    },
    ontextentity: (code, end) => {
      elements
        .content()
        ?.addMeaning(String.fromCodePoint(code), { start: text.lastIndexOf('&', end - 1), end });
    },
    oncdata: (start, end, marks) => {
      const span = { start: start - '<![CDATA['.length, end: until(end) };
      elements.content()?.addMeaning(text.slice(start, end - marks), span);
    },
    oncomment: (start, end) => {
      const from = start - COMMENT.length;
      // The tokenizer takes the rest of a broken tag, `<//>`, for a comment as well.
      if (text.startsWith(COMMENT, from) && from >= 0) visitor.comment({ start: from, end: until(end) });
    },
    ondeclaration: () => {},
    onprocessinginstruction: () => {},
    onend: () => elements.closeAll(text.length),
  };
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, callbacks);
  tokenizer.write(text);
  tokenizer.end();
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** An element that has not ended. */
interface Open extends Writable<Element> {
  readonly attributes: Attribute[];
  content: Content;
  hasElements: boolean;
}

const COMMENT = '<!--';

/** An end tag that matches none of so many elements around it counts for nothing. */
const FARTHEST = 200;

type Elements = ReturnType<typeof createElements>;

/** The elements around a place in the text, and the one whose start tag is being read. */
function createElements(visitor: Visitor) {
  const stack: Open[] = [];
  let starting: Open | undefined;
  const begin = (contentStart: number, isEmptyTag = false) => {
    if (!starting) return;
    const element = starting;
    starting = undefined;
    element.content = createContent(contentStart);
    element.isEmptyTag = isEmptyTag;
    const parent = stack.at(-1);
    if (parent) parent.hasElements = true;
    visitor.start(element, stack);
    stack.push(element);
  };
  const close = (contentEnd: number, end: number) => {
    const element = stack.pop();
    if (!element) return;
    element.span = { start: element.span.start, end };
    if (!element.hasElements) element.text = element.content.textUntil(contentEnd);
    visitor.end(element, stack);
  };
  return {
    begin,
    close,
    /** A start tag begins; one that is still being read has lost its end. */
    open: (name: string, span: Span) => {
      begin(span.start);
      starting = {
        name,
        attributes: [],
        span,
        isEmptyTag: false,
        content: createContent(span.end),
        hasElements: false,
      };
    },
    closeNamed: (name: string, contentEnd: number, end: number) => {
      const around = stack.slice(-FARTHEST).findLastIndex((each) => each.name === name);
      if (around < 0) return;
      for (let left = Math.min(stack.length, FARTHEST) - around; left > 1; left--)
        close(contentEnd, contentEnd);
      close(contentEnd, end);
    },
    closeAll: (end: number) => {
      begin(end);
      while (stack.length > 0) close(end, end);
    },
    content: () => stack.at(-1)?.content,
    addAttribute: (attribute: Attribute) => starting?.attributes.push(attribute),
  };
}

/** Puts attributes together. A name that begins with `<` is a tag, and the tag before it has lost its end. */
function attributeCallbacks(text: string, elements: Elements) {
  const beforeValue = /[ \t\r\n\f]*=[ \t\r\n\f]*/y;
  let name: Span = { start: 0, end: 0 };
  let value = '';
  return {
    onattribname: (start: number, end: number) => {
      name = { start, end };
      value = '';
      if (text[start] === '<' && end - start > 1) elements.open(text.slice(start + 1, end), name);
    },
    onattribdata: (start: number, end: number) => {
      value += text.slice(start, end);
    },
    onattribentity: (code: number) => {
      value += String.fromCodePoint(code);
    },
    onattribend: (quote: QuoteType, end: number) => {
      if (quote === QuoteType.NoValue) return;
      beforeValue.lastIndex = name.end;
      const start = beforeValue.test(text) ? beforeValue.lastIndex : name.end;
      const quotes = quote === QuoteType.Unquoted ? 0 : 1;
      elements.addAttribute({
        name: text.slice(name.start, name.end),
        value,
        span: { start: start + quotes, end: end - quotes },
        literal: { start, end },
        entry: { start: name.start, end },
      });
    },
  };
}
