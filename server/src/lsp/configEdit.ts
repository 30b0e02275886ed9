/** Changes of a configuration file that keep its comments and its layout. */
import { findNodeAtLocation, getNodeValue, type JSONPath, type Node, type ParseError, parseTree } from "jsonc-parser";
import { isMap, Lexer, parseDocument } from "yaml";
import type { Kind } from "../core/postmortem/kind.ts";
import { applyEdits, type Edit } from "../core/text.ts";
import { isTooDeep } from "../settingsFile.ts";
import { pathOf } from "./uri.ts";

/** What is written: the severity of a rule, one more phrase that is allowed, or what kind of document a file is. */
export type ConfigChange =
  | { readonly kind: "disable"; readonly rule: string }
  | { readonly kind: "allow"; readonly phrase: string }
  | { readonly kind: "treat"; readonly uri: string; readonly as: Kind };

/** A configuration that says nothing but a change. */
export function newConfiguration(uri: string, change: ConfigChange): string {
  return changeConfiguration(uri, '{\n  "extends": ["recommended"]\n}\n', change) as string;
}

/** The text of a configuration after a change; undefined where it cannot be read, or has no place for the change. */
export function changeConfiguration(uri: string, text: string, change: ConfigChange): string | undefined {
  try {
    return /\.ya?ml$/i.test(uri) ? changeYaml(uri, text, change) : changeJson(uri, text, change);
  } catch {
    // Too deep for the library, full of aliases, or a list where an object belongs: such a file is its writer's to mend.
    return undefined;
  }
}

/** A file as a glob relative to the folder of a configuration. */
function globOf(configUri: string, uri: string): string {
  const folder = pathOf(configUri).replace(/[^/]*$/, "");
  const path = pathOf(uri);
  const relative = (path.startsWith(folder) ? path.slice(folder.length) : path).replace(/[\\*?[\]{}()!+@|]/g, "\\$&");
  // Without a slash it would name files of every folder.
  return relative.includes("/") ? relative : `./${relative}`;
}

/** Which of the overrides of a configuration are about one file alone. */
function overrideOf(overrides: unknown, glob: string): number {
  return Array.isArray(overrides)
    ? overrides.findIndex((it) => Array.isArray(it?.files) && it.files.length === 1 && it.files[0] === glob)
    : -1;
}

function changeJson(uri: string, text: string, change: ConfigChange): string | undefined {
  const source = text.trim() === "" ? "{}\n" : text;
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  if (!tree || errors.length > 0) return undefined;
  const top: JSONPath = uri.endsWith("package.json") ? ["blameless"] : [];
  const set = (path: JSONPath, value: unknown): string =>
    applyEdits(source, setValue(source, tree, [...top, ...path], value));
  const valueAt = (path: JSONPath): unknown => {
    const node = findNodeAtLocation(tree, [...top, ...path]);
    return node && getNodeValue(node);
  };
  if (change.kind === "disable") {
    const setting = valueAt(["rules", change.rule]);
    return set(Array.isArray(setting) ? ["rules", change.rule, 0] : ["rules", change.rule], "off");
  }
  if (change.kind === "treat") {
    const glob = globOf(uri, change.uri);
    const overrides = valueAt(["overrides"]);
    const index = overrideOf(overrides, glob);
    if (index >= 0) return set(["overrides", index, "kind"], change.as);
    const override = { files: [glob], kind: change.as };
    return Array.isArray(overrides) ? set(["overrides", overrides.length], override) : set(["overrides"], [override]);
  }
  const allowed = valueAt(["allow"]);
  if (!Array.isArray(allowed)) return set(["allow"], [change.phrase]);
  return allowed.includes(change.phrase) ? source : set(["allow", allowed.length], change.phrase);
}

/**
 * Edits that set the value at a path, made where a hand would make them. The library lays out anew every line that it
 * touches, which spreads the lists of others over many lines.
 */
