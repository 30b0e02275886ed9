/** A real Neovim against the built server. `npm run build && npm run test:neovim`; says so where there is no `nvim`. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const TEXT = "# Postmortem: queue outage\n\n## Detection\n\n👍 ok. The nurse forgot to check the printer.\n";

const editor = process.env.NVIM ?? "nvim";
if (spawnSync(editor, ["--version"]).status !== 0) {
  console.log("skipped: Neovim is not installed here (`nvim`, or $NVIM)");
} else {
  const folder = mkdtempSync(join(tmpdir(), "blameless-neovim-"));
  try {
    const file = join(folder, "incidents", "queue.md");
    mkdirSync(join(folder, "incidents"));
    writeFileSync(file, TEXT);
    const { status, stdout, stderr } = spawnSync(
      editor,
      ["--headless", "--clean", "-n", "-S", resolve("test/e2e/neovim.lua")],
      {
        encoding: "utf8",
        timeout: 60_000,
        env: {
          ...process.env,
          HOME: folder,
          XDG_STATE_HOME: folder,
          XDG_CONFIG_HOME: folder,
          XDG_DATA_HOME: folder,
          BLAMELESS_FILE: file,
          BLAMELESS_NODE: process.execPath,
          BLAMELESS_CLI: resolve("server/dist/cli.js"),
        },
      },
    );
    const saved = readFileSync(file, "utf8");
    console.log(`${stdout}${stderr}`.trim());
    if (status !== 0 || !saved.includes("<!-- blameless-disable-next-line omission-verb -->\n👍 ok."))
      throw new Error(`Neovim ended with ${status}; the file is now:\n${saved}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
