/** What a document is called, and where it lies. */

/** What a document is called. */
export interface Names {
  readonly title: string;
  /** The name of its file. */
  readonly file: string;
  /** The names of the folders it lies in, from the outermost one on. */
  readonly folders: readonly string[];
}

/** Whether one of the folders is called so. */
export function isIn(folders: readonly string[], pattern: RegExp): boolean {
  return folders.some((folder) => pattern.test(folder.replace(/_/g, " ")));
}
