/** Words, and sentences of words. Offsets are those of the document. */
import { OPAQUE, type Prose } from "../prose.ts";

export type TokenKind = "word" | "number" | "opaque" | "handle" | "punctuation";

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

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code > 127 && /[\p{L}\p{M}]/u.test(String.fromCharCode(code)));
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Characters that join two letters or digits into one word: `check-out`, `4.2`, `v3.5`, `Q&A`, `config_map`, `a/b`. */
const JOINERS = new Set(["-", ".", "_", "&", "/", ":", "\u2011", "+", "@", "\\", "=", "~", "%", "#"]);
const APOSTROPHES = new Set(["'", "’", "ʼ", "`"]);

/** Splits prose into tokens. Linear. */
export function tokenize(prose: Prose): Token[] {
  const { text } = prose;
  const tokens: Token[] = [];
  let spaced = false;
  const add = (kind: TokenKind, from: number, to: number): void => {
    const raw = text.slice(from, to);
    const plain = raw.includes("’") || raw.includes("ʼ") ? raw.replace(/[’ʼ]/g, "'") : raw;
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
  for (let i = 0; i < text.length; ) {
    const char = text[i] as string;
    const code = text.charCodeAt(i);
    if (code === 32 || code === 9 || code === 160 || code === 13) {
      spaced = true;
      i++;
    } else if (code === 10) {
      add("punctuation", i, ++i);
      spaced = true;
    } else if (char === OPAQUE) {
      let end = i + 1;
      // `x`'s, and a path made of code and words, stay one stretch: src/`name`.ts
      while (
        end < text.length &&
        (text[end] === OPAQUE || (JOINERS.has(text[end] as string) && text[end + 1] === OPAQUE))
      )
        end++;
      add("opaque", i, end);
      i = end;
    } else if (isLetter(code) || isDigit(code)) {
      let end = i + 1;
      let hasLetter = isLetter(code);
      for (; end < text.length; end++) {
        const next = text.charCodeAt(end);
        if (isLetter(next)) hasLetter = true;
        else if (isDigit(next)) continue;
        else if (APOSTROPHES.has(text[end] as string) && text[end] !== "`" && isLetter(text.charCodeAt(end + 1)))
          continue;
        else if (JOINERS.has(text[end] as string) && end + 1 < text.length) {
          const after = text.charCodeAt(end + 1);
          if (!isLetter(after) && !isDigit(after)) break;
        } else break;
      }
      if (hasLetter) addWord(i, end);
      else add("number", i, end);
      i = end;
    } else if (
      char === "@" &&
      i + 1 < text.length &&
      (isLetter(text.charCodeAt(i + 1)) || isDigit(text.charCodeAt(i + 1)))
    ) {
      let end = i + 1;
      while (
        end < text.length &&
        (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)) || text[end] === "-" || text[end] === "_")
      )
        end++;
      while (text[end - 1] === "-" || text[end - 1] === "_") end--;
      // `@scope/package` is a package, not a person.
      const scope = text[end] === "/" && isLetter(text.charCodeAt(end + 1));
      if (scope) while (end < text.length && !/[\s,;)]/.test(text[end] as string)) end++;
      add(scope ? "opaque" : "handle", i, end);
      i = end;
    } else {
      const size = code >= 0xd800 && code < 0xdc00 && i + 1 < text.length ? 2 : 1;
      add("punctuation", i, i + size);
      i += size;
    }
  }
  return tokens;

  /** Splits contractions and possessives: `didn't` → `did`, `n't`; `Omar's` → `Omar`, `'s`. */
  function addWord(from: number, to: number): void {
    let at = from;
    for (const cut of contractionCuts(text.slice(from, to))) {
      add("word", at, from + cut);
      at = from + cut;
    }
    add("word", at, to);
  }
}

/** `didnt`, as people type it. */
const MISSING_APOSTROPHE = /^(?:did|does|do|was|were|is|are|has|have|had|would|should|could)nt$/;

/** Where a contraction is cut, as indices into the word. */
function contractionCuts(word: string): number[] {
  const last = word.charCodeAt(word.length - 1) | 32;
  // Most words have neither an apostrophe nor one of these endings.
  if (!/['’ʼ]/.test(word) && last !== 116 && last !== 97) return [];
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
    } else if (next.spaced && (token.text !== "…" || startsUpper(next))) {
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
