/** As much of `node:assert/strict` as the suite uses, for a host without Node. */
export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new Error(message ?? "not ok");
}

export function equal(actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) throw new Error(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
}

export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
}
