/**
 * Blameless beside its peers, in one run: cold start on one file of 8 KB, 2,000 files of 8 KB, and memory.
 * `npm run bench`; `-- --only rumdl,write-good` for some of them, `-- --files 200` for fewer files. The peers are not
 * dependencies: they are installed, at their current versions, into a cache folder outside the repository's history.
 * Vale is no package of npm, so it takes part where its program is on the path.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join, resolve } from "node:path";

mkdirSync("node_modules/.cache/blameless-bench", { recursive: true });
// Some peers find no files behind a symbolic link.
const CACHE = realpathSync("node_modules/.cache/blameless-bench");
const FILES = Number(option("files") ?? 2000);
const SIZE = 8192;
const COLD_RUNS = 9;
const WARM_RUNS = 3;
/** Tools that take minutes for all files see fewer, and the table says how many. */
const SLOW_FILES = 100;

interface Tool {
  readonly name: string;
  readonly package?: string;
  /** A program that is run if it is there. */
  readonly program?: string;
  readonly extra?: readonly string[];
  readonly slow?: boolean;
  command(paths: readonly string[]): readonly string[];
}

const bin = (path: string): string => join(CACHE, "node_modules", path);
const node = process.execPath;

const tools: readonly Tool[] = [
  { name: "empty program", command: () => [node, join(CACHE, "empty.js")] },
  {
    name: "blameless",
    command: (paths) => [
      node,
      resolve("server/dist/cli.js"),
      "--format",
      "concise",
      "--fail-on",
      "never",
      "--no-config",
      ...paths,
    ],
  },
  {
    name: "rumdl (native)",
    package: "rumdl",
    command: (paths) => [rumdlBinary(), "check", "--no-cache", "--silent", ...paths],
  },
  {
    name: "vale (native)",
    program: "vale",
    command: (paths) => ["vale", "--config", join(CACHE, "vale.ini"), "--output", "line", "--no-exit", ...paths],
  },
  {
    name: "write-good",
    package: "write-good",
    command: (paths) => [node, bin("write-good/bin/write-good.js"), "--parse", ...paths],
  },
  {
    name: "markdownlint-cli2",
    package: "markdownlint-cli2",
    slow: true,
    command: (paths) => [node, bin("markdownlint-cli2/markdownlint-cli2-bin.mjs"), ...paths],
  },
  {
    name: "remark-lint",
    package: "remark-cli",
    extra: ["remark-preset-lint-recommended"],
    slow: true,
    command: (paths) => [
      node,
      bin("remark-cli/cli.js"),
      "--use",
      "remark-preset-lint-recommended",
      "--quiet",
      "--no-stdout",
      ...paths,
    ],
  },
  {
    name: "textlint + write-good",
    package: "textlint",
    extra: ["textlint-rule-write-good"],
    slow: true,
    command: (paths) => [node, bin("textlint/bin/textlint.js"), "--rule", "write-good", ...paths],
  },
  { name: "alex", package: "alex", slow: true, command: (paths) => [node, bin("alex/cli.js"), "--quiet", ...paths] },
  {
    name: "harper.js",
    package: "harper.js",
    slow: true,
    command: (paths) => [node, join(CACHE, "harper.mjs"), ...paths],
  },
];

