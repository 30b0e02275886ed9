/** What an action item does: prevents, detects, mitigates, repairs. */
import lexicon from "./lexicons/actionTypes.json" with { type: "json" };

export type ActionType = "prevent" | "detect" | "mitigate" | "repair" | "investigate" | "process";

const TYPES = Object.entries(lexicon.types).map(
  ([type, words]) => [type as ActionType, new RegExp(`\\b(?:${words.join("|")})`, "i")] as const,
);

/** The type that the first telling word of a text gives it. */
export function typeOf(text: string): ActionType | undefined {
  let first: { type: ActionType; at: number } | undefined;
  for (const [type, pattern] of TYPES) {
    const at = pattern.exec(text)?.index;
    if (at !== undefined && (!first || at < first.at)) first = { type, at };
  }
  return first?.type;
}
