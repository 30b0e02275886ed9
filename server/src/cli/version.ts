/** The version of the package; one manifest says it for all. */
import manifest from "../../../package.json" with { type: "json" };

export const version: string = manifest.version;
