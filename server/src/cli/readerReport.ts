/** Reports that people read: of each file the first findings of each rule, with the words that they offer. */
import type { Diagnostic } from "../core/rule.ts";
import type { Output } from "./io.ts";
import { offerOf } from "./offer.ts";
import { createTextFormatter, type FileReport, type Formatter, type Place, place, type Totals } from "./report.ts";

/** A finding as a reader is told of it. */
interface Told {
  readonly diagnostic: Diagnostic;
  readonly place: Place;
  /** Its line with the words that it offers; undefined where it offers none. */
  readonly offered: string | undefined;
}

/** How such a report says each of its parts. */
interface Layout {
  /** How much of a line an offer shows, in columns. */
  readonly columns: number;
  head(file: FileReport): string;
  finding(file: FileReport, told: Told): string;
  /** That a rule has found more in a file than is shown. */
  more(rule: string, number: number): string;
  /** What follows the findings of a file. */
  readonly foot?: string;
  end?(totals: Totals): string;
}

/** Makes a report for people; `perRule` of its output says how many findings of each rule it shows, 0 for all. */
export function createReaderFormatter({ perRule }: Output, layout: Layout): Formatter {
  const render = (file: FileReport): string => {
    const { shown, more } = firstOfEach(file.diagnostics, perRule);
    const findings = shown.map((diagnostic) =>
      layout.finding(file, {
        diagnostic,
        place: place(file, diagnostic),
        offered: offerOf(file, diagnostic, layout.columns),
      }),
    );
    const rest = more.map(([rule, number]) => layout.more(rule, number));
    return [layout.head(file), ...findings, ...rest, layout.foot ?? ""].join("");
  };
  return { tellsOffers: true, ...createTextFormatter(render, layout.end) };
}

/** The first `most` findings of each rule (0: all), and of which rules there are how many more. */
function firstOfEach(
  diagnostics: readonly Diagnostic[],
  most: number,
): { readonly shown: readonly Diagnostic[]; readonly more: readonly (readonly [rule: string, number: number])[] } {
  const seen = new Map<string, number>();
  const shown = diagnostics.filter(({ ruleId }) => {
    const number = (seen.get(ruleId) ?? 0) + 1;
    seen.set(ruleId, number);
    return most === 0 || number <= most;
  });
  const more = [...seen].map(([rule, number]) => [rule, number - (most || number)] as const);
  return { shown, more: more.filter(([, number]) => number > 0) };
}
