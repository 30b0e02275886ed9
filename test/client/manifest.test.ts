/** The manifest of the extension, against what it names. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolveConfig } from "../../server/src/core/config.ts";
import { parseDocument } from "../../server/src/core/document.ts";
import { createLinter } from "../../server/src/core/lint.ts";
import { rules } from "../../server/src/core/rules/index.ts";

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, "utf8"));
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { contributes } = manifest;

describe("the manifest of the extension", () => {
  it("has a text for everything it says, in each language", () => {
    const used = [...JSON.stringify(contributes).matchAll(/%([\w.]+)%/g)].map(([, key]) => key as string);
    for (const name of ["package.nls.json", "package.nls.de.json"]) {
      const texts = read(`client/l10n/${name}`);
      deepStrictEqual(Object.keys(texts).sort(), [...new Set(used)].sort(), name);
    }
    const messages = Object.keys(read("client/l10n/bundle.l10n.json"));
    const german = read("client/l10n/bundle.l10n.de.json");
    deepStrictEqual(Object.keys(german).sort(), messages.sort());
    const places = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [message, translation] of Object.entries(german)) deepStrictEqual(places(translation), places(message));
  });

  it("declares each command that the extension registers, and no other", () => {
    const source = readdirSync("client/src")
      .map((name) => readFileSync(`client/src/${name}`, "utf8"))
      .join("\n");
    const registered = [...source.matchAll(/\bregister\(\s*"(\w+)"/g)].map(([, name]) => `blameless.${name}`);
    const declared: unknown[] = contributes.commands.map(({ command }: { command: string }) => command);
    deepStrictEqual(registered.sort(), [...declared].sort());
    for (const [, command] of JSON.stringify(contributes.menus).matchAll(/"command":"([^"]+)"/g))
      ok(declared.includes(command), `${command}`);
    for (const [, command] of JSON.stringify(read("client/l10n/package.nls.json")).matchAll(
      /\(command:(blameless[^)]+)\)/g,
    ))
      ok(declared.includes(command), `${command}`);
  });

  it("names files that are there", () => {
    const named = [
      manifest.icon,
      ...contributes.grammars.map(({ path }: { path: string }) => path),
      ...contributes.snippets.map(({ path }: { path: string }) => path),
      ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
      ...contributes.walkthroughs[0].steps.map(({ media }: { media: { image: string } }) => media.image),
    ];
    for (const path of named) ok(existsSync(path), path);
  });

  it("reads what the command line prints", () => {
    const { regexp, file, line, column, severity, code } = contributes.problemMatchers[0].pattern;
    const found =
      new RegExp(regexp).exec("docs/a [1].md:10:1: warning: A person. What [x] did? [person-as-cause]") ?? [];
    deepStrictEqual(
      [file, line, column, severity, code].map((it) => found[it]),
      ["docs/a [1].md", "10", "1", "warning", "person-as-cause"],
    );
    // Any other word for a severity is an error to the editor.
    for (const [said, known] of Object.entries({ error: "error", information: "info", hint: "hint" }))
      deepStrictEqual(new RegExp(regexp).exec(`a.md:1:1: ${said}: What? [x-y]`)?.[severity], known);
  });

  it("asks for no more than it needs", () => {
    deepStrictEqual(manifest.activationEvents, ["onLanguage:markdown", "onLanguage:mdx"]);
    deepStrictEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });
});

describe("the snippets", () => {
  const snippets: Record<string, { prefix: string; body: string[]; description: string }> = JSON.parse(
    readFileSync("client/snippets/markdown.json", "utf8"),
  );
  it("have prefixes of their own, and say what they are", () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    deepStrictEqual(prefixes.length, new Set(prefixes).size);
    for (const { prefix, description } of Object.values(snippets))
      ok(/^(?:pm|blameless)-[a-z]+$/.test(prefix) && description, prefix);
  });

  it("say nothing that is reported, once they are filled in", () => {
    const lint = createLinter(rules, resolveConfig([], rules));
    for (const [name, { body }] of Object.entries(snippets)) {
      const text = body
        .join("\n")
        .replace(/\$\{\d+:\$CURRENT_YEAR[^}]*\}/g, "2099-01-02")
        .replace(/\$\{\d+:\$CURRENT_HOUR[^}]*\}/g, "10:02")
        .replace(/\$\{\d+:([^}]*)\}/g, "$1")
        .replace(/\$\w+/g, "");
      const document = parseDocument(`---\nkind: postmortem\n---\n\n# Queue outage\n\n${text}\n`);
      const wording = lint(document, { path: "queue.md", today: "2024-05-20" }).diagnostics.filter(
        ({ category }) => !["structure", "action-items", "suppression"].includes(category),
      );
      deepStrictEqual(
        wording.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        [],
        name,
      );
    }
  });
});

describe("privacy", () => {
  it("has no way to a network in the sources", () => {
    const files = ["client/src", "server/src"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `${folder}/${name}`),
    );
    const way =
      /\bfetch\(|XMLHttpRequest|WebSocket|createTelemetryLogger|sendBeacon|from "(?:node:)?(?:https?|net|dgram|tls|http2)"/;
    for (const path of files) ok(!way.test(readFileSync(path, "utf8")), path);
  });
});
