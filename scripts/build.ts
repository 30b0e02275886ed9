/** Builds what is published: the command line and the library, bundled, and the types. `npm run build`. */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const dist = "server/dist";
/** The command line starts on every commit; a larger bundle starts slower. */
const CLI_LIMIT = 400_000;

/** Packages that only some runs need: each is a file of its own, which the others do not even read. */
const LAZY = ["yaml", "diff", "jsonc-parser", "picomatch", "ignore"];

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

async function main(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  await Promise.all([
    // What a run does not need is behind `import()`: in its own chunk, it is not even read.
    build({
      ...common,
      entryPoints: { cli: "server/src/cli/bin.ts" },
      format: "cjs",
      outfile: `${dist}/cli.js`,
      plugins: [
        {
          name: "lazy-chunks",
          setup: ({ onResolve }) =>
            onResolve({ filter: new RegExp(`^(?:${LAZY.join("|")})$`) }, ({ path }) => ({
              path: `./${path}.js`,
              external: true,
            })),
        },
      ],
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
  execFileSync(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-b", "server"], {
    stdio: "inherit",
  });
  copyTypes(".tsbuild/core", `${dist}/types/core`);
  copyTypes(".tsbuild/server/server/src", `${dist}/types`);

  const { size } = statSync(`${dist}/cli.js`);
  console.log(`server/dist/cli.js ${(size / 1000).toFixed(0)} KB`);
  if (size > CLI_LIMIT)
    throw new Error(`the command line is ${size} bytes; ${CLI_LIMIT} are allowed, so that it starts at once`);
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
