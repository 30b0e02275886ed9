/** Words, and sentences of words. Offsets are those of the document. */
import { OPAQUE, type Prose } from "../document/prose.ts";

/** `opaque` is what is no word: code, an address, an image, a package such as `@scope/name`. A `handle` is `@name`. */
export type TokenKind = "word" | "number" | "opaque" | "handle" | "punctuation";

/** A word, a number or a mark, as it stands in a sentence. */
export interface Token {
  readonly kind: TokenKind;
  /** As written, with straight apostrophes: `Didn't` is two tokens, `Did` and `n't`. */
  readonly text: string;
  /** Lower case. */
  readonly lower: string;
  /** UTF-16 offsets in the document, half-open. */
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

/** Words after which a full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  "e.g i.e eg ie cf fig figs no nos vs etc dr mr mrs ms prof st v ver approx ca est dept inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec resp incl excl min max sec hr hrs p pp ch art viz al sr jr a.m p.m u.s".split(
    " ",
  ),
);

/** What an ASCII character is, as bits. */
const LETTER = 1;
const DIGIT = 2;
const BLANK = 4;
/** Joins two letters or digits into one word: `check-out`, `4.2`, `v3.5`, `Q&A`, `config_map`, `a/b`. */
const JOINER = 8;
const ASCII = new Uint8Array(128);
for (const [bits, first, last] of [
  [LETTER, "a", "z"],
  [LETTER, "A", "Z"],
  [DIGIT, "0", "9"],
] as const)
  ASCII.fill(bits, first.charCodeAt(0), last.charCodeAt(0) + 1);
for (const char of " \t\r") ASCII[char.charCodeAt(0)] = BLANK;
for (const char of "-._&/:+@\\=~%#") ASCII[char.charCodeAt(0)] = JOINER;
const COMMA = 44;
const NO_BREAK_SPACE = 0xa0;
const NO_BREAK_HYPHEN = 0x2011;

/** The bits of a character; 0 for punctuation, and beyond the end of the text. */
function classOf(code: number): number {
  if (code < 128) return ASCII[code] as number;
  if (code === NO_BREAK_SPACE) return BLANK;
  if (code === NO_BREAK_HYPHEN) return JOINER;
  // Latin letters with accents, but for × and ÷; general punctuation.
  if (code >= 0xc0 && code < 0x250) return code === 0xd7 || code === 0xf7 ? 0 : LETTER;
  if (code >= 0x2000 && code < 0x2070) return 0;
  return /[\p{L}\p{M}]/u.test(String.fromCharCode(code)) ? LETTER : 0;
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019 || code === 0x2bc;

/** Splits prose into tokens. Linear. */
export function tokenize(prose: Prose): Token[] {
  const { text } = prose;
  const tokens: Token[] = [];
  let spaced = false;
  const add = (kind: TokenKind, from: number, to: number, hasApostrophe = false): void => {
    const raw = text.slice(from, to);
    const plain = hasApostrophe ? raw.replace(/[’ʼ]/g, "'") : raw;
    tokens.push({
      kind,
      text: plain,
      lower: plain.toLowerCase(),
      start: prose.startOf(from),
      end: prose.endOf(to - 1),
      spaced,
    });
    spaced = false;
  };
  /** Splits contractions and possessives: `didn't` → `did`, `n't`; `Omar's` → `Omar`, `'s`. */
  const addWord = (from: number, to: number, hasApostrophe: boolean): void => {
    let at = from;
    for (const cut of contractionCuts(text.slice(from, to))) {
      add("word", at, from + cut, hasApostrophe);
      at = from + cut;
    }
    add("word", at, to, hasApostrophe);
  };
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    const bits = classOf(code);
    if (bits === BLANK) {
      spaced = true;
      i++;
    } else if (code === 10) {
      add("punctuation", i, ++i);
      spaced = true;
    } else if (code === OPAQUE_CODE) {
      let end = i + 1;
      // `x`'s, and a path made of code and words, stay one stretch: src/`name`.ts
      while (
        text.charCodeAt(end) === OPAQUE_CODE ||
        (classOf(text.charCodeAt(end)) === JOINER && text.charCodeAt(end + 1) === OPAQUE_CODE)
      )
        end++;
      add("opaque", i, end);
      i = end;
    } else if (bits === LETTER || bits === DIGIT) {
      let end = i + 1;
      let seen = bits;
      let hasApostrophe = false;
      for (; end < text.length; end++) {
        const next = text.charCodeAt(end);
        const own = classOf(next);
        if (own === LETTER || own === DIGIT) seen |= own;
        else if (isApostrophe(next) && classOf(text.charCodeAt(end + 1)) === LETTER) hasApostrophe = true;
        // `4,000`
        else if (next === COMMA && seen === DIGIT && /^,\d{3}(?!\d)/.test(text.slice(end, end + 5))) continue;
        else if (own !== JOINER || !(classOf(text.charCodeAt(end + 1)) & (LETTER | DIGIT))) break;
      }
      if (!(seen & LETTER)) add("number", i, end);
      else if (hasApostrophe || mayBeContracted(text, end)) addWord(i, end, hasApostrophe);
      else add("word", i, end);
      i = end;
    } else if (code === AT && classOf(text.charCodeAt(i + 1)) & (LETTER | DIGIT)) {
      let end = i + 1;
      // "@noor.h": a full stop with a letter behind it ends no sentence.
      while (
        isOfHandle(text.charCodeAt(end)) ||
        (text[end] === "." && (classOf(text.charCodeAt(end + 1)) & (LETTER | DIGIT)) !== 0)
      )
        end++;
      while (text[end - 1] === "-" || text[end - 1] === "_") end--;
      // `@scope/package` is a package, not a person.
      const scope = text[end] === "/" && classOf(text.charCodeAt(end + 1)) === LETTER;
      if (scope) while (end < text.length && !/[\s,;)]/.test(text[end] as string)) end++;
      add(scope ? "opaque" : "handle", i, end, scope);
      i = end;
    } else {
      const size = code >= 0xd800 && code < 0xdc00 && i + 1 < text.length ? 2 : 1;
      add("punctuation", i, i + size, isApostrophe(code));
      i += size;
    }
  }
  return tokens;
}

