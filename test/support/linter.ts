/** Linters for tests: every rule on, the kind of document given. */
import { resolveConfig, type Settings } from "../../server/src/core/config.ts";
import { createLinter, type DocumentLinter } from "../../server/src/core/lint.ts";
import type { Kind } from "../../server/src/core/postmortem.ts";
import { rules } from "../../server/src/core/rules/index.ts";

const linters = new Map<string, DocumentLinter>();

/** A linter with every rule on, for documents of one kind; without a kind, it is found in the document. */
export function linterFor(kind?: Kind, settings: Settings = {}): DocumentLinter {
  const key = JSON.stringify([kind, settings]);
  const known = linters.get(key);
  if (known) return known;
  const linter = createLinter(rules, resolveConfig([{ extends: "all", ...settings, ...(kind && { kind }) }], rules));
  linters.set(key, linter);
  return linter;
}
