/** For people who read a build on the web, such as the summary of a job on GitHub: a table for each file. */
import { visible } from "../display.ts";
import { offerOf } from "../offer.ts";
import {
  type CreateFormatter,
  createTextFormatter,
  type FileReport,
  firstOfEach,
  place,
  plural,
  tally,
} from "../report.ts";

/** How much of a line is shown. */
const COLUMNS = 120;

export const markdown: CreateFormatter = ({ perRule }) => {
  const { render, finish } = createTextFormatter((file) => table(file, perRule));
  return {
    tellsOffers: true,
    render,
    finish: (parts, totals) => {
      const found =
        tally(totals.counts)
          .map(([, text]) => text)
          .join(", ") || "nothing to report";
      return `## Blameless: ${found} in ${plural(totals.postmortems, "postmortem")}\n${finish(parts, totals)}`;
    },
  };
};

function table(file: FileReport, perRule: number): string {
  const { shown, more } = firstOfEach(file.diagnostics, perRule);
  const rows = shown.map((diagnostic) => {
    const { line } = place(file, diagnostic);
    const rule = `[${diagnostic.ruleId}](${diagnostic.url})`;
    return `| ${line} | ${diagnostic.severity} | ${plain(diagnostic.message)} ${rule} | ${code(offerOf(file, diagnostic, COLUMNS) ?? "")} |\n`;
  });
  const left = more.map(([rule, number]) => `\nAnd ${number} more of ${rule}.\n`);
  return `\n### ${plain(file.name)}\n\n| line | severity | finding | words to use instead |\n| ---: | --- | --- | --- |\n${rows.join("")}${left.join("")}`;
}

/** Text in which no character is a mark, and no name a mention. */
function plain(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]<>#|&~$@:]/g, (it) => `&#${it.charCodeAt(0)};${it === "@" ? "\u2060" : ""}`);
}

/** Text as code in a cell. */
function code(text: string): string {
  if (text === "") return "";
  const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${fence} ${visible(text).replaceAll("|", "\\|")} ${fence}`;
}
