/**
 * Clauses: which verb has which subject and object. A shallow parser in one pass from left to right: noun phrases and
 * verb groups are chunked as they come, and a stack of open clauses says which noun phrase is still waiting for its
 * verb. It is no full grammar; what it cannot attach it leaves without a subject, and a clause without a subject
 * accuses nobody.
 */
import grammar from "../lexicons/grammar.json" with { type: "json" };
import { BASE, GERUND, PARTICIPLE, PAST, PRESENT } from "./inflection.ts";
import { isTime, type NounPhrase, readNounPhrase } from "./nounPhrases.ts";
import { readVerbGroup, type VerbGroup } from "./verbGroups.ts";
import type { Word } from "./word.ts";

export type ClauseKind = "main" | "relative" | "subordinate" | "complement" | "infinitive" | "gerund" | "participle";

export interface Clause {
  readonly kind: ClauseKind;
  /** `because`, `if`, `who`, `that`, `without` …: the word that ties it to the clause around it. */
  readonly marker: Word | undefined;
  readonly subject: NounPhrase | undefined;
  /** The subject stands in an earlier clause: "Omar merged **and broke** the build". */
  readonly inherited: boolean;
  readonly verb: VerbGroup;
  /** "Had we tested", "did the engineer restart". */
  readonly inverted: boolean;
  object?: NounPhrase;
  /** The agent of a passive. */
  by?: NounPhrase;
  /** `down` in "took the site down". */
  particle?: string;
  /** What stands after a copula, from the first to the last word. */
  complement?: { first: number; last: number };
  readonly prepositions: { readonly preposition: number; readonly phrase: NounPhrase }[];
  /** The clause an infinitive or gerund depends on. */
  readonly governor: Clause | undefined;
  first: number;
  last: number;
}

const AMBIGUOUS = new Set(grammar.subordinatorOrPreposition.words);
const PARTICLES = new Set(["up", "down", "out", "off", "away", "over", "through", "back", "offline", "apart", "aside"]);
const INTRANSITIVE_BY = new Set([
  "increase",
  "decrease",
  "grow",
  "rise",
  "fall",
  "drop",
  "go",
  "improve",
  "differ",
  "vary",
  "exceed",
  "reduce",
]);
const NEGATIVE_SUBJECTS = new Set(["nobody", "no-one", "none", "neither", "nothing", "no"]);

/** One open clause. */
interface Frame {
  kind: "main" | "relative" | "subordinate" | "complement" | "parenthesis";
  marker: Word | undefined;
  /** The noun phrase waiting for its verb. */
  subject: NounPhrase | undefined;
  /** The last clause of this frame, and the last that is finite. */
  clause: Clause | undefined;
  finite: Clause | undefined;
  /** Whether a comma or conjunction came since that clause, so that the next noun phrase may be a new subject. */
  fresh: boolean;
}

