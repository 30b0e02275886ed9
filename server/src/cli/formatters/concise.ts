/** One line per finding: `file:line:column: severity: message [rule]`. */
import { place, type Formatter } from "../report.ts";

export const concise: Formatter = ({ files }) =>
  files
    .flatMap((file) =>
      file.diagnostics.map((diagnostic) => {
        const { line, column } = place(file, diagnostic);
        return `${file.name}:${line}:${column}: ${diagnostic.severity}: ${diagnostic.message} [${diagnostic.ruleId}]\n`;
      }),
    )
    .join("");