function setValue(source: string, tree: Node, path: JSONPath, value: unknown): Edit[] {
  const known = findNodeAtLocation(tree, path);
  if (known) return [{ start: known.offset, end: known.offset + known.length, text: inOneLine(value) }];
  // The innermost object or list that is there takes the rest of the path in.
  let depth = path.length - 1;
  while (depth > 0 && !findNodeAtLocation(tree, path.slice(0, depth))) depth--;
  const container = findNodeAtLocation(tree, path.slice(0, depth)) as Node;
  const [key, ...inner] = path.slice(depth) as [string | number, ...string[]];
  if (container.type !== (typeof key === "number" ? "array" : "object")) throw new Error("no place for it");
  const nested = inner.reduceRight<unknown>((it, name) => ({ [name]: it }), value);
  const entry = typeof key === "number" ? inOneLine(nested) : `${JSON.stringify(key)}: ${inOneLine(nested)}`;
  return insertion(source, container, depth + 1, entry);
}

function insertion(source: string, container: Node, depth: number, entry: string): Edit[] {
  const eol = source.includes("\r\n") ? "\r\n" : "\n";
  const unit = /\n([ \t]+)"/.exec(source)?.[1] ?? "  ";
  const newLine = `${eol}${unit.repeat(depth)}`;
  const at = (offset: number, text: string, end = offset): Edit => ({ start: offset, end, text });
  const [first] = container.children ?? [];
  const last = container.children?.at(-1);
  const start = container.offset + 1;
  if (!first || !last) {
    const end = container.offset + container.length - 1;
    // What stands there is a comment.
    if (source.slice(start, end).trim() !== "") return [at(start, `${newLine}${entry}`)];
    if (container.type === "array") return [at(start, entry, end)];
    return [at(start, `${newLine}${entry}${eol}${unit.repeat(depth - 1)}`, end)];
  }
  const after = last.offset + last.length;
  if (!source.slice(container.offset, first.offset).includes("\n")) return [at(after, `, ${entry}`)];
  // A comment at the end of the line is about what stands before it.
  const rest = /^[ \t]*(,?)[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n)/.exec(source.slice(after));
  if (!rest) return [at(after, `,${newLine}${entry}`)];
  const lineEnd = after + rest[0].length;
  return rest[1] ? [at(lineEnd, `${newLine}${entry}`)] : [at(after, ","), at(lineEnd, `${newLine}${entry}`)];
}

/** `{ "files": ["a.md"], "kind": "other" }` */
function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, it]) => `${JSON.stringify(key)}: ${inOneLine(it)}`)
    .join(", ")} }`;
}

function changeYaml(uri: string, text: string, change: ConfigChange): string | undefined {
  if (isTooDeep(new Lexer().lex(text))) return undefined;
  const document = parseDocument(text);
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return undefined;
  if (change.kind === "disable") {
    const path = ["rules", change.rule];
    const setting = document.toJS()?.rules?.[change.rule];
    document.setIn(Array.isArray(setting) ? [...path, 0] : path, "off");
  } else if (change.kind === "treat") {
    const glob = globOf(uri, change.uri);
    const overrides = document.toJS()?.overrides;
    const index = overrideOf(overrides, glob);
    const override = { files: [glob], kind: change.as };
    if (index >= 0) document.setIn(["overrides", index, "kind"], change.as);
    else if (Array.isArray(overrides)) document.addIn(["overrides"], document.createNode(override));
    else document.setIn(["overrides"], document.createNode([override]));
  } else {
    const allowed = document.toJS()?.allow;
    if (!Array.isArray(allowed)) document.setIn(["allow"], document.createNode([change.phrase]));
    else if (!allowed.includes(change.phrase)) document.addIn(["allow"], change.phrase);
  }
  const changed = document.toString({ lineWidth: 0 });
  return text.includes("\r\n") ? changed.replace(/\r?\n/g, "\r\n") : changed;
}
