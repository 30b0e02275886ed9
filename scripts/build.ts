/** Builds what is published: the command line and the library, bundled, and the types. `npm run build`. */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { rules } from "../server/src/core/rules/index.ts";

const dist = "server/dist";
/** The command line starts on every commit; a larger bundle starts slower. In bytes. */
const CLI_LIMIT = 400_000;
/** Packages that only some runs need: each is a file of its own, which the others do not even read. */
const LAZY = ["yaml", "diff", "jsonc-parser", "picomatch", "ignore", "get-east-asian-width"];

const common: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  mainFields: ["module", "main"],
};

/** Lazy packages are read from their own files, beside the bundle. */
const lazyChunks: Plugin = {
  name: "lazy-chunks",
  setup: ({ onResolve }) => {
    onResolve({ filter: new RegExp(`^(?:${LAZY.join("|")})$`) }, ({ path }) => ({
      path: `./${path}.js`,
      external: true,
    }));
    onResolve({ filter: /^\.\/examples\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** The examples of a rule are read from their own file when somebody asks for them: only `explain` does. */
const examplesOnDemand: Plugin = {
  name: "examples-on-demand",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]core[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (basename(path) === "index.ts") return { contents: source, loader: "ts" };
      const id = JSON.stringify(basename(path, ".ts"));
      const lean = source.replace(
        /\n {2}examples: \{\n[\s\S]*?\n {2}\},\n/,
        `\n  get examples() {\n    return require("./examples.js")[${id}];\n  },\n`,
      );
      if (lean === source) throw new Error(`${path}: its \`examples\` have an unusual shape; run \`npm run format\``);
      return { contents: lean, loader: "ts" };
    }),
};

async function main(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  await Promise.all([
    build({
      ...common,
      entryPoints: { cli: "server/src/cli/bin.ts" },
      format: "cjs",
      outdir: dist,
      plugins: [lazyChunks, examplesOnDemand],
      // What is behind `import()` is required when it is reached; the ESM loader would cost milliseconds.
      supported: { "dynamic-import": false },
    }),
    build({
      ...common,
      entryPoints: Object.fromEntries(LAZY.map((name) => [name, name])),
      format: "cjs",
      outdir: dist,
    }),
    build({ ...common, entryPoints: { index: "server/src/index.ts" }, format: "cjs", outdir: dist }),
    build({
      ...common,
      entryPoints: { index: "server/src/index.ts" },
      format: "esm",
      outdir: dist,
      outExtension: { ".js": ".mjs" },
    }),
  ]);
  const examples = Object.fromEntries(rules.map((rule) => [rule.id, rule.examples]));
  writeFileSync(`${dist}/examples.js`, `module.exports = ${JSON.stringify(examples)};\n`);
  execFileSync(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-b", "server"], {
    stdio: "inherit",
  });
  copyTypes(".tsbuild/core", `${dist}/types/core`);
  copyTypes(".tsbuild/server/server/src", `${dist}/types`);
  const { size } = statSync(`${dist}/cli.js`);
  console.log(`server/dist/cli.js ${(size / 1000).toFixed(0)} KB`);
  if (size > CLI_LIMIT) {
    throw new Error(`the command line is ${size} bytes; ${CLI_LIMIT} are allowed, so that it starts at once`);
  }
}

/** Declarations, with the extensions that a published package needs. */
function copyTypes(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => statSync(path).isDirectory() || path.endsWith(".d.ts") });
  for (const name of readdirSync(to, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const path = join(to, name);
    writeFileSync(path, readFileSync(path, "utf8").replace(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
