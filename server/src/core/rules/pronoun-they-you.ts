import { isCredit } from "../acts/polarity.ts";
import { aboutParts } from "../document.ts";
import { isHuman } from "../english/agents.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import type { SectionRole } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { withCapital } from "../rewording/things.ts";
import { isIn } from "../rewording/wordClasses.ts";
import { defineRule, replace, type Suggestion } from "../rule.ts";
import type { Edit } from "../text.ts";

const WHERE: readonly SectionRole[] = ["factors", "lessons", "poorly", "summary"];
const WE: Readonly<Record<string, string>> = { they: "we", them: "us", i: "we", me: "us", you: "we" };
export default defineRule({
  id: "pronoun-they-you",
  category: "people",
  severity: "hint",
  preset: "all",
  precedence: 320,
  summary: "*They*, *you* or *I* stands where *we* could.",
  rationale: `Getting into the habit of *we* rather than *they*, *I* or *you* keeps a review from having sides [S01].`,
  exemptions: `Systems, customers and attackers; a reader who is told how ("you can reproduce it with …"); timelines, and stories told in the first person.`,
  kinds: REVIEWS,
  triggers: [{ words: "they them you i me", within: ["factors", "lessons", "poorly", "summary"] }],
  examples: {
    reported: [
      { text: "## Lessons learned\n- ⟦You⟧ need to ask before touching the firewall." },
      { text: "## Analysis\nThe platform team built the tool and ⟦they⟧ decided on the defaults." },
      { text: "## What went wrong\n- ⟦I⟧ left the old rule in place." },
      { text: "## Summary\nThe DBAs restarted the primary while ⟦they⟧ still had our traffic." },
      { text: "## Lessons\n- It is us who clean up what ⟦they⟧ leave behind." },
    ],
    clean: [
      {
        text: "## What went wrong\n- I left the old rule in place. I saw it at noon, and I rang the ward. I took it out, and I wrote this.",
      },
      { text: "## Analysis\nThe nodes were drained before they had finished replication." },
      { text: "## Lessons learned\n- We agreed to share schema changes a week ahead." },
      { text: "## Timeline\n- 10:02 Sam joined and they took over communication." },
      { text: "## Impact\nCustomers saw errors when they opened the cart." },
      { text: "## Analysis\nYou can reproduce it with two replicas." },
      { text: "## Analysis\nThe attackers used a token they had found in a log." },
    ],
  },
  *checkSentence(sentence, { ask }) {
    const { roles, heading, timeline } = sentence.place;
    if (heading || timeline || isCredit(sentence) || !roles.some((role) => WHERE.includes(role))) return;
    const { words } = sentence;
    for (const phrase of sentence.phrases) {
      const word = words[phrase.head];
      const we = word && phrase.first === phrase.last && word.tag === "pronoun" ? WE[word.lower] : undefined;
      if (!word || !we || (/^(?:i|me)$/.test(word.lower) && ask(isOwnTale))) continue;
      const clause = sentence.clauses.find((it) => it.subject === phrase);
      const agent = sentence.agent(phrase, clause);
      const told =
        word.lower === "you" &&
        (!clause?.verb ||
          /^(?:can|could|may|might|will|would)$/.test(clause.verb.modal ?? "") ||
          clause.marker !== undefined);
      const them = /^the[ym]$/.test(word.lower) && agent !== "they" && agent !== "team" && agent !== "role";
      // "looked **them** up", "nobody saw what **they** did": things, or whoever nobody is.
      const before = words[phrase.head - 1];
      const things = word.lower === "them" && before?.tag !== "preposition" && !isIn("tells", before?.lemma);
      const nobody = /^the[ym]$/.test(word.lower) && /\b(?:nobody|no one)\b/.test(lowerText(sentence, 0, phrase.head));
      // "they can be replayed", "they exist because …": things.
      const state = clause?.verb.passive || /^(?:contain|differ|exist)$/.test(clause?.verb.lemma ?? "");
      if (told || them || things || nobody || (word.lower === "they" && state)) continue;
      const range = rangeOf(sentence, phrase.first, phrase.last);
      yield {
        range,
        message: `“${word.text}” draws a line between people. Would “${we}” be as true?`,
        suggestions: /^the[ym]$/.test(word.lower)
          ? [replace("Name them", range, withCapital(sentence, phrase.first, "⟨the team⟩"))]
          : orNamed(asWe(sentence, word.lower), sentence, phrase.head),
      };
    }
  },
});

/** Whether one person tells the whole of it: more often "I" than "we", and not in passing. */
function isOwnTale({ document }: Postmortem): boolean {
  const told = aboutParts(document, countPersons);
  const sum = (person: "i" | "we"): number => told.reduce((all, it) => all + it[person], 0);
  return sum("i") > 4 && sum("i") > sum("we");
}

const countPersons = (words: string): { i: number; we: number } => ({
  i: words.match(/\bI\b/g)?.length ?? 0,
  we: words.match(/\b[Ww]e\b/g)?.length ?? 0,
});

const FORMS: readonly Readonly<Record<string, string>>[] = [
  { i: "we", me: "us", my: "our", mine: "ours", myself: "ourselves" },
  { you: "we", your: "our", yours: "ours", yourself: "ourselves", yourselves: "ourselves" },
];

