/** The formatters by name, each loaded when it is asked for. */
import type { CreateFormatter } from "../report.ts";

export const FORMATS = ["stylish", "concise", "json", "jsonl", "github", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

export async function loadFormatter(format: Format): Promise<CreateFormatter> {
  switch (format) {
    case "stylish":
      return (await import("./stylish.ts")).stylish;
    case "concise":
      return (await import("./concise.ts")).concise;
    case "json":
      return (await import("./json.ts")).json;
    case "jsonl":
      return (await import("./json.ts")).jsonl;
    case "github":
      return (await import("./github.ts")).github;
    case "sarif":
      return (await import("./sarif.ts")).sarif;
  }
}
