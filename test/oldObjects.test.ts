/**
 * What is read of a document is young when the next one is read, and costs nothing to forget. The engine puts a function
 * that is written straight into a field among the old objects, and with it all that it reaches: the whole document. So it
 * does with the shape of an object that has getters of its own, one for each time such an object is written.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

/** `this.read = () => …`, `known.read ??= async (text) => …`. */
const IN_A_FIELD = /\.#?\w+ (?:\?\?)?= (?:async )?(?:\([^()]*\)|\w+)(?:: [^=\n]+)? =>/;
/** In what a function makes that is made by another one: a linter for each document, say. Those of classes are shared. */
const OWN_GETTER = /^ {6,}get \w+\(/m;

describe("functions in fields", () => {
  it("knows one when it sees one", () => {
    for (const line of ["this.#read = () => 1;", "known.read ??= async (text: string): Promise<string> => text;"])
      assert.match(line, IN_A_FIELD);
    for (const line of ["const read = () => 1;", "this.#read = lazy(() => 1);", "if (a.b === c) x = () => 1;"])
      assert.doesNotMatch(line, IN_A_FIELD);
    assert.match("    return {\n      get words() {\n", OWN_GETTER);
    assert.doesNotMatch("class A {\n  get words() {\n", OWN_GETTER);
  });

  const root = "server/src/core";
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".ts")))
    it(`${name} writes none`, () => {
      const source = readFileSync(`${root}/${name}`, "utf8");
      assert.doesNotMatch(source, IN_A_FIELD);
      assert.doesNotMatch(source, OWN_GETTER);
    });
});
