import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Whether a node is a tag, such as `<Today>` or `<a>`. */
export function isElement(node: Nodes): node is Element & Nodes {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/**
 * The text of an attribute: `alt="A ladder"`.
 * @returns `null` for an attribute with an expression or without a value, `undefined` when there is none.
 */
export function attributeText(element: Element, name: string): string | null | undefined {
  const attribute = element.attributes.find(
    (candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === name,
  );
  if (attribute?.type !== 'mdxJsxAttribute') return undefined;
  return typeof attribute.value === 'string' ? attribute.value : null;
}