/** What one person is or has. */
const SINGLE = /\bas an? |\bmy\b/;

const DUTY = /^(?:must|ought|shall|should)$/;

/** The verbs that follow "we" where those of "I" differ. */
const VERBS: Readonly<Record<string, string>> = { am: "are", was: "were", "'m": "'re", "’m": "’re" };

/** Who is meant, as a placeholder, where "we" would not do; further words for them follow as "they". */
function orNamed(offers: readonly Suggestion[], sentence: Sentence, at: number): readonly Suggestion[] {
  const { words } = sentence;
  const pronoun = lowerAt(words, at);
  const forms = FORMS.find((it) => it[pronoun]) ?? {};
  // "you**'re** right" is said to one who knows.
  if (offers.length > 0 || /^['’]re$/.test(lowerAt(words, at + 1))) return offers;
  // "I think so": the verb agrees with several.
  const verb = sentence.clauses.find(({ subject }) => subject?.first === at)?.verb;
  const many = pronoun === "you" || (verb && !verb.past && !verb.modal);
  const first = words.findIndex(({ lower }) => forms[lower]);
  const edits = words.flatMap(({ start, end, lower }, i): Edit[] => {
    const we = forms[lower];
    // "⟨the role⟩ forgot it, so **they were** asking"
    if (lower === "was" && i - 1 > first && forms[words[i - 1]?.lower ?? ""]) return [{ start, end, text: "were" }];
    if (!we)
      return /^['’]?m$/.test(lower) || lower === "am" ? [{ start, end, text: lower === "am" ? "are" : " are" }] : [];
    const named = /^(?:our|ours)$/.test(we) ? "⟨the role⟩’s" : many ? "⟨the people who do this⟩" : "⟨the role⟩";
    return [{ start, end, text: i === first ? withCapital(sentence, i, named) : (THEIRS[we] ?? lower) }];
  });
  return [{ title: "Name who is meant", edits }];
}

const THEIRS: Readonly<Record<string, string>> = {
  we: "they",
  us: "them",
  our: "their",
  ours: "theirs",
  ourselves: "themselves",
};

/** All words of a sentence for one person told as "we"; nothing where others stand beside them: "Ana and I", "you're right". */
function asWe(sentence: Sentence, pronoun: string): readonly Suggestion[] {
  const forms = FORMS.find((it) => it[pronoun]) ?? {};
  const { words } = sentence;
  const edits: Edit[] = [];
  // "Since we worked better together, I had less to do", "I did not and he did", "you had it and I did not": there are
  // sides to tell apart.
  const others = pronoun === "you" ? /^(?:we|us|our|ours|he|she|i|me)$/ : /^(?:we|us|our|ours|he|she|you)$/;
  if (words.some(({ lower }) => others.test(lower))) return [];
  // "where I was **an accountant**", "**Set your** clock", "**When you** run it": one person, or whoever reads it.
  const acting = forms.i ? "i" : "you";
  const own = sentence.clauses.filter(
    ({ verb, subject }) => verb.finite && words[subject?.head ?? -1]?.lower === acting,
  );
  const single =
    SINGLE.test(lowerText(sentence)) ||
    // "I **as captain** should have asked"
    sentence.phrases.some(
      (it) => words[it.first - 1]?.lower === "as" && words[it.head]?.tag !== "pronoun" && isHuman(sentence.agent(it)),
    ) ||
    own.some(({ verb }) => verb.lemma === "be" && /^(?:an?|the)$/.test(words[verb.last + 1]?.lower ?? ""));
  // "You need to ask first" is for everybody; "you can appeal", "you changed it" is for whoever reads it.
  const advice =
    pronoun === "you" &&
    !own.some(
      ({ verb, marker }) =>
        !marker && !verb.negated && (DUTY.test(verb.modal ?? "") || /^(?:have|need)$/.test(verb.lemma)),
    );
  if (single || advice) return [];
  for (const [i, word] of words.entries()) {
    const we = forms[word.lower];
    if (!we) continue;
    const [before, next] = [words[i - 1], words[i + 1]];
    const beside = (it: Word | undefined): boolean => /^(?:and|or|but|nor|not|\(|@)$/.test(it?.lower ?? "");
    const coupled = beside(next) || (beside(before) && /^(?:noun|name|close)$/.test(words[i - 2]?.tag ?? ""));
    if (
      coupled ||
      before?.text === "(" ||
      /^['’]s$/.test(next?.lower ?? "") ||
      (word.lower === "you" && /^(?:['’]re|guessed|know|see)$/.test(next?.lower ?? "")) ||
      // "I guess it was late", "I see, that was it": what the writer says of the telling.
      (word.lower === "i" && /^(?:agree|apologi[sz]e|guess|mean|see|suppose)$/.test(next?.lower ?? ""))
    )
      return [];
    const verb = word.lower === "i" ? VERBS[next?.lower ?? ""] : undefined;
    if (next && verb) edits.push({ start: next.start, end: next.end, text: verb });
    const subject = sentence.clauses.some((it) => it.verb.finite && it.subject?.first === i);
    edits.push({
      start: word.start,
      end: word.end,
      text: withCapital(sentence, i, word.lower === "you" && !subject ? "us" : we),
    });
  }
  return [{ title: "Say “we”", edits: edits.sort((a, b) => a.start - b.start) }];
}