function main(): void {
  const only = option("only")?.split(",");
  const isThere = ({ program }: Tool): boolean => !program || !spawnSync(program, ["--version"]).error;
  const isWanted = ({ name, package: peer, program }: Tool): boolean =>
    !only || !(peer || program) || only.some((it) => name.includes(it));
  const chosen = tools.filter((tool) => isWanted(tool) && isThere(tool));
  install(chosen);
  const documents = writeDocuments();
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  const first = [documents[0] as string];

  // Interleaved, so that a slow minute of the machine is slow for all.
  const cold = new Map<string, number[]>(chosen.map(({ name }) => [name, []]));
  for (let run = 0; run < COLD_RUNS; run++)
    for (const tool of chosen) cold.get(tool.name)?.push(time(tool, first).seconds);
  const warm = new Map<string, { seconds: number[]; cpu: number[]; megabytes: number; files: number }>();
  for (let run = 0; run < WARM_RUNS; run++) {
    for (const tool of chosen.slice(1)) {
      if (tool.slow && run > 0) continue;
      const paths = tool.slow ? documents.slice(0, Math.min(SLOW_FILES, FILES)) : documents;
      const { seconds, cpu, megabytes } = time(tool, paths);
      const entry = warm.get(tool.name) ?? { seconds: [], cpu: [], megabytes: 0, files: paths.length };
      entry.seconds.push(seconds);
      entry.cpu.push(cpu);
      entry.megabytes = Math.max(entry.megabytes, megabytes);
      warm.set(tool.name, entry);
    }
  }
  const found = spawnSync(node, [resolve("server/dist/cli.js"), "--format", "concise", "--no-config", ...documents], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const perFile = (found.stdout.split("\n").length - 1) / documents.length;
  console.log(`${documents.length} files of ${SIZE} characters; blameless finds ${perFile.toFixed(1)} things in each`);
  const floor = median(cold.get("empty program") ?? []);
  const own = warm.get("blameless");
  const ownRate = own ? (own.files * SIZE) / 1e6 / median(own.seconds) : 0;
  console.log(
    `\n| tool | version | cold start, ms | × empty program | files | seconds | MB/s | × blameless | processor, s/MB | memory, MB |`,
  );
  console.log("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
  for (const tool of chosen) {
    const start = median(cold.get(tool.name) ?? []);
    const entry = warm.get(tool.name);
    const rate = entry ? (entry.files * SIZE) / 1e6 / median(entry.seconds) : undefined;
    const cells = [
      tool.name,
      versionOf(tool),
      (start * 1000).toFixed(0),
      (start / floor).toFixed(2),
      entry?.files ?? "",
      entry ? median(entry.seconds).toFixed(2) : "",
      rate?.toFixed(2) ?? "",
      rate ? (rate / ownRate).toFixed(2) : "",
      entry ? (median(entry.cpu) / ((entry.files * SIZE) / 1e6)).toFixed(2) : "",
      entry?.megabytes.toFixed(0) ?? "",
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
  console.log(
    `\nMedians of ${COLD_RUNS} cold starts and ${WARM_RUNS} runs over the files, interleaved; one run over ${SLOW_FILES} files for the tools that take minutes.`,
  );
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

function install(chosen: readonly Tool[]): void {
  writeFileSync(join(CACHE, "empty.js"), "");
  // The style that it brings along: spelling and repeated words.
  mkdirSync(join(CACHE, "styles"), { recursive: true });
  writeFileSync(join(CACHE, "vale.ini"), "StylesPath = styles\n[*.md]\nBasedOnStyles = Vale\n");
  if (!existsSync(join(CACHE, "package.json"))) writeFileSync(join(CACHE, "package.json"), '{ "private": true }\n');
  writeFileSync(
    join(CACHE, "harper.mjs"),
    `import { readFileSync } from "node:fs";
import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";
const linter = new LocalLinter({ binary });
await linter.setup();
for (const path of process.argv.slice(2)) await linter.lint(readFileSync(path, "utf8"), { language: "markdown" });
`,
  );
  const wanted = chosen.flatMap(({ package: peer, extra = [] }) => (peer ? [peer, ...extra] : []));
  const missing = wanted.filter((name) => !existsSync(join(CACHE, "node_modules", name)));
  if (missing.length === 0) return;
  console.log(`installing ${missing.join(", ")}`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", ...missing.map((name) => `${name}@latest`)], {
    cwd: CACHE,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}

function versionOf({ package: peer, program, name }: Tool): string {
  if (program) return spawnSync(program, ["--version"], { encoding: "utf8" }).stdout.trim().split(" ").at(-1) ?? "";
  if (!peer)
    return name === "blameless"
      ? (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version
      : "";
  return (JSON.parse(readFileSync(join(CACHE, "node_modules", peer, "package.json"), "utf8")) as { version: string })
    .version;
}

function rumdlBinary(): string {
  const scope = ["@rumdl", ""]
    .map((it) => join(CACHE, "node_modules", it))
    .find((path) => existsSync(path) && readdirSync(path).some((name) => /cli-|rumdl-/.test(name)));
  const folders = scope ? readdirSync(scope).filter((name) => /cli-|rumdl-/.test(name)) : [];
  for (const folder of folders) {
    for (const candidate of ["bin/rumdl", "rumdl", "bin/rumdl.exe"]) {
      const path = join(scope as string, folder, candidate);
      if (existsSync(path)) return path;
    }
  }
  return join(CACHE, "node_modules/.bin/rumdl");
}

/** Documents of 8 KB: one of our own postmortems, filled up with sections of others; always the same ones. */
function writeDocuments(): string[] {
  const folder = join(CACHE, `documents-${FILES}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const whole = readdirSync("test/postmortems")
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(`test/postmortems/${name}`, "utf8"));
  const sections = whole.flatMap((text) => text.split(/\n(?=## )/).slice(1));
  return Array.from({ length: FILES }, (_, i) => {
    let text = whole[i % whole.length] as string;
    for (let next = i * 7; text.length < SIZE; next += 3) text += `\n${sections[next % sections.length]}`;
    const path = join(folder, `incident-${String(i).padStart(4, "0")}.md`);
    writeFileSync(path, text.slice(0, SIZE));
    return path;
  });
}

/** Runs a command once. The time of the processor is that of all threads; the peak memory is that of the process itself. */
function time(tool: Tool, paths: readonly string[]): { seconds: number; cpu: number; megabytes: number } {
  const [program, ...args] = tool.command(paths) as [string, ...string[]];
  const timed = existsSync("/usr/bin/time");
  const start = process.hrtime.bigint();
  const result = spawnSync(timed ? "/usr/bin/time" : program, timed ? ["-f", "%U %S %M", program, ...args] : args, {
    cwd: CACHE,
    maxBuffer: 1 << 30,
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.error) throw result.error;
  // Exit codes tell little: some peers count their findings in them.
  if (/\bERR_[A-Z_]+|\bError: Cannot find/.test(result.stderr))
    throw new Error(`${tool.name} did not run:\n${result.stderr.slice(0, 1000)}`);
  const [user, system, kilobytes] = timed ? (result.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number) : [];
  return { seconds, cpu: (user ?? Number.NaN) + (system ?? Number.NaN), megabytes: (kilobytes ?? Number.NaN) / 1000 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

main();
