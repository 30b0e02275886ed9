/** What is taken out of sources and packages on their way into a bundle, because no run of it asks for that. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Plugin } from "esbuild";
import type { Rule } from "../server/src/core/rule.ts";

/** Three checks of write-good assign to a variable that they do not declare, which strict mode refuses. */
export const declaredMatch: Plugin = {
  name: "declared-match",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](?:weasel-words|passive-voice|e-prime)[\\/][\w-]+\.js$/ }, ({ path }) => ({
      contents: `var match;\n${readFileSync(path, "utf8")}`,
    })),
};

/** What a rule says of itself, for its page and for tables, is read from a file of its own: few runs show it. */
const PAGES = ["summary", "rationale", "exemptions", "examples"] as const;

/** Of what a rule leaves alone a page shows so many examples, and a hover the first of one line; the others are for tests. */
const SHOWN = 6;

export function pageOf(rule: Rule): Pick<Rule, (typeof PAGES)[number]> {
  const { reported, clean } = rule.examples;
  const line = clean.findIndex(({ text }) => !text.includes("\n"));
  const shown = clean.filter((_, i) => i < SHOWN || i === line);
  const { summary, rationale, exemptions } = rule;
  return { summary, rationale, exemptions, examples: { reported, clean: shown } };
}

export const pagesOnDemand: Plugin = {
  name: "pages-on-demand",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]core[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (basename(path) === "index.ts") return { contents: source, loader: "ts" };
      let lean = source;
      for (const part of PAGES) {
        // A property of the rule ends where the next one, or the rule itself, begins.
        const property = new RegExp(`\\n  ${part}:[\\s\\S]*?(?=\\n(?:  [\\w*]|\\}\\);))`);
        if (!property.test(lean) && part !== "exemptions")
          throw new Error(`${path}: its \`${part}\` has an unusual shape; run \`npm run format\``);
        lean = lean.replace(property, "");
      }
      return { contents: lean, loader: "ts" };
    });
    // Rules have it in common how they read their page.
    onLoad({ filter: /[\\/]core[\\/]rule\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const getters = PAGES.map((part) => `get ${part}() { return require("./pages.js")[this.id].${part}; }`);
      const shared = source.replace("  return rule;\n", "  return Object.setPrototypeOf(rule, PAGE);\n");
      if (shared === source) throw new Error(`${path}: \`defineRule\` has an unusual shape`);
      return { contents: `${shared}\nconst PAGE = { ${getters.join(", ")} };\n`, loader: "ts" };
    });
  },
};

/** Word lists without what is said about them, each as one string: smaller, and faster to compile. */
export const leanLexicons: Plugin = {
  name: "lean-lexicons",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]lexicons[\\/]\w+\.json$/ }, ({ path }) => ({
      contents: `export default ${toCode(JSON.parse(readFileSync(path, "utf8")))};`,
      loader: "js",
    })),
};

/**
 * What takes such strings apart, at the head of each bundle that holds any; a directive stands before it. In the second
 * form, for long lists in order, words that begin with the same two letters are a group, which has them once.
 */
export const HEAD =
  '"use strict";var $w=s=>s.split("|"),$g=s=>$w(s.split(",").map(g=>g.slice(0,2)+g.slice(2).replaceAll("|","|"+g.slice(0,2))).join("|"));';

function toCode(data: unknown, isSet = false): string {
  if (Array.isArray(data)) {
    const joins = data.length > 2 && data.every((it) => typeof it === "string" && !it.includes("|"));
    if (!joins) return `[${data.map((it) => toCode(it)).join(",")}]`;
    const joined = data.join("|");
    // Each group takes a moment to put together. A list of a lexicon is a set, so it may stand in order.
    const grouped = joined.includes(",") ? joined : inGroups(isSet ? data.toSorted() : data);
    return joined.length - grouped.length > 300 ? `$g(${JSON.stringify(grouped)})` : `$w(${JSON.stringify(joined)})`;
  }
  if (typeof data !== "object" || data === null) return JSON.stringify(data);
  const kept = Object.entries(data).filter(([key]) => !/^(?:about|source)/.test(key));
  return `{${kept.map(([key, value]) => `${JSON.stringify(key)}:${toCode(value, key === "entries")}`).join(",")}}`;
}

/** `abandon`, `abort`, `aim`, `air` → `abandon|ort,aim|r`. */
function inGroups(words: readonly string[]): string {
  return words
    .map((word, i) => {
      const opens = i === 0 || words[i - 1]?.slice(0, 2) !== word.slice(0, 2) || word.length < 2;
      return opens ? `${i === 0 ? "" : ","}${word}` : `|${word.slice(2)}`;
    })
    .join("");
}

/** The parser brings the colours of an editor along, which nobody sees here, and marks that GitHub does not know. */
export const leanParser: Plugin = {
  name: "lean-parser",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]@lezer[\\/]markdown[\\/]dist[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const end = source.indexOf("function parseSubSuper(");
      if (end < source.indexOf("const GFM ="))
        throw new Error(`${path}: what is beyond GitHub's Markdown is not at its end`);
      const colours = /styleTags\(\{[^;]*\}\);\n/;
      if (!colours.test(source)) throw new Error(`${path}: its colours have an unusual shape`);
      const known = source.slice(0, end).replace(colours, "() => null;\n");
      return { contents: `${known}export { GFM, parser };`, loader: "js" };
    });
    onLoad({ filter: /[\\/]@lezer[\\/]highlight[\\/]/ }, () => ({
      contents: `const tag = new Proxy(() => tag, { get: () => tag });
export const tags = tag;
export class Tag {}
export const styleTags = () => () => null;`,
      loader: "js",
    }));
  },
};
