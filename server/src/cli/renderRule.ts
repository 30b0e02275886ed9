/** The page of a rule for a terminal. In a module of its own, since few runs show one. */
import { issuesUrl, ruleUrl, suppressionsUrl } from "../core/links.ts";
import { INTERNAL_ERROR, type Rule } from "../core/rule.ts";
import type { Instead } from "../instead.ts";
import { citedIn, sources } from "../sources.ts";
import { wrap } from "./display.ts";

/** How many examples of each kind are shown; the page on the web has them all. */
const EXAMPLES = 6;

function presetsOf({ preset }: Rule): string {
  if (preset === "all") return "in preset all only";
  return preset === "prose" ? "in presets prose and all" : `from preset ${preset} on`;
}

/** The page of what is reported without a rule. */
export function renderOwn(id: string, about: string, columns: number): string {
  const url = id === INTERNAL_ERROR ? issuesUrl : suppressionsUrl;
  return `${id}  reported by the linter itself, whatever the rules\n\n${wrap(about, columns, "  ")}\n\n${url}\n`;
}

/** `instead` is what the linter offers for some of the examples; `columns` how wide the page may be. */
export function renderRule(rule: Rule, instead: readonly Instead[], color: boolean, columns: number): string {
  const paint = (code: string, text: string): string => (color ? `\u001B[${code}m${text}\u001B[0m` : text);
  const prose = (markdown: string): string => {
    const wrapped = wrap(markdown, columns, "  ");
    // In colour, emphasis is shown instead of written.
    return color
      ? wrapped
          .replace(/\*\*([^*\n]+)\*\*/g, "\u001B[1m$1\u001B[22m")
          .replace(/\*([^*\n]+)\*/g, "\u001B[3m$1\u001B[23m")
      : wrapped;
  };
  const examples = (list: Rule["examples"]["reported"], mark: string): string =>
    list
      .slice(0, EXAMPLES)
      .map(({ text, note }) => {
        const drawn = color ? text.replace(/⟦([^⟧]*)⟧/g, "\u001B[4m$1\u001B[24m") : text;
        return `  ${mark} ${drawn.replace(/\n/g, "\n    ")}${note ? paint("2", `  (${note})`) : ""}`;
      })
      .join("\n");
  const cited = citedIn(`${rule.rationale}${rule.exemptions ?? ""}`).map((it) => `[${it}] ${sources[it] ?? "unknown"}`);
  const parts: [title: string, body: string][] = [
    ["Why it matters", prose(rule.rationale)],
    ["Reported", examples(rule.examples.reported, paint("33", "✗"))],
    [
      "Words to use instead",
      instead.map(({ before, after }) => `    ${before}\n  ${paint("32", "→")} ${after}`).join("\n"),
    ],
    ["Not reported", examples(rule.examples.clean, paint("32", "✓"))],
    ["What it leaves alone", rule.exemptions ? prose(rule.exemptions) : ""],
    [
      "Options",
      Object.entries(rule.options ?? {})
        .map(
          ([name, option]) =>
            `${wrap(`${name}: ${option.description}`, columns, "  ")}\n    default ${JSON.stringify(option.default)}`,
        )
        .join("\n"),
    ],
    ["Sources", cited.map((source) => prose(source).replace(/\n {2}/g, "\n        ")).join("\n")],
    ["In the configuration", `  "rules": { "${rule.id}": "off" }   or "error", "warning", "information", "hint"`],
    ["In a document, for one place", `  <!-- blameless-disable-next-line ${rule.id} -- the reason -->`],
  ];
  return [
    `${paint("1", rule.id)}  ${paint("2", `${rule.category}, ${rule.severity}, ${presetsOf(rule)}`)}`,
    prose(rule.summary),
    ...parts.filter(([, body]) => body !== "").map(([title, body]) => `${paint("1", title)}\n${body}`),
    paint("2", ruleUrl(rule.id)),
  ]
    .map((part) => `${part}\n`)
    .join("\n");
}
