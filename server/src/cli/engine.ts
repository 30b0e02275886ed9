/** How the engine is to run this program. Imported first: what is set here holds for the code that is read after it. */
import { setFlagsFromString } from "node:v8";

// Most patterns run a few times only. The engine would interpret each for its first run, and compile it for the second.
// What already ran keeps its own count: without tier-up at all, a pattern that was interpreted once ends the program in
// the Node.js of Windows (`npm run test:windows`).
setFlagsFromString("--regexp-tier-up-ticks=0");
/**
 * In a run over files, most functions run too seldom for their optimisation to pay; it would take a third of the
 * processor time of a hundred files. By the version of Node, because the engine complains of flags it does not know.
 */
const SELDOM_OPTIMIZED: Readonly<Record<string, string>> = {
  "20": "--interrupt-budget=500000",
  "22": "--invocation-count-for-turbofan=15000",
  "24": "--invocation-count-for-turbofan=15000 --invocation-count-for-maglev=2000",
};
/**
 * The engine learns which objects live long, and puts those of such a place in the code among the old ones from then on.
 * It learns from the word lists, and is wrong about documents: each would stay until all old objects are looked at.
 */
const EACH_OBJECT_YOUNG = "--no-allocation-site-pretenuring";
/** Little of a file is kept, so what is left of it is collected early: that takes milliseconds, and saves megabytes. */
const COLLECTED_EARLY = "--heap-growing-percent=30";
// The language server runs for days, and its answers are waited for.
if (process.argv[2] !== "lsp") {
  const flags = SELDOM_OPTIMIZED[process.versions.node.split(".", 1)[0] as string];
  if (flags !== undefined) setFlagsFromString(`${flags} ${EACH_OBJECT_YOUNG} ${COLLECTED_EARLY}`);
}
