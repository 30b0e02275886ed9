/** Showing what the fixes change. */

/** What changes in a file, as a unified diff that `git apply` and `patch -p1` take. */
export async function renderDiff(name: string, before: string, after: string, color: boolean): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
  }).replace(/^=+\n/, "");
  if (!color) return patch;
  const CODES: Readonly<Record<string, string>> = { "+": "32", "-": "31", "@": "36" };
  return patch.replace(/^.*$/gm, (line) => {
    const code = /^(?:\+\+\+|---) /.test(line) ? "1" : CODES[line[0] ?? ""];
    return code ? `\u001B[${code}m${line}\u001B[0m` : line;
  });
}
