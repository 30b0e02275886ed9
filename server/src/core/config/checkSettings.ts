/** What is wrong with a configuration: each value is checked for what it is, and the message says what it can be. */

import { wordLists } from "../lexicon.ts";
import headings from "../lexicons/headings.json" with { type: "json" };
import { wordListsUrl } from "../links.ts";
import { nearest } from "../nearest.ts";
import { KINDS } from "../postmortem/kind.ts";
import { isSuppressionRule, type Rule, SEVERITIES, SUPPRESSION_RULES } from "../rule.ts";
import { isPattern } from "./allow.ts";
import { globProblem, unsafePattern } from "./pattern.ts";

/** Something wrong in a configuration; `path` leads to it from the top, as keys and 0-based indices. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What a rule can be set to. */
const LEVELS = [...SEVERITIES, "off"] as const;

type Check = (
  value: unknown,
  path: readonly (string | number)[],
  problems: ConfigProblem[],
  rules: readonly Rule[],
) => void;

/** Whether a value is of a type, by its `typeName`; if not, that is a problem. */
function isA(type: string, value: unknown, path: ConfigProblem["path"], problems: ConfigProblem[]): boolean {
  const found = typeName(value);
  if (found !== type) problems.push({ path, message: `expected ${type}, found ${found}` });
  return found === type;
}

const text: Check = (value, path, problems) => isA("a text", value, path, problems);
const flag: Check = (value, path, problems) => isA("true or false", value, path, problems);
const listOf =
  (check: Check): Check =>
  (value, path, problems, rules) => {
    if (isA("a list", value, path, problems))
      for (const [i, entry] of (value as unknown[]).entries()) check(entry, [...path, i], problems, rules);
  };
const oneOf =
  (what: string, values: readonly string[]): Check =>
  (value, path, problems) => {
    if (typeof value !== "string" || !values.includes(value))
      problems.push({
        path,
        message: `${quote(value)} is no ${what}${hint(value, values)}; it can be ${values.join(", ")}`,
      });
  };
const record =
  (what: string, keys: readonly string[] | undefined, check: Check, all = `it can be ${keys?.join(", ")}`): Check =>
  (value, path, problems, rules) => {
    if (!isA("an object", value, path, problems)) return;
    for (const [key, entry] of Object.entries(value as object)) {
      if (keys && !keys.includes(key))
        problems.push({ path: [...path, key], message: `${quote(key)} is no ${what}${hint(key, keys) || `; ${all}`}` });
      else check(entry, [...path, key], problems, rules);
    }
  };
const object =
  (fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, path, problems, rules) => {
    if (!isA("an object", value, path, problems)) return;
    for (const [key, entry] of Object.entries(value as object)) {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (check) check(entry, [...path, key], problems, rules);
      else
        problems.push({
          path: [...path, key],
          message: `unknown key ${quote(key)}${hint(key, Object.keys(fields)) || `; it can be ${Object.keys(fields).join(", ")}`}`,
        });
    }
    for (const key of required)
      if (!(key in (value as object))) problems.push({ path, message: `the key ${quote(key)} is missing` });
  };

const ruleSettings: Check = (value, path, problems, rules) => {
  if (!isA("an object", value, path, problems)) return;
  const ids = [...rules.map((rule) => rule.id), ...SUPPRESSION_RULES];
  for (const [id, setting] of Object.entries(value as object)) {
    const rule = rules.find((it) => it.id === id);
    if (isSuppressionRule(id)) oneOf("severity", LEVELS)(setting, [...path, id], problems, rules);
    else if (!rule) problems.push({ path: [...path, id], message: `no rule is called ${quote(id)}${hint(id, ids)}` });
    else ruleValue(rule)(setting, [...path, id], problems, rules);
  }
};

