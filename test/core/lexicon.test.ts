/** Word lists: what a configuration can add to has to be read by something. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { wordLists } from "../../server/src/core/lexicon.ts";

describe("word lists", () => {
  const core = "server/src/core";
  const source = readdirSync(core, { recursive: true })
    .filter((name) => String(name).endsWith(".ts"))
    .map((name) => readFileSync(`${core}/${name}`, "utf8"))
    .join("\n");
  /** Lists of a kind are looked up by the prefix of their names: `LAYER_TECH`. */
  const isRead = (name: string): boolean =>
    new RegExp(`["'\`]${name}["'\`]`).test(source) ||
    new RegExp(`["'\`]${name.slice(0, name.indexOf("_") + 1) || name}["'\`$]`).test(source);

  for (const { name } of wordLists)
    it(`${name} is read by a rule or a model`, () => assert.ok(isRead(name), `nothing reads ${name}`));
});
