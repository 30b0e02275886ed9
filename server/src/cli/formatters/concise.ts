/** One line per finding: `file:line:column: severity: message [rule]`, as editors and `grep` like it. */
import { visible } from "../display.ts";
import { type CreateFormatter, createTextFormatter, place } from "../report.ts";

export const concise: CreateFormatter = () =>
  createTextFormatter((file) =>
    file.diagnostics
      .map((diagnostic) => {
        const { line, column } = place(file, diagnostic);
        return `${visible(file.name)}:${line}:${column}: ${diagnostic.severity}: ${visible(diagnostic.message.replace(/\s+/g, " "))} [${diagnostic.ruleId}]\n`;
      })
      .join(""),
  );
