/** Templates: documents to start from, and what each expects of those written with it. */
import type { RuleValue, Settings } from "./core/config.ts";
import data from "./templates.json" with { type: "json" };

export interface Template {
  /** Kebab case, and the name of its file in `server/templates`. */
  readonly name: string;
  /** For a menu: `Google SRE`. */
  readonly title: string;
  readonly aliases: readonly string[];
  /** What it is for, as the end of a sentence. */
  readonly about: string;
  /** Keys of the literature it follows, such as `S10`. */
  readonly sources: readonly string[];
  readonly rules: Readonly<Record<string, RuleValue>>;
  /** Markdown, with `{title}` and `{date}` to fill in, and `⟨…⟩` for the writer. */
  readonly text: string;
}

export const templates: readonly Template[] = data as unknown as readonly Template[];

/** The title of a document that has none yet. */
export const UNTITLED = "⟨what happened⟩";

/** The template of a name or an alias. */
export function templateOf(name: string): Template | undefined {
  return templates.find((it) => it.name === name || it.aliases.includes(name));
}

/** What `"extends": "template:NAME"` stands for. */
export function settingsOf({ rules }: Template): Settings {
  return { extends: ["recommended"], rules };
}

/** A new document; `date` as `2024-05-03`. */
export function fillIn({ text }: Template, title: string, date: string): string {
  return text.replaceAll("{title}", () => title).replaceAll("{date}", () => date);
}

/** The name of a file for a new document: `2024-05-03-queue-outage.md`, and where it has no title yet, by its kind. */
export function fileNameFor({ name }: Template, title: string, date: string): string {
  const words = title
    .replace(/⟨[^⟩]*⟩/g, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  const kind =
    name === "premortem" || name === "war-story" ? name : name === "howie" ? "learning-review" : "postmortem";
  return `${date}-${words?.join("-").slice(0, MAX_NAME) ?? kind}.md`;
}

/** A longer name of a file helps nobody, in UTF-16 units. */
const MAX_NAME = 80;

/** `docs/2024-05-03-queue-outage.md` → `2024-05-03`. */
export function dayFrom(path: string): string | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(nameOf(path))?.[0];
}

/** `docs/2024-05-03-queue-outage.md` → `Queue outage`. */
export function titleFrom(path: string): string {
  const name = nameOf(path)
    .replace(/\.\w+$/, "")
    .replace(/^\d{4}-\d\d-\d\d[-_ ]?/, "")
    .replace(/[-_]+/g, " ")
    .trim();
  return name ? name.charAt(0).toUpperCase() + name.slice(1) : UNTITLED;
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
