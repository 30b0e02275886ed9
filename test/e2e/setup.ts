/**
 * Installs a real VS Code from npm alone: the server build that the package code-server carries, without its install
 * scripts and without what no test needs. `tsx test/e2e/setup.ts [latest] [oldest] [windows]`; without a version, only
 * the tools that pack the extension and drive a browser. For `windows` it is Node.js for that system, which Wine runs.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** About 300 MB of agents and dev containers. */
const UNUSED = [
  "node_modules/@github",
  "node_modules/@microsoft/mxc-sdk",
  "node_modules/@devcontainers",
  "extensions/copilot",
  "extensions/mermaid-markdown-features",
];

const here = import.meta.dirname;
const npm = (cwd: string, ...args: string[]): void => {
  execFileSync("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
};

/** Installs what a lock file names, unless that is there already. */
function install(folder: string, then: () => void = () => {}): void {
  const lock = readFileSync(join(folder, "package-lock.json"), "utf8");
  const stamp = join(folder, "node_modules", ".ready");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  // The package asks for the Node of its own front, which is not started here.
  npm(folder, "ci", "--force");
  then();
  writeFileSync(stamp, lock);
}

install(here);
for (const which of process.argv.slice(2)) {
  if (which === "windows") {
    if (process.platform !== "win32") install(join(here, which));
    continue;
  }
  const folder = join(here, "vscode", which);
  install(folder, () => {
    const vscode = join(folder, "node_modules/code-server/lib/vscode");
    // Not `ci`: the lock file inside the package is a little out of step with its manifest.
    npm(vscode, "install", "--omit=dev", "--no-save", "--legacy-peer-deps");
    for (const part of UNUSED) rmSync(join(vscode, part), { recursive: true, force: true });
  });
}
