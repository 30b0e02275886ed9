/** Changes of a configuration file that keep its comments and its layout. */
import { applyEdits, findNodeAtLocation, getNodeValue, type JSONPath, modify, parseTree } from "jsonc-parser";
import { isMap, parseDocument } from "yaml";

/** What is written: the severity of a rule, or one more phrase that is allowed. */
export type ConfigChange =
  | { readonly kind: "disable"; readonly rule: string }
  | { readonly kind: "allow"; readonly phrase: string };

/** A configuration that says nothing but a change. */
export function newConfiguration(change: ConfigChange): string {
  return changeConfiguration(".blameless.jsonc", '{\n  "extends": ["recommended"]\n}\n', change) as string;
}

/** The text after a change; undefined where the text cannot be read. */
export function changeConfiguration(path: string, text: string, change: ConfigChange): string | undefined {
  return /\.ya?ml$/i.test(path) ? changeYaml(text, change) : changeJson(text, change, path.endsWith("package.json"));
}

function changeJson(text: string, change: ConfigChange, isManifest: boolean): string | undefined {
  const source = text.trim() === "" ? "{}\n" : text;
  const errors: { error: number; offset: number; length: number }[] = [];
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  if (!tree || errors.length > 0) return undefined;
  const top: JSONPath = isManifest ? ["blameless"] : [];
  const indent = /\n([ \t]+)"/.exec(source)?.[1] ?? "  ";
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: source.includes("\r\n") ? "\r\n" : "\n",
  };
  const set = (path: JSONPath, value: unknown, isArrayInsertion = false): string =>
    applyEdits(source, modify(source, [...top, ...path], value, { formattingOptions, isArrayInsertion }));
  const valueAt = (path: JSONPath): unknown => {
    const node = findNodeAtLocation(tree, [...top, ...path]);
    return node && getNodeValue(node);
  };
  if (change.kind === "disable") {
    const setting = valueAt(["rules", change.rule]);
    return set(Array.isArray(setting) ? ["rules", change.rule, 0] : ["rules", change.rule], "off");
  }
  const allowed = valueAt(["allow"]);
  if (!Array.isArray(allowed)) return set(["allow"], [change.phrase]);
  return allowed.includes(change.phrase) ? source : set(["allow", allowed.length], change.phrase, true);
}

function changeYaml(text: string, change: ConfigChange): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return undefined;
  if (change.kind === "disable") {
    const path = ["rules", change.rule];
    const setting = document.toJS()?.rules?.[change.rule];
    document.setIn(Array.isArray(setting) ? [...path, 0] : path, "off");
  } else {
    const allowed = document.toJS()?.allow;
    if (!Array.isArray(allowed)) document.setIn(["allow"], document.createNode([change.phrase]));
    else if (!allowed.includes(change.phrase)) document.addIn(["allow"], change.phrase);
  }
  return document.toString({ lineWidth: 0 });
}
