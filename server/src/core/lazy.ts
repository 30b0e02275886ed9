import { detached } from "./text.ts";
import { type Trace, traced, tracing } from "./trace.ts";

/**
 * Reads a value when it is first asked for, and only once. What it looks at belongs to the computation that made it, and
 * so to all that ask for it.
 */
export function lazy<T>(read: () => T, trace: Trace | undefined = tracing()): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    if (trace) tracing()?.use(trace);
    known ??= { value: trace ? traced(trace, read) : read() };
    return known.value;
  };
}

/** A function of a short text that remembers its answers, up to so many; then it begins anew. */
export function remember<T extends NonNullable<unknown>>(
  most: number,
  answer: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const own = detached(text);
    const value = answer(own);
    known.set(own, value);
    return value;
  };
}
