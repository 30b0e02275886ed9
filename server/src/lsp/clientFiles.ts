/** Files that only the client can read: those of a virtual workspace, or all of them for a server in a web worker. */
import type { Files } from "../files.ts";

export interface ClientFiles {
  readonly files: Files;
  /**
   * Runs something that reads files, again and again until nothing it asked for was missing: files are read at once,
   * and a client answers later.
   */
  complete<T>(run: () => Promise<T>): Promise<T>;
  /** Forgets what was read. */
  forget(): void;
}

/** More rounds than a chain of configurations that extend each other ever needs. */
const MAX_ROUNDS = 50;

/** `read` asks the client for the text of a path; null where there is none. */
export function createClientFiles(read: (path: string) => Promise<string | null>): ClientFiles {
  let known = new Map<string, Uint8Array | undefined>();
  let missing = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const look = (path: string): Uint8Array | undefined => {
    if (!known.has(path)) missing.add(path);
    return known.get(path);
  };
  const runToTheEnd = async <T>(run: () => Promise<T>): Promise<T> => {
    for (let round = 0; ; round++) {
      missing = new Set();
      const outcome = await run().then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      if (missing.size === 0 || round === MAX_ROUNDS) {
        if ("error" in outcome) throw outcome.error;
        return outcome.value;
      }
      const before = known;
      await Promise.all(
        [...missing].map(async (path) => {
          const text = await read(path).catch(() => null);
          before.set(path, text === null ? undefined : new TextEncoder().encode(text));
        }),
      );
    }
  };
  return {
    files: {
      read: (path) => {
        const bytes = look(path);
        if (!bytes) throw Object.assign(new Error(path), { code: "ENOENT", syscall: "open" });
        return bytes;
      },
      kind: (path) => (look(path) ? "file" : undefined),
      list: () => [],
      write: (path) => {
        throw Object.assign(new Error(path), { code: "EROFS", syscall: "open" });
      },
    },
    // One after the other: each must know which files it missed itself.
    complete: (run) => {
      const outcome = last.then(() => runToTheEnd(run));
      last = outcome.catch(() => undefined);
      return outcome;
    },
    forget: () => {
      known = new Map();
    },
  };
}
