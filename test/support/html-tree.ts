import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A page as a browser would read it, and what its parser had to complain of. */
export interface ReadPage {
  readonly elements: readonly Element[];
  readonly faults: readonly string[];
  /** All text that somebody sees. */
  readonly text: string;
}

/** Reads a whole HTML file with a parser that follows the standard. */
export function readPage(html: string): ReadPage {
  const faults: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => faults.push(code) });
  const elements: Element[] = [];
  const texts: string[] = [];
  // A stack of our own: a page may be deep.
  const open: Node[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (defaultTreeAdapter.isElementNode(node)) elements.push(node);
    if (defaultTreeAdapter.isTextNode(node)) texts.push(node.value);
    if ('childNodes' in node && !(defaultTreeAdapter.isElementNode(node) && node.tagName === 'style'))
      open.push(...node.childNodes.toReversed());
  }
  return { elements, faults, text: texts.join('\u0001') };
}

export const attribute = ({ attrs }: Element, name: string): string | null =>
  attrs.find((one) => one.name === name)?.value ?? null;

/** The text inside of an element, as it is. */
export function textOf(element: Element): string {
  return element.childNodes
    .map((node) =>
      defaultTreeAdapter.isTextNode(node)
        ? node.value
        : defaultTreeAdapter.isElementNode(node)
          ? textOf(node)
          : '',
    )
    .join('');
}

/** All elements of a name on a page. */
export const named = ({ elements }: ReadPage, name: string): readonly Element[] =>
  elements.filter(({ tagName }) => tagName === name);

/** All elements of a name inside of an element. */
export const within = (element: Element, name: string): readonly Element[] =>
  element.childNodes.flatMap((node) =>
    defaultTreeAdapter.isElementNode(node)
      ? [...(node.tagName === name ? [node] : []), ...within(node, name)]
      : [],
  );
