/**
 * Computes something of a list, or of an article, once, however many pages ask for it.
 * @param compute what to compute; what it is computed of must not change afterwards.
 */
export function onceFor<Source extends object, Result>(
  compute: (source: Source) => Result,
): (source: Source) => Result {
  const computed = new WeakMap<Source, { readonly result: Result }>();
  return (source) => {
    const known = computed.get(source) ?? { result: compute(source) };
    computed.set(source, known);
    return known.result;
  };
}
