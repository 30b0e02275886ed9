/** Builds what is published: the command line and the library, bundled, and the types. `npm run build`. */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";

const dist = "server/dist";
/** The command line starts on every commit; a larger bundle starts slower. */
const CLI_LIMIT = 400_000;

const common: BuildOptions = { bundle: true, platform: "node", target: "node20", minify: true, legalComments: "none", logLevel: "warning" };

rmSync(dist, { recursive: true, force: true });
await Promise.all([
  // What a run does not need is behind `import()`: in its own chunk, it is not even read.
  build({
    ...common,
    entryPoints: { cli: "server/src/cli/bin.ts" },
    format: "cjs",
    outfile: `${dist}/cli.js`,
    external: ["./yaml.js", "./diff.js"],
    plugins: [
      {
        name: "lazy-chunks",
        setup: ({ onResolve }) => onResolve({ filter: /^(?:yaml|diff)$/ }, ({ path }) => ({ path: `./${path}.js`, external: true })),
      },
    ],
  }),
  build({ ...common, entryPoints: { yaml: "yaml", diff: "diff" }, format: "cjs", outdir: dist }),
  build({ ...common, entryPoints: { index: "server/src/index.ts" }, format: "cjs", outdir: dist }),
  build({ ...common, entryPoints: { index: "server/src/index.ts" }, format: "esm", outdir: dist, outExtension: { ".js": ".mjs" } }),
]);
execFileSync(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-b", "server"], { stdio: "inherit" });
copyTypes(".tsbuild/core", `${dist}/types/core`);
copyTypes(".tsbuild/server/server/src", `${dist}/types`);

const { size } = statSync(`${dist}/cli.js`);
console.log(`server/dist/cli.js ${(size / 1000).toFixed(0)} KB`);
if (size > CLI_LIMIT) throw new Error(`the command line is ${size} bytes; ${CLI_LIMIT} are allowed, so that it starts at once`);

/** Declarations, with the extensions that a published package needs. */
function copyTypes(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => statSync(path).isDirectory() || path.endsWith(".d.ts") });
  for (const name of readdirSync(to, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const path = join(to, name);
    writeFileSync(path, readFileSync(path, "utf8").replace(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
  }
}
