/** A language that nobody speaks: longer, with letters that no English word has, and with ends that tell when a text is cut. */
export function pseudo(text: string): string {
  return `⟦${text.replace(/[aeou]/g, (letter) => `${letter}${ACCENTED[letter] ?? ''}`)}⟧`;
}

const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', o: 'ø', u: 'ü' };

/** What is left of a text when everything in the pseudo-language is taken out of it: nothing with letters, if all was translated. */
export function leftInEnglish(text: string): string {
  const shorter = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return shorter === text ? text : leftInEnglish(shorter);
}

/** A node of a page, or of what stands for one. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
}

/**
 * What a page around a token says itself, seen or read out: neither what stands in the token (code, times) nor what the
 * engine says of it, which is marked as English. Sent to a browser as it is: it knows nothing but what it is given.
 */
export function ownTexts(root: PageNode): readonly string[] {
  const found: string[] = [];
  const visit = (node: PageNode, isInToken: boolean): void => {
    const attribute = (name: string) => node.getAttribute?.(name) ?? '';
    const name = node.nodeName.toLowerCase();
    if (attribute('lang') === 'en' || name === 'time' || (name === 'code' && !isInToken)) return;
    if (isInToken && attribute('class').startsWith('part ')) return;
    const labels = ['aria-label', 'title', 'alt', 'placeholder'].map(attribute);
    const said = [node.nodeType === 3 ? (node.nodeValue ?? '') : '', ...labels];
    found.push(...said.filter((text) => /\p{L}/u.test(text)));
    for (const child of node.childNodes) visit(child, isInToken || attribute('class') === 'token');
  };
  visit(root, false);
  return found;
}
