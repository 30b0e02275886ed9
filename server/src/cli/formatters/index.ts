/** The formatters by name. */
import type { CreateFormatter } from "../report.ts";
import { concise } from "./concise.ts";
import { github } from "./github.ts";
import { json, jsonl } from "./json.ts";
import { stylish } from "./stylish.ts";

export const FORMATS = ["stylish", "concise", "json", "jsonl", "github", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

export async function loadFormatter(format: Format): Promise<CreateFormatter> {
  switch (format) {
    case "stylish":
      return stylish;
    case "concise":
      return concise;
    case "json":
      return json;
    case "jsonl":
      return jsonl;
    case "github":
      return github;
    case "sarif":
      return (await import("./sarif.ts")).sarif;
  }
}
