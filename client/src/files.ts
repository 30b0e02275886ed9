/** The files of a workspace, for a server that cannot read them: those of a browser, or of a virtual file system. */
import { type Disposable, FileSystemError, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { FIND_FILES, type FindFilesParams, READ_FILE, type ReadFileParams } from "../../server/src/lsp/protocol.ts";

/** More documents than the server looks at. */
const MOST_FILES = 10_000;

export function answerFileRequests(client: BaseLanguageClient): Disposable {
  const read = client.onRequest(READ_FILE, async ({ uri }: ReadFileParams): Promise<string | null> => {
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
    } catch (error) {
      // Most questions are whether there is a configuration in a folder, and there is none.
      if (!(error instanceof FileSystemError)) client.warn(`${uri} could not be read: ${error}`, undefined, false);
      return null;
    }
  });
  const find = client.onRequest(FIND_FILES, async ({ folder }: FindFilesParams, token): Promise<string[]> => {
    const pattern = new RelativePattern(Uri.parse(folder), "**/*.{md,markdown,mdx}");
    const found = await workspace.findFiles(pattern, "**/node_modules/**", MOST_FILES, token);
    return found.map((uri) => uri.toString()).sort();
  });
  return { dispose: () => [read, find].map((it) => it.dispose()) };
}
