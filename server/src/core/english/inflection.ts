/** Verb forms and noun numbers: from a word as written to its lemma, and from a lemma to a form. */
import grammar from "../lexicons/grammar.json" with { type: "json" };
import verbLists from "../lexicons/verbs.json" with { type: "json" };

/** Which forms of a verb a word can be; a word can be several (`set`, `deployed`). */
export const BASE = 1;
export const PRESENT = 2;
export const PAST = 4;
export const PARTICIPLE = 8;
export const GERUND = 16;

/** What a word is as a form of a verb. */
export interface VerbForm {
  readonly lemma: string;
  /** The forms it can be, as bits: `BASE | PAST` for `put`. */
  readonly forms: number;
}

/** Verbs that double their last consonant: of one syllable by their form (`drop`, `quit`), the others by a list. */
const SHORT = /^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$/;
const PREFIXES = ["mis", "re", "un", "over", "under", "out"];
const doubling = new Set(grammar.doubling.words);
const forms = new Map<string, VerbForm>();
const formsByLemma = new Map<string, string[]>();
const irregular = new Map<string, { past: string; participle: string }>();

const irregulars = grammar.irregularVerb.words.map((line) => {
  const [base = "", past = base, participle = past] = line.split(" ");
  return [base, past, participle] as const;
});
const listed = verbLists.flatMap(({ entries }) =>
  entries.filter((entry) => /^[a-z]+$/.test(entry) && !entry.endsWith("ly")),
);
/** What ends in -ize may be written with an s. */
const verbs = grammar.verb.words.flatMap((verb) => (verb.endsWith("ize") ? [verb, `${verb.slice(0, -3)}ise`] : [verb]));
const irregularBases = irregulars.map(([base]) => base);
const bases = new Map([...verbs, ...listed, ...irregularBases].map((lemma) => [lemma, lemma]));
const isIrregular = new Set(irregularBases);
for (const lemma of verbs) addRegular(lemma);
// `misread` is known by `read`.
for (const lemma of new Set(listed))
  if (!isIrregular.has(lemma) && !afterPrefix(lemma, bases, String)) addRegular(lemma);
for (const [base, past, participle] of irregulars) {
  if (!irregular.has(base)) irregular.set(base, { past, participle });
  add(base, base, BASE);
  add(thirdPerson(base), base, PRESENT);
  add(past, base, PAST);
  add(participle, base, PARTICIPLE);
  add(regularGerund(base), base, GERUND);
}

function addRegular(lemma: string): void {
  add(lemma, lemma, BASE);
  add(thirdPerson(lemma), lemma, PRESENT);
  add(regularPast(lemma), lemma, PAST | PARTICIPLE);
  add(regularGerund(lemma), lemma, GERUND);
  // "mislabeled", "modeling", "canceled": American English doubles no `l` after a weak syllable.
  if (lemma.endsWith("l") && doubling.has(lemma) && /[aeiou].*[aeiou]l$/.test(lemma)) {
    add(`${lemma}ed`, lemma, PAST | PARTICIPLE);
    add(`${lemma}ing`, lemma, GERUND);
  }
}

function add(form: string, lemma: string, bit: number): void {
  const list = formsByLemma.get(lemma);
  if (list) list.push(form);
  else formsByLemma.set(lemma, [form]);
  const known = forms.get(form);
  // `found` is the past of `find`, `left` of `leave`: what an irregular verb claims later wins unless both agree.
  forms.set(
    form,
    known && known.lemma === lemma
      ? { lemma, forms: known.forms | bit }
      : known && bit === BASE
        ? known
        : { lemma, forms: bit },
  );
}

/** The verb form a word can be, or undefined. `-` joins prefixes: `re-deployed` is read as `deployed` with its prefix. */
export function verbForm(lower: string): VerbForm | undefined {
  // "re-started" is "restarted".
  if (lower.startsWith("re-")) return verbForm(`re${lower.slice(3)}`);
  return forms.get(lower) ?? afterPrefix(lower, forms, (prefix, base) => ({ ...base, lemma: prefix + base.lemma }));
}

/** Every form of a known verb: `renew`, `renews`, `renewed`, `renewing`. Empty for a word that is none. */
export function verbForms(lemma: string): readonly string[] {
  return (
    formsByLemma.get(lemma) ??
    afterPrefix(lemma, formsByLemma, (prefix, bases) => bases.map((form) => prefix + form)) ??
    []
  );
}

