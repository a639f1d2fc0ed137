import { visible } from './visible.ts';

/** The language of what the engine says, wherever it is shown: for screen readers and translators of pages. */
export const ENGLISH = 'en';

type Child = Node | string | undefined;

/** An element of HTML. Texts become text nodes, whatever stands in them. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  fill(created, attributes, children);
  return created;
}

/** An element of SVG. */
export function shape<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const created = document.createElementNS('http://www.w3.org/2000/svg', tag);
  fill(created, attributes, children);
  return created;
}

function fill(
  into: Element,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string | undefined)[],
): void {
  for (const [name, value] of Object.entries(attributes)) into.setAttribute(name, value);
  for (const child of children) {
    if (child !== undefined) into.append(typeof child === 'string' ? visible(child) : child);
  }
}

/** A part of the page with a heading, known by it to screen readers too. Undefined when there is nothing in it. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement | undefined {
  if (children.every((child) => child === undefined)) return undefined;
  const heading = element('h2', { id: `${id}-title` }, title);
  return element('section', { id, 'aria-labelledby': heading.id }, heading, ...children);
}
