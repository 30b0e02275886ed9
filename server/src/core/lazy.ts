/** Reads a value when it is first asked for, and only once. */
export function lazy<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}