/** Finds the noun phrases and clauses of one sentence. Linear but for the short look-ahead inside one noun phrase. */
export function parseClauses(words: readonly Word[]): { clauses: Clause[]; phrases: NounPhrase[] } {
  const clauses: Clause[] = [];
  const phrases: NounPhrase[] = [];
  let frames: Frame[] = [open("main")];
  let preposition: number | undefined;
  /** The last noun phrase of any kind, and whether only adverbs came since. */
  let lastPhrase: NounPhrase | undefined;
  /** The noun phrase of an ambiguous "before the engineer": a subject after all if a verb follows. */
  let ambiguous: { phrase: NounPhrase; marker: number } | undefined;
  let adverbs: number[] = [];
  const top = (): Frame => frames[frames.length - 1] as Frame;

  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    switch (word.tag) {
      case "stop":
        if (word.text === "—" || word.text === "–" || word.text === "-") {
          boundary();
        } else {
          frames = [open("main")];
          lastPhrase = undefined;
        }
        forget();
        i++;
        continue;
      case "comma":
        boundary();
        forget();
        i++;
        continue;
      case "open":
        frames.push(open("parenthesis"));
        forget();
        i++;
        continue;
      case "close": {
        const at = frames.findLastIndex((frame) => frame.kind === "parenthesis");
        if (at > 0) frames.length = at;
        forget();
        i++;
        continue;
      }
      case "quote":
      case "symbol":
      case "genitive":
        i++;
        continue;
      case "conjunction": {
        const frame = top();
        const next = readNounPhrase(words, i + 1);
        if (
          next &&
          frame.subject &&
          !frame.clause &&
          lastPhrase &&
          lastPhrase.last === i - 1 &&
          preposition === undefined &&
          word.lower !== "but"
        ) {
          // "Omar and Wei …"; but "… of the team and the database" belongs to the phrase before.
          frame.subject.others.push(next);
          phrases.push(next);
          lastPhrase = next;
          i = next.last + 1;
          continue;
        }
        // "The on-call, and nobody else, caused …": the first is still the subject.
        const after = next && words[next.last + 1]?.lower === "else" ? next.last + 2 : next && next.last + 1;
        if (
          next &&
          after &&
          frame.subject &&
          !frame.clause &&
          words[i - 1]?.tag === "comma" &&
          words[after]?.tag === "comma" &&
          nextIsVerb(after + 1)
        ) {
          phrases.push(next);
          i = after + 1;
          continue;
        }
        frame.fresh = true;
        forget();
        i++;
        continue;
      }
      case "subordinator": {
        const clauseFollows =
          !AMBIGUOUS.has(word.lower) || words[i + 1]?.tag === "that" || words[i + 1]?.tag === "there";
        if (clauseFollows) {
          frames.push(open("subordinate", word));
          forget();
        } else {
          preposition = i;
        }
        i++;
        continue;
      }
      case "wh":
      case "that": {
        i = readRelative(i, word);
        continue;
      }
      case "preposition":
        preposition = i;
        adverbs = [];
        if (top().clause && PARTICLES.has(word.lower)) noteParticle(i, word);
        i++;
        continue;
      case "to": {
        const verb = readVerbGroup(
          words,
          i + 1,
          adverbs.filter((a) => a === i - 1),
        );
        if (verb) {
          const governor = top().clause ?? clauses.at(-1);
          const own = governor && governor.verb.last < i ? governor : undefined;
          addClause(
            "infinitive",
            { ...verb, first: i, finite: false },
            own?.object && controlsObject(own) ? own.object : own?.subject,
            { inherited: true, governor: own, marker: word },
          );
          i = verb.last + 1;
          forget();
        } else {
          preposition = i;
          i++;
        }
        continue;
      }
      case "adverb":
      case "not": {
        if (top().clause && PARTICLES.has(word.lower)) noteParticle(i, word);
        adverbs.push(i);
        i++;
        continue;
      }
      case "modal":
      case "be":
      case "have":
      case "do":
      case "verb": {
        i = readVerb(i);
        continue;
      }
    }
    const phrase = readNounPhrase(words, i);
    if (!phrase) {
      i++;
      continue;
    }
    phrases.push(phrase);
    i = placePhrase(phrase);
  }
  for (let c = 0; c < clauses.length; c++) {
    const clause = clauses[c] as Clause;
    const next = clauses[c + 1];
    const limit = next ? Math.max(next.first - 1, clause.last) : words.length - 1;
    const stop = words.findIndex((w, j) => j > clause.verb.last && j <= limit && w.tag === "stop");
    clause.last = stop < 0 ? limit : stop - 1;
  }
  return { clauses, phrases };

  function open(kind: Frame["kind"], marker?: Word): Frame {
    return { kind, marker, subject: undefined, clause: undefined, finite: undefined, fresh: false };
  }

  function forget(): void {
    preposition = undefined;
    ambiguous = undefined;
    adverbs = [];
  }

  /** A comma ends a subordinate or relative clause that has its verb, and lets a new subject come. */
  function boundary(): void {
    while (frames.length > 1 && top().kind !== "parenthesis" && top().kind !== "main" && top().clause) frames.pop();
    top().fresh = true;
  }

  function noteParticle(i: number, word: Word): void {
    const clause = top().clause as Clause;
    // "used the **back** entrance"
    const part = /^(?:an?|the)$/.test(words[i - 1]?.lower ?? "");
    const touches = clause.verb.last === i - 1 || (clause.object?.last === i - 1 && !part);
    if (touches && !clause.particle) clause.particle = word.lower;
  }

  /** Puts a noun phrase in its place and returns the index of the next word. */
  function placePhrase(phrase: NounPhrase): number {
    const frame = top();
    // "the manager, not the terminal, entered it": what it was not is no subject.
    if (
      frame.subject &&
      !frame.clause &&
      preposition === undefined &&
      adverbs.some((a) => a === phrase.first - 1 && words[a]?.lower === "not")
    )
      return phrase.last + 1;
    adverbs = [];
    // "The person **responsible** for the keys lost them": an adjective after its noun is no new subject.
    if (
      frame.subject?.last === phrase.first - 1 &&
      !frame.clause &&
      preposition === undefined &&
      phrase.first === phrase.last &&
      words[phrase.head]?.tag === "adjective" &&
      /^(?:preposition|to)$/.test(words[phrase.last + 1]?.tag ?? "")
    )
      return phrase.last + 1;
    // "it looks like we …": a pronoun in the nominative is a subject, whatever stands before it.
    if (
      preposition !== undefined &&
      /^(?:i|we|he|she|they)$/.test(words[phrase.first]?.lower ?? "") &&
      phrase.first === phrase.last
    ) {
      frames.push(open("complement", words[preposition]));
      top().subject = phrase;
      preposition = undefined;
      lastPhrase = phrase;
      return phrase.last + 1;
    }
    if (preposition !== undefined) {
      const lead = words[preposition] as Word;
      if (lead.lower === "of" && lastPhrase && !lastPhrase.of) lastPhrase.of = phrase;
      if (frame.clause && !(frame.fresh && frame.subject)) {
        frame.clause.prepositions.push({ preposition, phrase });
        if (lead.lower === "by" && frame.clause.verb.passive && !frame.clause.by) frame.clause.by = phrase;
        // "took down the site", "let through a bad build": the object follows the particle.
        if (frame.clause.particle === lead.lower && frame.clause.verb.last === preposition - 1 && !frame.clause.object)
          frame.clause.object = phrase;
      }
      if (AMBIGUOUS.has(lead.lower)) ambiguous = { phrase, marker: preposition };
      preposition = undefined;
      lastPhrase = phrase;
      return phrase.last + 1;
    }
    const { clause } = frame;
    if (
      clause?.inherited &&
      clause.verb.last === phrase.first - 2 &&
      words[phrase.first - 1]?.tag === "comma" &&
      words[clause.verb.first - 2]?.tag === "comma" &&
      !nextIsVerb(phrase.last + 1)
    ) {
      // "approved, and thereby introduced, the regression"
      clause.object ??= phrase;
    } else if (clause && !frame.fresh && !isCopula(clause)) {
      if (!clause.object && !clause.verb.passive) clause.object = phrase;
      // "sent **us** the wrong file": what was sent is the object, not to whom.
      else if (
        clause.object?.last === phrase.first - 1 &&
        (/^(?:me|us|you|him|her|them)$/.test(words[clause.object.head]?.lower ?? "") ||
          (words[clause.object.first]?.tag === "determiner" &&
            words[phrase.first]?.tag === "determiner" &&
            !nextIsVerb(phrase.last + 1))) &&
        /^(?:send|give|hand|ship|bring|sell|assign|e-?mail|pass)$/.test(clause.verb.lemma)
      )
        clause.object = phrase;
      // "switched it off two weeks earlier and …": when it was, not who.
      else if (!isTime(words, phrase) || nextIsVerb(phrase.last + 1)) frame.subject = phrase;
    } else if (clause && !frame.fresh && !clause.complement) {
      clause.complement = { first: phrase.first, last: phrase.last };
    } else if (
      frame.subject &&
      !clause &&
      frame.fresh &&
      lastPhrase?.last === phrase.first - 2 &&
      words[phrase.first - 1]?.tag === "comma" &&
      !isTime(words, frame.subject) &&
      words[phrase.head]?.tag !== "pronoun"
    ) {
      // "Lena, the on-call engineer, …"
      frame.subject.apposition ??= phrase;
    } else {
      frame.subject = phrase;
    }
    lastPhrase = phrase;
    return phrase.last + 1;
  }

  /** `who`, `which`, `that` …: a relative clause after a noun, else a question or a clause as object. */
  function readRelative(i: number, word: Word): number {
    const next = words[i + 1];
    const before = words[i - 1];
    const afterPhrase =
      lastPhrase &&
      (lastPhrase.last === i - 1 ||
        (lastPhrase.last === i - 2 && before?.tag === "comma") ||
        // "it was Omar, once more, who …"
        (word.lower === "who" &&
          words.slice(lastPhrase.last + 1, i).every((it) => it.tag === "comma" || it.tag === "adverb")));
    const nominal =
      next && (next.tag === "noun" || next.tag === "name" || next.tag === "adjective" || next.tag === "number");
    forget();
    if (/^(?:which|whose|what)$/.test(word.lower) && nominal && !(afterPhrase && word.lower !== "what")) {
      const phrase = readNounPhrase(words, i + 1);
      if (phrase) {
        const whole: NounPhrase = { ...phrase, first: i };
        phrases.push(whole);
        frames.push(open("subordinate", word));
        top().subject = whole;
        lastPhrase = whole;
        return whole.last + 1;
      }
    }
    const relative =
      afterPhrase &&
      (word.lower === "who" ||
        word.lower === "which" ||
        word.lower === "that" ||
        word.lower === "whom" ||
        word.lower === "whose");
    if (
      relative &&
      word.tag === "that" &&
      top().clause &&
      (takesThatClause(top().clause as Clause) || before?.tag === "adjective") &&
      !nextIsVerb(i + 1)
    ) {
      frames.push(open("complement", word));
      return i + 1;
    }
    if (relative) {
      const frame = open("relative", word);
      // With a subject of its own ("the change that Omar made") the relative clause finds it by itself.
      if (nextIsVerb(i + 1) && word.lower !== "whom" && word.lower !== "whose") frame.subject = antecedentOf(word);
      frames.push(frame);
      return i + 1;
    }
    frames.push(open(word.tag === "that" ? "complement" : "subordinate", word));
    if (word.lower === "who" || word.lower === "what" || word.lower === "which") {
      const self: NounPhrase = { first: i, last: i, head: i, others: [] };
      top().subject = self;
      lastPhrase = self;
    }
    return i + 1;
  }

  /** What a relative pronoun stands for: the noun before it; but "by an administrator in March, **who**" is no month. */
  function antecedentOf({ lower }: Word): NounPhrase | undefined {
    const time = lower === "who" && lastPhrase && isTime(words, lastPhrase) ? lastPhrase : undefined;
    return time ? phrases.findLast((it) => it.last < time.first && !isTime(words, it)) : lastPhrase;
  }

  /** "**assumed** that the line was clear": who acts on what was believed is who believed it. */
  function believer(): Clause | undefined {
    const outer = frames.at(-2)?.finite;
    return outer && /^(?:assume|think|believe|presume|figure|conclude)$/.test(outer.verb.lemma) ? outer : undefined;
  }

  function isWhoever(phrase: NounPhrase | undefined): boolean {
    return words[phrase?.head ?? -1]?.lower === "whoever";
  }

  function nextIsVerb(i: number): boolean {
    let j = i;
    while (words[j] && (words[j]?.tag === "adverb" || words[j]?.tag === "not")) j++;
    const tag = words[j]?.tag;
    return tag === "verb" || tag === "be" || tag === "have" || tag === "do" || tag === "modal";
  }

  /** Reads a verb group, finds its subject, and returns the index of the next word. */
  function readVerb(i: number): number {
    const word = words[i] as Word;
    const inversion = readInversion(i);
    if (inversion) return inversion;
    let group = readVerbGroup(words, i, adverbs);
    if (!group) return i + 1;
    const main = words[group.main] as Word;
    const frame = top();

    if (
      !group.finite &&
      (main.forms & GERUND || main.lower === "doing" || main.lower === "having" || main.lower === "being")
    ) {
      // "by the data team pushing …": the noun phrase before a gerund is its agent.
      const lead = preposition !== undefined ? words[preposition] : undefined;
      const touching = lastPhrase && lastPhrase.last === group.first - 1 ? lastPhrase : undefined;
      const governor = frame.clause ?? clauses.at(-1);
      const own = touching ?? (frame.clause ? governor?.subject : undefined);
      addClause("gerund", group, own, {
        inherited: !touching,
        governor,
        marker: lead,
        keepFrame: !(touching && frame.subject === touching),
      });
      forget();
      return group.last + 1;
    }
    if (!group.finite || isReduced(group) || isTrailingPassive(group)) {
      addClause("participle", { ...group, passive: true, finite: false }, lastPhrase, {
        inherited: false,
        governor: frame.clause,
        marker: undefined,
        keepFrame: true,
      });
      forget();
      return group.last + 1;
    }
    // "changed it for ward 7, 8 and 9 in production **and ignored** the freeze": what only ended a list is no subject.
    let joint = i - 1;
    while (words[joint]?.tag === "adverb") joint--;
    if (frame.clause?.verb.finite && frame.fresh && words[joint]?.tag === "conjunction") frame.subject = undefined;
    let subject = frame.subject;
    let inherited = false;
    let kind: ClauseKind = frame.kind === "parenthesis" ? "main" : frame.kind;
    let marker = frame.marker;
    if (!subject && ambiguous && !frame.subject) {
      subject = ambiguous.phrase;
      marker = words[ambiguous.marker];
      frames.push(open("subordinate", marker));
      kind = "subordinate";
    } else if (frame.clause && !frame.fresh && isWhoever(frame.clause.subject)) {
      // "Whoever is responsible for the keys lost them": the whole clause is the subject.
      subject = frame.clause.subject;
      inherited = true;
    } else if (frame.clause && !frame.fresh) {
      const outer = frames.at(-2);
      const waiting = outer?.subject && !outer.clause && outer.kind !== "parenthesis" ? outer : undefined;
      if (waiting) {
        // "The change that Omar made | broke the build": the relative clause has its verb, so this is the outer one.
        frames.pop();
        return readVerb(i);
      }
      const pronoun = lastPhrase !== undefined && words[lastPhrase.head]?.tag === "pronoun";
      if (!subject && !frame.clause.verb.finite && frame.finite && (frame.clause.object !== lastPhrase || pronoun)) {
        subject = frame.finite.subject;
        inherited = subject !== undefined;
      } else if (!subject && frame.clause.object && frame.clause.object === lastPhrase) {
        // "said the service failed": the object is the subject of a clause of its own.
        subject = frame.clause.object;
        delete frame.clause.object;
        kind = "complement";
      } else if (!subject && lastPhrase && lastPhrase.last === group.first - 1 && frame.clause.complement) {
        subject = lastPhrase;
      } else if (!subject) {
        const previous = frames.at(-2);
        if (previous?.subject && frame.kind !== "parenthesis") {
          frames.pop();
          return readVerb(i);
        }
      }
    } else if (frame.clause && !subject) {
      // "asked the vendor to check and **confirmed**": a finite verb goes with the finite verb before it.
      const bare =
        (main.forms & (PAST | PRESENT)) === 0 && !group.modal && main.tag === "verb" && group.first === group.main;
      const partner = bare ? frame.clause : (frame.finite ?? frame.clause);
      // "In case it turns critical, **remain** calm": a bare form after a finite clause is an imperative.
      const imperative =
        bare &&
        partner.verb.finite &&
        (words[partner.verb.main]?.forms ?? 0) !== main.forms &&
        words[group.first - 1]?.tag === "comma";
      subject = imperative ? undefined : partner.subject;
      inherited = !imperative;
      kind = imperative ? "main" : partner.kind;
      if (!imperative && partner.verb.passive && group.last === group.main && main.forms & PARTICIPLE) {
        // "was seen and then ignored by the engineer": one auxiliary for both.
        const by = words[group.last + 1]?.tag === "comma" ? group.last + 2 : group.last + 1;
        if (words[by]?.lower === "by") group = { ...group, passive: true };
      }
      // "He thought the line was clear and broke the schedule": what is, is told in between.
      const believes = partner.marker ? believer() : partner.governor;
      if (!imperative && partner.kind === "complement" && believes && isCopula(partner) && group.past) {
        subject = believes.subject;
        kind = believes.kind;
      }
    } else if (!subject && frame.fresh && frames.length === 1) {
      const previous = clauses.findLast((clause) => clause.verb.finite && clause.kind === "main");
      subject = previous?.subject;
      inherited = subject !== undefined;
    }
    addClause(kind, group, subject, { inherited, governor: kind === "complement" ? frame.clause : undefined, marker });
    void word;
    forget();
    return group.last + 1;
  }

  /**
   * "The rows **deleted** by the job were restored": a participle after its noun describes it. It is one when no past
   * form looks like it, when `by` follows, or when the true verb follows without a subject of its own.
   */
  function isReduced(group: VerbGroup): boolean {
    const main = words[group.main] as Word;
    if (
      main.tag !== "verb" ||
      group.first !== group.last - group.adverbs.filter((a) => a >= group.first && a <= group.last).length ||
      group.modal ||
      group.perfect ||
      group.passive
    )
      return false;
    if (!(main.forms & PARTICIPLE)) return false;
    if (!lastPhrase || lastPhrase.last < group.first - 1 - group.adverbs.length) return false;
    if (!(main.forms & PAST)) return true;
    let j = group.last + 1;
    while (words[j]?.tag === "adverb") j++;
    if (words[j]?.lower === "by") {
      const agent = readNounPhrase(words, j + 1);
      return !(
        INTRANSITIVE_BY.has(group.lemma) ||
        (agent && words[agent.head]?.tag === "number") ||
        words[j + 1]?.tag === "verb"
      );
    }
    // "updated the certificates **specified** in the template", but "said the service **failed**".
    const { clause, fresh } = top();
    if (clause && !fresh) {
      const outer = frames.at(-2);
      // "The engineer running the migration **deleted** it": the subject of the gerund still waits for its verb.
      const described = clause.kind === "gerund" && !clause.inherited && top().subject === clause.subject;
      const waiting =
        described || (outer?.subject !== undefined && outer.clause === undefined && outer.kind !== "parenthesis");
      return (
        !waiting &&
        clause.object === lastPhrase &&
        words[lastPhrase.head]?.tag !== "pronoun" &&
        !takesThatClause(clause) &&
        (main.forms & PARTICIPLE) !== 0
      );
    }
    for (let steps = 0; steps < 6; steps++) {
      const next = words[j];
      if (next?.tag !== "preposition") break;
      const phrase = readNounPhrase(words, j + 1);
      if (!phrase) return false;
      j = phrase.last + 1;
    }
    while (words[j]?.tag === "adverb" || words[j]?.tag === "not") j++;
    const next = words[j];
    if (j === group.last + 1 && next?.tag === "verb") return false;
    return (
      !!next &&
      (next.tag === "be" ||
        next.tag === "have" ||
        next.tag === "do" ||
        next.tag === "modal" ||
        (next.tag === "verb" && (next.forms & PAST) !== 0)) &&
      j > group.last
    );
  }

  /** ", pushed by him": a bare participle after a comma, with its agent. */
  function isTrailingPassive(group: VerbGroup): boolean {
    const main = words[group.main] as Word;
    if (
      !(main.forms & PARTICIPLE) ||
      group.modal ||
      group.perfect ||
      group.passive ||
      !lastPhrase ||
      !top().fresh ||
      // "Alerts start, **ignored by on-call**": the noun before the comma is what was ignored.
      (top().subject && !(top().subject === lastPhrase && words[group.first - 1]?.tag === "comma"))
    )
      return false;
    const agent = words[group.last + 1]?.lower === "by" ? readNounPhrase(words, group.last + 2) : undefined;
    return !!agent && words[agent.head]?.tag !== "number";
  }

  /** "Had we tested", "why did the engineer restart", "nor did he test". */
  function readInversion(i: number): number | undefined {
    const auxiliary = words[i] as Word;
    if (auxiliary.tag === "verb") return undefined;
    const frame = top();
    const question =
      frame.marker?.tag === "wh" &&
      !frame.clause &&
      (!frame.subject || (frame.subject.head === frame.subject.first && words[frame.subject.head]?.tag === "wh"));
    const start = !frame.clause && !frame.subject;
    const previous = words[i - 1]?.lower;
    const after = previous === "nor" || previous === "neither" || previous === "only";
    if (!(question || start || after)) return undefined;
    if (question && frame.subject && frame.marker?.lower === "who") return undefined;
    let j = i + 1;
    while (words[j]?.tag === "not" || words[j]?.tag === "adverb") j++;
    const phrase = readNounPhrase(words, j);
    if (!phrase) return undefined;
    const rest = readVerbGroup(words, afterAdverbs(phrase.last + 1), []);
    const main = rest && words[rest.main];
    const modal = auxiliary.tag === "modal" || auxiliary.tag === "do";
    const opener =
      rest && words.slice(rest.first, rest.last + 1).find((word) => word.tag !== "not" && word.tag !== "adverb");
    const fits =
      rest &&
      main &&
      phrase.last + 1 <= rest.first &&
      (modal
        ? opener === main
          ? main.forms & BASE || main.tag === "be" || main.tag === "have"
          : opener?.lemma === "have" || opener?.lemma === "be"
        : main.forms & (PARTICIPLE | GERUND) || (auxiliary.tag === "have" && /^(?:been|had)$/.test(main.lower)));
    const negated = words.slice(i + 1, j).some((w) => w.tag === "not") || previous === "nor" || previous === "neither";
    if (!fits || !rest) {
      if (auxiliary.tag !== "be" || !(question || i === 0 || words[i - 1]?.tag === "quote")) return undefined;
      phrases.push(phrase);
      addClause(
        "main",
        {
          first: i,
          last: i,
          main: i,
          lemma: "be",
          modal: undefined,
          perfect: false,
          passive: false,
          progressive: false,
          negated,
          finite: true,
          past: /^w/.test(auxiliary.lower),
          adverbs: [],
        },
        phrase,
        { inherited: false, governor: undefined, marker: frame.marker, inverted: true },
      );
      lastPhrase = phrase;
      return phrase.last + 1;
    }
    phrases.push(phrase);
    frame.subject = phrase;
    const passive =
      rest.passive || (auxiliary.tag === "be" && (main.forms & PARTICIPLE) !== 0 && !(main.forms & GERUND));
    addClause(
      frame.kind === "relative" || frame.kind === "parenthesis" ? "main" : frame.kind,
      {
        ...rest,
        first: i,
        modal: auxiliary.tag === "modal" ? auxiliary.lemma : rest.modal,
        perfect: rest.perfect || auxiliary.tag === "have",
        passive,
        negated: negated || rest.negated,
        finite: true,
        past: rest.past || /^(?:did|had|was|were)$/.test(auxiliary.lower),
      },
      phrase,
      { inherited: false, governor: undefined, marker: frame.marker, inverted: true },
    );
    lastPhrase = phrase;
    forget();
    return rest.last + 1;
  }

  function afterAdverbs(i: number): number {
    let j = i;
    while (words[j]?.tag === "adverb" || words[j]?.tag === "not") j++;
    return words[j]?.tag === "verb" || words[j]?.tag === "be" || words[j]?.tag === "have" ? i : j;
  }

  function addClause(
    kind: ClauseKind,
    verb: VerbGroup,
    subject: NounPhrase | undefined,
    more: {
      inherited: boolean;
      governor: Clause | undefined;
      marker: Word | undefined;
      inverted?: boolean;
      keepFrame?: boolean;
    },
  ): void {
    const subjectFirst = subject && !more.inherited && subject.first < verb.first ? subject.first : verb.first;
    const clause: Clause = {
      kind,
      marker: more.marker,
      subject,
      inherited: more.inherited,
      verb:
        subject && NEGATIVE_SUBJECTS.has(words[subject.first]?.lower ?? "")
          ? { ...verb, negated: !verb.negated }
          : verb,
      inverted: more.inverted ?? false,
      prepositions: [],
      governor: more.governor,
      first: subjectFirst,
      last: verb.last,
    };
    clauses.push(clause);
    const frame = top();
    if (!more.keepFrame || frame.clause) {
      frame.clause = clause;
      if (verb.finite) frame.finite = clause;
      frame.fresh = false;
      if (kind !== "infinitive" && kind !== "gerund" && kind !== "participle") frame.subject = undefined;
    } else {
      // A describing participle or gerund leaves its noun waiting for the true verb, but takes what follows it.
      pendingReduced(clause);
    }
  }

  /** Reads the object and prepositions of a reduced clause at once, so that they do not disturb the waiting subject. */
  function pendingReduced(clause: Clause): void {
    const reduced = open("relative");
    reduced.clause = clause;
    frames.push(reduced);
  }
}

function isCopula(clause: Clause): boolean {
  return clause.verb.lemma === "be";
}

const THAT_VERBS = new Set([
  "say",
  "think",
  "believe",
  "assume",
  "know",
  "see",
  "notice",
  "realise",
  "realize",
  "find",
  "show",
  "tell",
  "mean",
  "decide",
  "confirm",
  "ensure",
  "check",
  "verify",
  "discover",
  "conclude",
  "suggest",
  "report",
  "claim",
  "hope",
  "expect",
  "learn",
  "remember",
  "forget",
  "explain",
  "note",
  "state",
  "suspect",
  "understand",
  "agree",
  "announce",
  "inform",
  "remind",
  "warn",
]);

function takesThatClause(clause: Clause): boolean {
  return THAT_VERBS.has(clause.verb.lemma);
}

/** "ask, tell, allow somebody to": the object does what the infinitive says. */
function controlsObject(clause: Clause): boolean {
  return /^(?:ask|tell|allow|remind|instruct|want|require|force|cause|enable|expect|invite|encourage|urge|order|advise|permit|let|make|help|teach|train|warn|request|lead|persuade|need|trigger)$/.test(
    clause.verb.lemma,
  );
}
