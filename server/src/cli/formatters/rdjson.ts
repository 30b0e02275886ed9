/** The format of reviewdog: findings with words to use instead, as suggestions on a pull request. */
import { type Diagnostic, offersOf, type Severity } from "../../core/rule.ts";
import { relative } from "../../paths.ts";
import { type CreateFormatter, type FileReport, place } from "../report.ts";

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: "ERROR",
  warning: "WARNING",
  information: "INFO",
  hint: "INFO",
};

export const rdjson: CreateFormatter = ({ root }) => ({
  tellsOffers: true,
  render: (file) => {
    const path = relative(root, file.path);
    const bytesTo = createByteCount(file.text);
    return file.diagnostics
      .map((diagnostic) => JSON.stringify(toFinding(path, diagnostic, (range) => rangeOf(file, range, bytesTo))))
      .join(",\n");
  },
  finish: (parts) => `{"source":{"name":"blameless"},"diagnostics":[\n${parts.join(",\n")}\n]}\n`,
});

function toFinding(path: string, diagnostic: Diagnostic, toRange: (range: Diagnostic["range"]) => object): object {
  const { ruleId, severity, message, url, range } = diagnostic;
  // A suggestion is taken with one click, so nothing may be left to fill in, and it is one stretch of text.
  const ready = offersOf(diagnostic).filter(({ edits }) => edits.length === 1 && !edits[0]?.text.includes("⟨"));
  return {
    message,
    location: { path, range: toRange(range) },
    severity: SEVERITY[severity],
    code: { value: ruleId, url },
    suggestions: ready.flatMap(({ edits }) => edits.map((edit) => ({ range: toRange(edit), text: edit.text }))),
  };
}

/** Lines and columns are 1-based, and columns are bytes of UTF-8. */
function rangeOf(file: FileReport, range: Diagnostic["range"], bytesTo: (offset: number) => number): object {
  const { line, endLine } = place(file, { range });
  const column = (of: number, offset: number): number => bytesTo(offset) - bytesTo(file.lines.starts[of - 1] ?? 0) + 1;
  return {
    start: { line, column: column(line, range.start) },
    end: { line: endLine, column: column(endLine, range.end) },
  };
}

/** How many UTF-16 units lie between two places whose bytes are known. */
const STRETCH = 1024;

/** How many bytes of UTF-8 a text takes up to an offset, whatever the length of its lines. */
function createByteCount(text: string): (offset: number) => number {
  const count = (from: number, to: number): number => {
    let bytes = 0;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      // Either half of a pair stands for two of its four bytes.
      bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    }
    return bytes;
  };
  const known = [0];
  for (let at = STRETCH; at <= text.length; at += STRETCH)
    known.push((known.at(-1) as number) + count(at - STRETCH, at));
  return (offset) => {
    const stretch = Math.floor(offset / STRETCH);
    return (known[stretch] as number) + count(stretch * STRETCH, offset);
  };
}