const OPAQUE_CODE = OPAQUE.charCodeAt(0);
const AT = "@".charCodeAt(0);

const isOfHandle = (code: number): boolean =>
  (classOf(code) & (LETTER | DIGIT)) !== 0 || code === 45 /* - */ || code === 95; /* _ */

/** `didnt`, as people type it. */
const MISSING_APOSTROPHE = /^(?:did|does|do|was|were|is|are|has|have|had|would|should|could)nt$/;

/** Whether the word without an apostrophe before an index may be cut, by its last letters: `cannot`, `didnt`, `shoulda`. */
function mayBeContracted(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1) | 32;
  const before = text.charCodeAt(end - 2) | 32;
  return last === LETTER_T ? before === LETTER_N || before === LETTER_O : last === LETTER_A && before === LETTER_D;
}
const [LETTER_A, LETTER_D, LETTER_N, LETTER_O, LETTER_T] = [97, 100, 110, 111, 116];

/** Where a contraction is cut, as indices into the word. */
function contractionCuts(word: string): number[] {
  const lower = word.replace(/[’ʼ]/g, "'").toLowerCase();
  if (lower === "cannot") return [3];
  if (lower === "shoulda" || lower === "coulda" || lower === "woulda") return [lower.length - 1];
  if (!lower.includes("'")) return lower.endsWith("nt") && MISSING_APOSTROPHE.test(lower) ? [lower.length - 2] : [];
  const cuts: number[] = [];
  let end = lower.length;
  for (;;) {
    const match = /(?:n't|'(?:s|ve|re|ll|d|m))$/.exec(lower.slice(0, end));
    if (!match || match.index === 0) break;
    cuts.unshift(match.index);
    end = match.index;
  }
  // The possessive of a plural: `engineers'` keeps its apostrophe outside the word (see the joiners above).
  return cuts;
}