/** What is known of a word without its prefix: of `re-deployed`, `rerouted`. */
function afterPrefix<T>(lower: string, known: Map<string, T>, join: (prefix: string, base: T) => T): T | undefined {
  const hyphen = lower.lastIndexOf("-");
  // "on-call" is no form of "call".
  if (hyphen > 0 && lower.startsWith("on-")) return undefined;
  for (const prefix of hyphen > 0 ? [lower.slice(0, hyphen + 1)] : PREFIXES) {
    if (hyphen < 0 && !(lower.length > prefix.length + 3 && lower.startsWith(prefix))) continue;
    const base = known.get(lower.slice(prefix.length));
    if (base) return join(prefix, base);
  }
  return undefined;
}

/** The third person singular: `renew` → `renews`, `pass` → `passes`, `try` → `tries`. */
function thirdPerson(lemma: string): string {
  if (lemma === "be") return "is";
  if (lemma === "have") return "has";
  if (lemma === "do" || lemma === "go") return `${lemma}es`;
  if (/(?:[sxz]|ch|sh)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}

/** `renew` → `renewing`, `take` → `taking`, `drop` → `dropping`, `tie` → `tying`. */
export function gerund(lemma: string): string {
  return prefixed(lemma, gerund) ?? regularGerund(lemma);
}

function regularGerund(lemma: string): string {
  if (/ie$/.test(lemma)) return `${lemma.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(lemma) && lemma !== "be" && lemma !== "singe") return `${lemma.slice(0, -1)}ing`;
  return `${stem(lemma)}ing`;
}

/** `renew` → `renewed`, `forget` → `forgot`. */
export function past(lemma: string): string {
  return irregular.get(lemma)?.past ?? prefixed(lemma, past) ?? regularPast(lemma);
}

/** `renew` → `renewed`, `forget` → `forgotten`. */
export function participle(lemma: string): string {
  return irregular.get(lemma)?.participle ?? prefixed(lemma, participle) ?? regularPast(lemma);
}

/** A verb that is only known without its prefix: `rerun` → `reran`. */
function prefixed(lemma: string, inflect: (base: string) => string): string | undefined {
  if (formsByLemma.has(lemma)) return undefined;
  return afterPrefix(lemma, formsByLemma, (prefix) => [prefix + inflect(lemma.slice(prefix.length))])?.[0];
}

function regularPast(lemma: string): string {
  if (/e$/.test(lemma)) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  if (lemma === "panic") return "panicked";
  return `${stem(lemma)}ed`;
}

/** A lemma ready for a vowel: its last consonant doubled where English does. */
function stem(lemma: string): string {
  if (lemma === "panic") return "panick";
  const last = lemma.slice(lemma.lastIndexOf("-") + 1);
  return SHORT.test(last) || doubling.has(last) ? lemma + lemma.at(-1) : lemma;
}

const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: "people",
    women: "woman",
    children: "child",
    criteria: "criterion",
    indices: "index",
    analyses: "analysis",
    crises: "crisis",
    aliases: "alias",
    statuses: "status",
    folks: "folks",
    guys: "guy",
    matrices: "matrix",
    vertices: "vertex",
    caches: "cache",
    axes: "axis",
    causes: "cause",
    databases: "database",
    releases: "release",
    nurses: "nurse",
    courses: "course",
    cases: "case",
    phases: "phase",
    leases: "lease",
    purchases: "purchase",
    responses: "response",
    niches: "niche",
    personnel: "personnel",
    news: "news",
    series: "series",
    staff: "staff",
  }),
);

/** The singular of a noun: `engineers` → `engineer`, `processes` → `process`, `policies` → `policy`. */
export function singular(lower: string): string {
  const known = IRREGULAR_PLURALS.get(lower);
  if (known) return known;
  const last = lower.length - 1;
  // "workmen", but "specimen"
  if (/(?<![aiou])men$/.test(lower)) return `${lower.slice(0, -2)}an`;
  if (
    lower.charCodeAt(last) !== 115 ||
    lower.length < 4 ||
    lower.endsWith("ss") ||
    lower.endsWith("us") ||
    lower.endsWith("is")
  )
    return lower;
  if (lower.endsWith("ies") && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
