/** The formatters by name. Those that few runs ask for are read only then. */
import type { CreateFormatter } from "../report.ts";
import { concise } from "./concise.ts";
import { stylish } from "./stylish.ts";

const FORMATTERS = {
  stylish: () => stylish,
  concise: () => concise,
  json: async () => (await import("./json.ts")).json,
  jsonl: async () => (await import("./json.ts")).jsonl,
  github: async () => (await import("./github.ts")).github,
  sarif: async () => (await import("./sarif.ts")).sarif,
  gitlab: async () => (await import("./gitlab.ts")).gitlab,
  junit: async () => (await import("./xml.ts")).junit,
  checkstyle: async () => (await import("./xml.ts")).checkstyle,
  rdjson: async () => (await import("./rdjson.ts")).rdjson,
  markdown: async () => (await import("./jobSummary.ts")).markdown,
  // Of commands of their own.
  baseline: async () => (await import("../baseline.ts")).baseline,
  "actions:table": async () => (await import("../actions.ts")).actions.table,
  "actions:markdown": async () => (await import("../actions.ts")).actions.markdown,
  "actions:csv": async () => (await import("../actions.ts")).actions.csv,
  "actions:json": async () => (await import("../actions.ts")).actions.json,
} satisfies Record<string, () => CreateFormatter | Promise<CreateFormatter>>;

export type Format = keyof typeof FORMATTERS;
export const FORMATS = (Object.keys(FORMATTERS) as Format[]).filter((name) => !/^(?:actions|baseline)/.test(name));

export async function loadFormatter(format: Format): Promise<CreateFormatter> {
  return FORMATTERS[format]();
}
