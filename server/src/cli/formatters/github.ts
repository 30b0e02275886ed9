/** Annotations of GitHub Actions: workflow commands on standard output. */
import { relative } from "../../paths.ts";
import { offerOf } from "../offer.ts";
import { type CreateFormatter, createTextFormatter, place } from "../report.ts";

const COMMAND = { error: "error", warning: "warning", information: "notice", hint: "notice" } as const;

/** How much of a line an annotation shows. */
const COLUMNS = 200;

export const github: CreateFormatter = ({ root }) => ({
  tellsOffers: true,
  ...createTextFormatter((file) =>
    file.diagnostics
      .map((diagnostic) => {
        const { line, column, endLine, endColumn } = place(file, diagnostic);
        // Columns are only understood within one line.
        const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : "";
        const offered = offerOf(file, diagnostic, COLUMNS);
        const message = offered === undefined ? diagnostic.message : `${diagnostic.message}\n→ ${offered}`;
        return `::${COMMAND[diagnostic.severity]} file=${property(relative(root, file.path))},line=${line},endLine=${endLine}${columns},title=${property(diagnostic.ruleId)}::${data(message)}\n`;
      })
      .join(""),
  ),
});

function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
