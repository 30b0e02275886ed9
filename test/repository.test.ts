/** What the repository promises about itself: generated files current, rules complete, documents true. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ruleIds, run } from "../scripts/generate.ts";
import { checkSettings } from "../server/src/core/config.ts";
import { rules } from "../server/src/core/rules/index.ts";
import { sources } from "../server/src/sources.ts";

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => path && existsSync(path));
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  dependencies?: object;
};

describe("repository", () => {
  it("has no stale generated file", async () => {
    deepStrictEqual(await run(true), []);
  });

  it("keeps its top level small", () => {
    const allowed =
      /^(?:package\.json|package-lock\.json|tsconfig\.json|client|server|syntaxes|test|README\.md|docs|scripts|LICENSE|CHANGELOG\.md|action\.yml|\..+)$/;
    deepStrictEqual(
      [...new Set(tracked.map((path) => path.split("/")[0] as string))].filter((name) => !allowed.test(name)),
      [],
    );
  });

  it("needs nothing else to be installed", () => {
    deepStrictEqual(Object.keys(manifest.dependencies ?? {}), []);
  });

  it("names no machine and no package host", () => {
    const host = new RegExp(["registry", "npmjs"].join("\\."));
    const home = new RegExp(["/home", "/Users", "/work"].map((folder) => `${folder}/[a-z]`).join("|"));
    for (const path of tracked.filter((it) => /\.(?:ts|json|md|yml|yaml|cjs)$|^\.[\w.-]+$/.test(it))) {
      const text = readFileSync(path, "utf8");
      ok(!host.test(text), `${path} names a package host`);
      ok(!home.test(text), `${path} names a folder of some machine`);
    }
  });

  it("leaves out no test", () => {
    const left = new RegExp(["skip", "only"].map((word) => `\\.${word}\\(`).join("|"));
    for (const path of tracked.filter((it) => /^test\/.*\.ts$/.test(it)))
      ok(!left.test(readFileSync(path, "utf8")), `${path} leaves out a test`);
  });

  it("has only links that lead somewhere", () => {
    for (const path of tracked.filter((it) => it.endsWith(".md") && !it.startsWith("test/"))) {
      for (const [, target] of readFileSync(path, "utf8")
        .replace(/^(`{3,}).*?^\1/gms, "")
        .matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
        ok(existsSync(resolve(dirname(path), target as string)), `${path} links to ${target}`);
      }
    }
  });

  it("shows a configuration that is right", () => {
    const [, example] = /```jsonc\n([\s\S]*?)```/.exec(readFileSync("docs/configuration.md", "utf8")) ?? [];
    deepStrictEqual(checkSettings(JSON.parse(example as string), rules), []);
  });

  it("names only scripts that exist", () => {
    for (const path of [
      "README.md",
      "docs/adding-a-rule.md",
      "docs/performance.md",
      "docs/accuracy.md",
      ".github/CONTRIBUTING.md",
    ]) {
      for (const [, name] of readFileSync(path, "utf8").matchAll(/npm run ([\w:-]+)/g))
        ok(manifest.scripts[name as string], `${path} names npm run ${name}`);
    }
  });
});

describe("rules", () => {
  it("are called like their files", () => {
    deepStrictEqual(
      rules.map(({ id }) => id),
      ruleIds(),
    );
  });

  for (const rule of rules) {
    it(`${rule.id} is complete`, () => {
      ok(rule.summary.endsWith("."), "its summary is a sentence");
      const cited = [...rule.rationale.matchAll(/\[(S\d+)\]/g)].map((match) => match[1] as string);
      ok(rule.rationale.length > 100, "its rationale says why it matters");
      ok(cited.length > 0 || rule.category === "structure", "its rationale names a source");
      for (const id of cited) ok(sources[id], `the source ${id} is known`);
      ok((rule.exemptions ?? "").length > 20, "it says what it leaves alone");
      ok(rule.examples.reported.length >= 5 && rule.examples.clean.length >= 5, "it has five examples of each kind");
      for (const { text } of rule.examples.reported) ok(text.includes("⟦"), `the words are marked: ${text}`);
      ok(rule.checkSentence || rule.checkDocument, "it checks something");
      ok(rule.triggers !== undefined, "it says what triggers it");
    });
  }

  it("speak in an order without ties", () => {
    const order = rules.flatMap(({ precedence }) => precedence ?? []);
    strictEqual(new Set(order).size, order.length);
  });
});

describe("the core", () => {
  for (const [what, line] of Object.entries({
    "Node's file system": 'import { readFileSync } from "node:fs"; readFileSync("x");',
    "the console": 'console.log("x");',
    "the process": "process.exit(0);",
    timers: "setTimeout(() => undefined, 1);",
    "the DOM": "document.title;",
    "the network": 'fetch("x");',
  })) {
    it(`cannot use ${what}`, function () {
      this.timeout(60_000);
      const folder = mkdtempSync(join("server", "src", "core", "probe-"));
      try {
        writeFileSync(join(folder, "probe.ts"), `${line}\nexport {};\n`);
        writeFileSync(
          join(folder, "tsconfig.json"),
          '{ "extends": "../tsconfig.json", "compilerOptions": { "composite": false, "noEmit": true, "emitDeclarationOnly": false, "tsBuildInfoFile": null, "incremental": false }, "include": ["probe.ts"], "exclude": [] }\n',
        );
        let failed = false;
        try {
          execFileSync(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", folder], {
            stdio: "pipe",
          });
        } catch (error) {
          failed = true;
          ok(/error TS/.test(String((error as { stdout?: Buffer }).stdout)), "the compiler says why");
        }
        ok(failed, "the compiler refuses it");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }

  it("imports nothing from above itself", () => {
    for (const name of readdirSync("server/src/core", { recursive: true, encoding: "utf8" }).filter((it) =>
      it.endsWith(".ts"),
    )) {
      const depth = name.split(/[\\/]/).length - 1;
      for (const [, target] of readFileSync(join("server/src/core", name), "utf8").matchAll(/from "((?:\.\.\/)+)/g)) {
        ok((target as string).length / 3 <= depth, `${name} imports from outside the core`);
      }
    }
  });
});
