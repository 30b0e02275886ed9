import { FAULTY } from "../acts/mistake.ts";
import { actsOf } from "../findings/acts.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "mistake-by",
  category: "blame",
  severity: "warning",
  precedence: 160,
  summary: "A mistake, error or slip belongs to a person.",
  rationale: `Every human error has a preceding cause [S51], so calling something a mistake is where the question starts, not where it ends [S43] [S46].
Name the action and its effect, and then the condition that joined them.`,
  exemptions: `Errors of systems ("the parser's error message"), general statements ("anyone could have made the same mistake"), and *by mistake* without a person.`,
  triggers: [
    {
      lists: "ERR",
      words: "wrong mistaken fault screw mess fuck fucked muck goof cock slip",
      people: true,
    },
    { words: "part", with: { lists: "ERR" } },
    { words: FAULTY, people: true, with: { words: "by part from", near: 8 } },
  ],
  examples: {
    reported: [
      { text: "⟦The engineer got the order of the valves wrong⟧." },
      { text: "The outage started with a ⟦mistake by the platform engineer⟧." },
      { text: "⟦Kofi made an error⟧ in the routing table." },
      { text: "It was an ⟦oversight on the part of the release lead⟧." },
      { text: "⟦The technician's slip⟧ disconnected both feeds." },
      { text: "⟦The intern was wrong⟧ to restart the broker." },
      { text: "A ⟦typo by the new administrator⟧ disabled the rule." },
      { text: "The collapse followed ⟦improper maintenance by the fitters⟧." },
      { text: "⟦The nurse got the units mixed up⟧." },
    ],
    clean: [
      { text: "To learn from our mistakes, read the log." },
      { text: "The error was seen in our error logs that evening." },
      { text: "The importer got the order of the columns wrong." },
      { text: "The problem was not that a nurse made a mistake: both vials look the same." },
      { text: "The parser's error message named the wrong file." },
      { text: "A typo in the manifest disabled the rule; the schema accepts unknown keys." },
      { text: "Anyone on the rota could have made the same mistake with this prompt." },
      { text: "Two replicas were drained by mistake because their names differ by one digit." },
      { text: "The load balancer returned errors by the thousand." },
      { text: "The estimate was in error by four minutes." },
      { text: "Customers were logged in to the wrong account." },
      { text: "The improper shutdown of the compressor left the valve half open." },
      { text: "An accidental restart by the watchdog cleared the queue." },
      { text: "The wires got mixed up in the duct." },
      { text: "The review is about the patient and not about the nurse who made the mistake." },
      { text: "Fix a typo in the manual by @wei." },
    ],
  },
  checkSentence: (sentence, context) =>
    actsOf(
      "mistake",
      "A mistake is given an owner here. What did the action look like at that moment, and what turned it into harm?",
      sentence,
      context,
    ),
});
