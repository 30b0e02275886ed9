/** The files of a workspace, for a server that cannot read them: those of a browser, or of a virtual file system. */
import { type CancellationToken, type Disposable, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { FIND_FILES, type FindFilesParams, READ_FILE, type ReadFileParams } from "../../server/src/lsp/protocol.ts";

/** More documents than the server looks at. */
const MOST_FILES = 10_000;
const MARKDOWN = /\.(?:md|markdown|mdx)$/i;
/** Folders with nothing that people here have written. */
const SKIPPED = /^(?:node_modules|\.git)$/;

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
    const found = await markdownBelow(Uri.parse(folder), token);
    return found.map((uri) => uri.toString()).sort();
  });
  return { dispose: () => [read, find].map((it) => it.dispose()) };
}

/** Folder by folder: looking for files by a pattern waits for ever where a file system has no search of its own. */
async function markdownBelow(top: Uri, token: CancellationToken): Promise<Uri[]> {
  const found: Uri[] = [];
  for (let level = [top]; level.length > 0 && found.length < MOST_FILES && !token.isCancellationRequested; ) {
    const listed = await Promise.all(
      level.map(async (folder) => {
        const entries = await workspace.fs.readDirectory(folder).then(
          (it) => it,
          // It may have gone meanwhile, or not be ours to read.
          () => [],
        );
        return entries.map(([name, type]) => ({ name, type, uri: Uri.joinPath(folder, name) }));
      }),
    );
    const entries = listed.flat();
    found.push(
      ...entries.filter(({ name, type }) => type === FileType.File && MARKDOWN.test(name)).map(({ uri }) => uri),
    );
    // No links: they may lead back up.
    level = entries
      .filter(({ name, type }) => type === FileType.Directory && !SKIPPED.test(name))
      .map(({ uri }) => uri);
  }
  return found.slice(0, MOST_FILES);
}
