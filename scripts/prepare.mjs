/**
 * Builds the package when npm installs it: in a checkout, and straight from the repository, as pre-commit does.
 * Plain JavaScript, because nothing is installed yet when it begins.
 */
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

const env = { ...process.env };
// `npm install --global` of a repository passes these on to the installation of its development packages, which then
// land nowhere.
for (const name of Object.keys(env))
  if (/^npm_config_(?:global|prefix|local_prefix|install_links)/i.test(name)) delete env[name];

const run = (command) => execSync(command, { env, stdio: "inherit" });
if (!existsSync("node_modules/esbuild")) run("npm ci --include=dev --ignore-scripts --no-audit --no-fund");
run("npm run --silent build");
