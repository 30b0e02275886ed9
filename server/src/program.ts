/**
 * Everything in one file, for the editor extension: on the desktop it is the language server as a process and the
 * command line of its tasks, in the browser the language server as a web worker. Two bundles would be twice the size.
 */
declare const importScripts: unknown;

if (typeof importScripts === "function") void import("./lsp/main.browser.ts");
else if (process.argv.includes("--node-ipc")) void import("./lsp/main.node.ts").then(({ serve }) => serve());
else void import("./cli/bin.ts");
