/** The version of the package; one manifest says it for all. */
export { version } from "../../package.json";
