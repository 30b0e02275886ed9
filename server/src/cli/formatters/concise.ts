/** One line per finding: `file:line:column: severity: message [rule]`, as editors and `grep` like it. */
import { type CreateFormatter, createTextFormatter, place } from "../report.ts";

export const concise: CreateFormatter = () =>
  createTextFormatter((file) =>
    file.diagnostics
      .map((diagnostic) => {
        const { line, column } = place(file, diagnostic);
        return `${file.name}:${line}:${column}: ${diagnostic.severity}: ${diagnostic.message.replace(/\s+/g, " ")} [${diagnostic.ruleId}]\n`;
      })
      .join(""),
  );
