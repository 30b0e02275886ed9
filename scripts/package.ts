/**
 * Packs the editor extension, `.vsix/blameless-VERSION.vsix`, from what `npm run build` made. `npm run package`. Only
 * what the editor reads goes in, in `.vsix/extension`; that folder is also what `--extensionDevelopmentPath` takes.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(import.meta.url), "../..");
export const STAGE = join(root, ".vsix/extension");
/** Downloaded by everyone who tries it; in bytes. */
const LIMIT = 1_000_000;

const CONTENTS = [
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "client/dist",
  "client/l10n",
  "client/media/icon.png",
  "client/snippets",
  "client/walkthrough",
  "docs/blameless.schema.json",
  "syntaxes",
];
/** What the manifest says to npm, and means nothing to an editor. */
const ONLY_NPM = ["bin", "types", "exports", "files", "scripts", "devDependencies"];

/** Copies the contents of the extension to `STAGE`. */
export function stage(): void {
  rmSync(STAGE, { recursive: true, force: true });
  for (const path of CONTENTS) {
    mkdirSync(dirname(join(STAGE, path)), { recursive: true });
    cpSync(join(root, path), join(STAGE, path), { recursive: true });
  }
  // The editor looks for the texts of the manifest beside it.
  for (const name of readdirSync(join(root, "client/l10n")).filter((it) => it.startsWith("package.nls")))
    cpSync(join(root, "client/l10n", name), join(STAGE, name));
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const key of ONLY_NPM) delete manifest[key];
  manifest.files = ["**"];
  writeFileSync(join(STAGE, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Packs what was staged, and returns the path of the package. */
export function pack(): string {
  const { version } = JSON.parse(readFileSync(join(STAGE, "package.json"), "utf8")) as { version: string };
  const path = join(root, `.vsix/blameless-${version}.vsix`);
  const vsce = join(root, "test/e2e/node_modules/@vscode/vsce/vsce");
  // The rule about secrets shows made-up ones.
  const options = ["--no-dependencies", "--allow-package-secrets", "github", "--out", path];
  execFileSync(process.execPath, [vsce, "package", ...options], { cwd: STAGE, stdio: ["ignore", "ignore", "inherit"] });
  const { size } = statSync(path);
  console.log(`${path.slice(root.length + 1)} ${(size / 1000).toFixed(0)} KB`);
  if (size > LIMIT) throw new Error(`the extension is ${size} bytes; ${LIMIT} are allowed`);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  stage();
  pack();
}
