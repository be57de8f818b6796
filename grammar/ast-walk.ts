import type { Node } from './ast.ts';

/**
 * The nodes directly below a node, in the order of the text. Complete by construction: it looks at every field, so a
 * new field of the tree needs no line here.
 */
export function children(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (const field of Object.values(node)) collect(field, found);
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** A node and everything below it, from the outside in. */
export function* descendants(node: Node): Generator<Node> {
  // An own stack: a generator in a generator for each level is slow, and a tree may be deep.
  const stack: Node[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    stack.push(...[...children(next)].reverse());
  }
}

function collect(field: unknown, found: Node[]): void {
  if (typeof field !== 'object' || field === null) return;
  if (isNode(field)) found.push(field);
  // Whatever is no node may hold some: a list, or the type of an attribute.
  else for (const inner of Object.values(field)) collect(inner, found);
}

const isNode = (value: object): value is Node => 'kind' in value && 'span' in value;
