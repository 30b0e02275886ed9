/** The grammars of `syntaxes`, injected into the Markdown grammar of the editors themselves. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root, VERSIONS, vscodeFolder } from "./vscode.ts";

const MARKDOWN = [
  "markdown-basics/syntaxes/markdown.tmLanguage.json",
  "html/syntaxes/html.tmLanguage.json",
  "html/syntaxes/html-derivative.tmLanguage.json",
];

for (const version of VERSIONS)
  it(`the grammars colour times, fields and suppressions in VS Code (${version})`, () => {
    const program = join(root, "node_modules/vscode-tmgrammar-test/dist/unit.js");
    const grammars = MARKDOWN.flatMap((it) => ["-g", join(vscodeFolder(version), "extensions", it)]);
    execFileSync(process.execPath, [program, ...grammars, "test/syntaxes/*.test.md"], { cwd: root, stdio: "pipe" });
  });
