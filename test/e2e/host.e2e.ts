/** The suite of `host/suite.ts` in both kinds of extension host, each a test here for each there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import type { Browser } from "playwright-core";
import { STAGE } from "../../scripts/package.ts";
import {
  createSandbox,
  runInHost,
  serveFiles,
  startBrowser,
  startVsCode,
  VERSIONS,
  vscodeFolder,
  windowUrl,
} from "./vscode.ts";

const OUT = join(import.meta.dirname, "out");

/** What a suite said of each of its tests. */
interface Result {
  readonly title: string;
  readonly error?: string;
  /** Why it was left out. */
  readonly skipped?: string;
}

const TASK = "checks the workspace by a task, with the program it brings along";
const WITHOUT_TERMINALS = { [TASK]: "the terminals of this editor were not compiled" };
const WITHOUT_NODE = {
  [TASK]: "a browser runs no program",
  "lives on beside a server that hangs, and starts another one": "a worker cannot be held from outside",
  "starts after a start that failed, without another window":
    "what the extension consists of cannot be changed from here",
};

const bundle: BuildOptions = { bundle: true, format: "cjs", outdir: OUT, logLevel: "warning" };

async function buildSuites(): Promise<void> {
  const from = (name: string): string => join(import.meta.dirname, "host", name);
  await build({
    ...bundle,
    platform: "node",
    external: ["vscode", "mocha"],
    entryPoints: [from("node.ts"), from("suite.ts")],
  });
  await build({
    ...bundle,
    platform: "browser",
    external: ["vscode"],
    entryPoints: [from("browser.ts")],
    alias: { "node:assert/strict": from("assert.ts") },
    define: { global: "globalThis" },
    // The package says that its file is a module, and the file sets the exports of the whole bundle.
    footer: { js: "module.exports = { run };" },
  });
}

describe("in an extension host", function () {
  this.timeout(200_000);
  let browser: Browser;
  before(async () => {
    await buildSuites();
    browser = await startBrowser();
  });
  after(() => browser?.close());

  /** `without` are the tests that may be left out, and why; no other may. */
  const check = (results: readonly Result[], code: number, without: Readonly<Record<string, string>>): void => {
    const failed = results.filter(({ error }) => error);
    assert.deepEqual(failed, []);
    assert.equal(code, 0);
    const skipped = results.flatMap(({ title, skipped: reason }) => (reason === undefined ? [] : [[title, reason]]));
    assert.deepEqual(Object.fromEntries(skipped), without);
    assert.ok(results.length - skipped.length >= 18, `${results.length} tests ran`);
  };

  for (const version of VERSIONS)
    it(`does what it says with Node, in VS Code (${version})`, async () => {
      const box = createSandbox(version);
      const file = join(box.folder, "results.jsonl");
      const code = await startVsCode(box, ["--enable-smoke-test-driver"], { BLAMELESS_RESULTS: file });
      const page = await browser.newPage();
      try {
        if (process.env.VERBOSE) page.on("console", (message) => console.log(message.text().slice(0, 300)));
        const remote = (path: string): string => `vscode-remote://127.0.0.1:${code.port}${path}`;
        const exit = await runInHost(page, (it) =>
          it.goto(
            windowUrl(code.url, box.workspace, [
              ["extensionDevelopmentPath", remote(STAGE)],
              ["extensionTestsPath", remote(join(OUT, "node.js"))],
              ["skipWelcome", "true"],
            ]),
          ),
        );
        const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
        check(
          lines.filter(Boolean).map((line) => JSON.parse(line)),
          exit,
          version === "oldest" ? WITHOUT_TERMINALS : {},
        );
      } finally {
        await page.close();
        await code.stop();
        box.remove();
      }
    });

  for (const version of VERSIONS)
    it(`does the same in the browser alone, in VS Code (${version})`, async () => {
      const results: Result[] = [];
      const elsewhere: string[] = [];
      const server = await serveWeb(version);
      const page = await browser.newPage();
      try {
        if (process.env.VERBOSE) page.on("console", (message) => console.log(message.text().slice(0, 300)));
        page.on("request", (request) => {
          const { hostname, protocol } = new URL(request.url());
          if (/^(?:http|ws)/.test(protocol) && !/(?:^|\.)localhost$|^127\./.test(hostname))
            elsewhere.push(request.url());
        });
        const exit = await runInHost(page, async (it) => {
          await it.exposeFunction("codeAutomationLog", (_: string, [first]: unknown[]) => {
            if (String(first).startsWith("[result] ")) results.push(JSON.parse(String(first).slice(9)));
          });
          await it.goto(`http://localhost:${server.port}/`);
        });
        check(results, exit, WITHOUT_NODE);
        assert.deepEqual(elsewhere, [], "nothing leaves the machine");
      } finally {
        await page.close();
        await server.stop();
      }
    });
});

/** VS Code with no server behind it, as on vscode.dev: a page around the workbench, and a folder in memory. */
async function serveWeb(version: (typeof VERSIONS)[number]): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const code = vscodeFolder(version);
  const template = readFileSync(join(code, "out/vs/code/browser/workbench/workbench.html"), "utf8");
  let port = 0;
  const page = (): string => {
    const uri = (path: string): object => ({ scheme: "http", authority: `localhost:${port}`, path });
    const configuration = {
      folderUri: { scheme: "tmp", path: "/theatre" },
      enableWorkspaceTrust: false,
      userDataPath: "/unused",
      isEnabledFileDownloads: false,
      isEnabledFileUploads: false,
      isEnabledCoderGettingStarted: false,
      // The editor runs a suite that lies inside of the extension, and no other.
      developmentOptions: { extensions: [uri("/extension")], extensionTestsPath: uri("/extension/test/browser.js") },
      productConfiguration: { extensionsGallery: undefined, enableTelemetry: false },
      configurationDefaults: {
        "workbench.startupEditor": "none",
        "chat.disableAIFeatures": true,
        "telemetry.telemetryLevel": "off",
      },
    };
    const values: Readonly<Record<string, string>> = {
      WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replace(/&/g, "&amp;").replace(/"/g, "&quot;"),
      WORKBENCH_WEB_BASE_URL: `http://localhost:${port}/vs`,
      WORKBENCH_NLS_FALLBACK_URL: "/vs/out/nls.messages.js",
      WORKBENCH_NLS_URL: "/vs/out/nls.messages.js",
    };
    return template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? "");
  };
  /** The package keeps user data on its server, and always has one; here there is none. */
  const withoutServer = (text: string): string => {
    let changed = text;
    for (const [from, to] of [
      [
        /(\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\)/,
        "$1.file('/').with({scheme:$2.vscodeUserData})",
      ],
      [/,remoteAuthority:location\.host\}/, "}"],
    ] as const) {
      if (!from.test(changed)) throw new Error(`the workbench of this version has no ${from}`);
      changed = changed.replace(from, to);
    }
    return changed;
  };
  const server = await serveFiles(
    { "/vs/": code, "/extension/test/": OUT, "/extension/": STAGE },
    { "/": page },
    { "workbench.js": withoutServer },
  );
  port = server.port;
  return server;
}
