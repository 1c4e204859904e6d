/**
 * Computes something of a list once, however many pages ask for it.
 * @param compute what to compute; the list must not change afterwards.
 */
export function onceFor<List extends object, Result>(
  compute: (list: List) => Result,
): (list: List) => Result {
  const computed = new WeakMap<List, { readonly result: Result }>();
  return (list) => {
    const known = computed.get(list) ?? { result: compute(list) };
    computed.set(list, known);
    return known.result;
  };
}
