import { ok } from "node:assert/strict";
import { inert } from "../../client/src/inert.ts";

/** What the editor makes a link of in a notification. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

it("no link in words that are shown can be clicked", () => {
  for (const link of [
    "[take it](command:workbench.action.quit)",
    "[x](https://evil.example)",
    '[a](file:/etc "b").md',
  ]) {
    ok(LINK.test(link));
    ok(!LINK.test(inert(`The kind of ${link} could not be written down`)));
  }
});
