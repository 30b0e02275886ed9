/** For people who read a build on the web, such as the summary of a job on GitHub: a table for each file. */
import { visible } from "../display.ts";
import { createReaderFormatter } from "../readerReport.ts";
import { type CreateFormatter, plural, tally } from "../report.ts";

export const markdown: CreateFormatter = (output) => {
  const formatter = createReaderFormatter(output, {
    columns: 120,
    head: ({ name }) =>
      `\n### ${plain(name)}\n\n| line | severity | finding | words to use instead |\n| ---: | --- | --- | --- |\n`,
    finding: (_, { diagnostic: { ruleId, url, severity, message }, place: { line }, offered }) =>
      `| ${line} | ${severity} | ${plain(message)} [${ruleId}](${url}) | ${code(offered ?? "")} |\n`,
    more: (rule, number) => `\nAnd ${number} more of ${rule}.\n`,
  });
  return {
    ...formatter,
    finish: (parts, totals) => {
      const counts = tally(totals.counts).map(([, text]) => text);
      const found = counts.join(", ") || "nothing to report";
      return `## Blameless: ${found} in ${plural(totals.postmortems, "postmortem")}\n${formatter.finish(parts, totals)}`;
    },
  };
};

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