const ruleValue =
  (rule: Rule): Check =>
  (value, path, problems, rules) => {
    const severity = oneOf("severity", LEVELS);
    if (!Array.isArray(value)) return severity(value, path, problems, rules);
    severity(value[0], [...path, 0], problems, rules);
    if (value.length > 2) problems.push({ path, message: "expected a severity and an object of options" });
    if (value.length < 2) return;
    const known = rule.options ?? {};
    if (!isA("an object", value[1], [...path, 1], problems)) return;
    for (const [name, option] of Object.entries(value[1] as object)) {
      const at = [...path, 1, name];
      if (name === "allow") {
        listOf(allowed)(option, at, problems, rules);
        continue;
      }
      const expected = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!expected)
        problems.push({
          path: at,
          message: `${rule.id} has no option ${quote(name)}${hint(name, [...Object.keys(known), "allow"])}`,
        });
      else if (isA(typeName(expected.default), option, at, problems) && typeof option === "object")
        (Array.isArray(option) ? listOf(text) : record("", undefined, text))(option, at, problems, rules);
    }
  };

const allowed: Check = (value, path, problems, rules) => {
  text(value, path, problems, rules);
  if (typeof value === "string" && value.trim() === "")
    problems.push({ path, message: "expected a phrase, found an empty text, which would allow everything" });
  if (typeof value !== "string" || !isPattern(value)) return;
  const reason = unsafePattern(value.slice(1, -1));
  if (reason) problems.push({ path, message: `the pattern ${value} is refused: ${reason}` });
};

const glob: Check = (value, path, problems, rules) => {
  text(value, path, problems, rules);
  if (typeof value !== "string") return;
  const problem = /\\[\p{L}\p{N}_]/u.test(value)
    ? `the glob ${quote(value)} has a backslash before a letter; folders are separated by / on every system`
    : globProblem(value);
  if (problem !== undefined) problems.push({ path, message: problem });
};

const tracker: Check = (value, path, problems, rules) => {
  text(value, path, problems, rules);
  if (typeof value === "string" && !/^https?:\/\/[^\s{}]*\{key\}[^\s{}]*$/.test(value))
    problems.push({ path, message: `expected an address with {key} in it, such as https://tickets.example/{key}` });
};
const trackers: Check = (value, path, problems, rules) => {
  record("tracker", undefined, tracker)(value, path, problems, rules);
  for (const key of typeName(value) === "an object" ? Object.keys(value as object) : [])
    if (!/^[A-Z][A-Z0-9_]{0,19}$/.test(key))
      problems.push({
        path: [...path, key],
        message: `${quote(key)} is no beginning of a ticket: expected capitals and digits, as OPS in OPS-123`,
      });
};

const wordChanges = object({ add: listOf(text), remove: listOf(text) });
const ROLES = Object.keys(headings.roles);
const common = {
  rules: ruleSettings,
  kind: oneOf("kind of document", KINDS),
  people: listOf(text),
  services: listOf(text),
  roles: listOf(text),
  allow: listOf(allowed),
  sections: record("role of a section", ROLES, listOf(text)),
};
const settings = object({
  $schema: text,
  root: flag,
  extends: (value, path, problems, rules) => (Array.isArray(value) ? listOf(text) : text)(value, path, problems, rules),
  files: listOf(glob),
  ignore: listOf(glob),
  vocabularies: listOf(text),
  trackers,
  ...common,
  lexicons: record(
    "word list",
    wordLists.map((list) => list.name),
    wordChanges,
    `${wordListsUrl} has them all`,
  ),
  overrides: listOf(object({ files: listOf(glob), ...common }, ["files"])),
  suppressions: object({ requireReason: flag }),
});

/** Everything that is wrong with a value that should be `Settings`. An empty list means that it is. */
export function checkSettings(value: unknown, rules: readonly Rule[]): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  settings(value, [], problems, rules);
  return problems;
}

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return (
    { string: "a text", number: "a number", boolean: "true or false", object: "an object" }[typeof value as string] ??
    "nothing"
  );
}

function quote(value: unknown): string {
  return typeof value === "string" ? `“${value}”` : (JSON.stringify(value) ?? "nothing");
}

function hint(value: unknown, known: readonly string[]): string {
  const near = typeof value === "string" ? nearest(value, known) : undefined;
  return near ? ` (did you mean “${near}”?)` : "";
}
