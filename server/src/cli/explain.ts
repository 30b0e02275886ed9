/** The command `explain`: the page of a rule, for a terminal. */
import { insteadOf } from "../instead.ts";
import { type Call, didYouMean } from "./args.ts";
import { EXIT, type Io, outputTo, UsageError } from "./io.ts";

/** For how many examples words to use instead are shown. */
const INSTEAD = 3;

export async function explain(call: Call, io: Io): Promise<number> {
  const [id] = call.operands;
  if (id === undefined) throw new UsageError("explain needs the name of a rule; `blameless rules` lists them all");
  const { rules } = io;
  const { WITHOUT_RULE } = await import("../rulePage.ts");
  const { renderOwn, renderRule } = await import("./renderRule.ts");
  const output = outputTo(io, io.stdout, call.options);
  const columns = Math.min(output.columns, 100);
  const own = Object.hasOwn(WITHOUT_RULE, id) ? WITHOUT_RULE[id] : undefined;
  if (own !== undefined) {
    io.stdout.write(renderOwn(id, own, columns));
    return EXIT.ok;
  }
  const rule = rules.find((it) => it.id === id);
  if (!rule) {
    const known = rules.map((it) => it.id);
    throw new UsageError(`no rule is called “${id}”${didYouMean(id, known)}; \`blameless rules\` lists them all`);
  }
  io.stdout.write(renderRule(rule, insteadOf(rule, rules, INSTEAD), output.color, columns));
  return EXIT.ok;
}
