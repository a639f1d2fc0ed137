import type { PageNode } from '../pseudo-language.ts';

/** As much of a page as `src/webview` uses to build one, outside of a browser. */
class PageElement implements PageNode {
  readonly nodeType = 1;
  readonly nodeValue = null;
  readonly childNodes: PageNode[] = [];
  readonly nodeName: string;
  readonly #attributes = new Map<string, string>();
  selectedIndex = 0;
  constructor(nodeName: string) {
    this.nodeName = nodeName;
  }
  get id(): string {
    return this.getAttribute('id') ?? '';
  }
  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  append(...children: readonly (PageNode | string)[]): void {
    this.childNodes.push(...children.map((child) => (typeof child === 'string' ? textNode(child) : child)));
  }
  addEventListener(): void {}
}

function textNode(text: string): PageNode {
  return { nodeType: 3, nodeName: '#text', nodeValue: text, childNodes: [] };
}

/** Gives what `build` builds, with a document for it to build with. */
export function builtPage(build: () => readonly unknown[]): readonly PageNode[] {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'document');
  const document = {
    createElement: (name: string) => new PageElement(name),
    createElementNS: (_namespace: string, name: string) => new PageElement(name),
  };
  Object.defineProperty(globalThis, 'document', { value: document, configurable: true });
  try {
    return build() as readonly PageNode[];
  } finally {
    if (before) Object.defineProperty(globalThis, 'document', before);
    else Reflect.deleteProperty(globalThis, 'document');
  }
}
