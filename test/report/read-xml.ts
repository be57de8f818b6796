import { SaxesParser } from 'saxes';

/** An element of XML as a strict parser reads it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text. */
  readonly text: string;
}

/** Reads a document; throws where it is not well-formed. */
export function readXml(text: string): Element {
  const top = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    open.at(-1)!.text += part;
  });
  for (const unexpected of ['cdata', 'comment', 'doctype', 'processinginstruction'] as const)
    parser.on(unexpected, () => {
      throw new Error(`a ${unexpected} that nobody wrote`);
    });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return top.children[0]!;
}