/** The ranges of tokens that make up each sentence: indices, half-open. */
export function sentenceBounds(tokens: readonly Token[]): [number, number][] {
  const bounds: [number, number][] = [];
  let start = 0;
  const cut = (end: number): void => {
    if (end > start) bounds.push([start, end]);
    start = end;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== "punctuation") continue;
    if (token.text === "\n") {
      cut(i);
      start = i + 1;
      continue;
    }
    if (token.text !== "." && token.text !== "!" && token.text !== "?" && token.text !== "…") continue;
    let end = i + 1;
    while (end < tokens.length && isCloser(tokens[end] as Token)) end++;
    const next = tokens[end];
    if (!next || next.text === "\n") {
      cut(end);
    } else if (next.spaced && (startsUpper(next) || !(token.text === "…" || tokens[i + 1]?.text === "."))) {
      const before = tokens[i - 1];
      if (token.text !== "." || token.spaced || !before || !isAbbreviation(before, next)) cut(end);
    }
    i = end - 1;
  }
  cut(tokens.length);
  return bounds;
}

const isCloser = (token: Token): boolean =>
  token.kind === "punctuation" && !token.spaced && /^[.!?"'”’)\]»]$/.test(token.text);
const startsUpper = (token: Token): boolean => token.text !== token.lower;

function isAbbreviation(before: Token, next: Token): boolean {
  if (ABBREVIATIONS.has(before.lower))
    return !(before.lower === "etc" || before.lower === "no" || before.lower === "co") || !startsUpper(next);
  return (
    /^[A-Za-z]$/.test(before.text) &&
    before.text !== "I" &&
    startsUpper(next) &&
    before.text === before.text.toUpperCase()
  );
}

/** Quoted speech is not the writer's own: a quotation of so many words becomes one opaque token. */
const QUOTED_WORDS = 3;
const MAX_QUOTATION = 120;
const OPENING = new Map(Object.entries({ '"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’" }));

/**
 * Replaces quotations by opaque tokens: clauses of three words or more, and names of things ("the "forgot password"
 * flow"). One or two quoted words stay, because that is how irony is written.
 */
export function foldQuotations(tokens: readonly Token[]): Token[] {
  if (!tokens.some((token) => token.kind === "punctuation" && OPENING.has(token.text))) return tokens as Token[];
  const folded: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const open = tokens[i] as Token;
    const closers = open.kind === "punctuation" ? OPENING.get(open.text) : undefined;
    const close = closers ? closingQuote(tokens, i, closers) : -1;
    const inside = close < 0 ? 0 : tokens.slice(i + 1, close).filter((token) => token.kind !== "punctuation").length;
    const before = folded.at(-1)?.lower;
    const after = tokens[close + 1];
    const names =
      inside === 2 && /^(?:the|a|an|this|our|its)$/.test(before ?? "") && after?.kind === "word" && after.spaced;
    if (inside >= QUOTED_WORDS || names) {
      const last = tokens[close] as Token;
      folded.push({
        kind: "opaque",
        text: "\uFFFC",
        lower: "\uFFFC",
        start: open.start,
        end: last.end,
        spaced: open.spaced,
      });
      // A quotation that ends with a full stop ends the sentence with it.
      const inner = tokens[close - 1] as Token;
      if (/^[.!?]$/.test(inner.text) && after && after.text !== after.lower) folded.push({ ...inner, spaced: false });
      i = close;
    } else {
      folded.push(open);
    }
  }
  return folded;
}

function closingQuote(tokens: readonly Token[], open: number, closers: string): number {
  const limit = Math.min(tokens.length, open + MAX_QUOTATION);
  for (let i = open + 1; i < limit; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== "punctuation") continue;
    if (token.text === "\n") return -1;
    // A straight quote closes only at the end of a word, so that 24" is no opening.
    if (closers.includes(token.text) && (!token.spaced || closers !== '"')) return i;
  }
  return -1;
}
