import { Writable } from "node:stream";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeFiles } from "../nodeFiles.ts";
import { startServer } from "./server.ts";

/** Serves one client over standard input and output, or over `--node-ipc`; the process ends when the client leaves. */
export function serve(): Promise<never> {
  const connection = process.argv.includes("--node-ipc")
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, inWholeMessages(process.stdout));
  startServer(connection, { files: nodeFiles });
  return new Promise(() => undefined);
}

/**
 * A stream for the protocol library, which writes the head of a message and then its body. Joined, a client wakes up
 * once for both.
 */
function inWholeMessages(output: NodeJS.WritableStream): Writable {
  let head: Buffer | undefined;
  // Whoever writes is told what went wrong.
  output.on("error", () => undefined);
  return new Writable({
    write: (part: Buffer, _, done) => {
      if (head) {
        output.write(Buffer.concat([head, part]), done);
        head = undefined;
      } else {
        head = part;
        done();
      }
    },
  });
}
