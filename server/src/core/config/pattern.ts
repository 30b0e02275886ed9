/**
 * Regular expressions and globs from a configuration, and whether they can be trusted with anybody's text and paths.
 *
 * JavaScript's engine backtracks, so a pattern like `(a+)+b` can take longer than the universe lasts. An engine that
 * cannot (RE2 in JavaScript) would double the size of the program; so a pattern is read here, and refused when there are
 * too many ways in which it could match the same text. What is left costs at most `MAX_WAYS` tries at each place.
 */

/** In how many ways a pattern may match at one place: one repetition that overlaps what follows it, and little more. */
const MAX_WAYS = 1000;
/** An allowed pattern never sees more text than about this (see allow.ts), in UTF-16 units. */
const WINDOW = 600;
const MAX_LENGTH = 200;

/** Which characters a piece can begin with: one bit for each of the first 592 code points, and one for all others. */
type Chars = Uint8Array;
const SAMPLE = 0x250;
const NONE: Chars = new Uint8Array(SAMPLE + 1);
const ALL: Chars = new Uint8Array(SAMPLE + 1).fill(1);

type Node =
  | { readonly kind: "char"; readonly chars: Chars }
  | { readonly kind: "assertion" }
  | { readonly kind: "sequence"; readonly items: readonly Node[] }
  | { readonly kind: "choice"; readonly items: readonly Node[] }
  | {
      readonly kind: "repeat";
      readonly item: Node;
      readonly min: number;
      readonly max: number;
      readonly source: string;
    };

/** Why a regular expression is refused, in words that end a sentence; undefined when it may run. */
export function unsafePattern(source: string): string | undefined {
  if (source.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  try {
    new RegExp(source, "giu");
  } catch (error) {
    // The engine repeats the expression before its reason.
    const reason = error instanceof Error ? /: ([^:]+)$/.exec(error.message)?.[1] : undefined;
    return `it is not a regular expression${reason ? `: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}` : ""}`;
  }
  const refused = /\\[1-9k]|\(\?(?:<?[=!])|\(\?[a-z-]+:/.exec(
    source.replace(/\\[^1-9k]/gu, "xx").replace(/\[[^\]]*\]/g, ""),
  );
  if (refused)
    return refused[0].startsWith("\\")
      ? "back-references are not supported"
      : refused[0].endsWith(":")
        ? "flags inside a pattern are not supported"
        : "look-around is not supported";
  let worst = "";
  const count = waysOf(parse(source), NONE, (repeat) => (worst ||= repeat));
  if (count <= MAX_WAYS) return undefined;
  return `it can match the same text in too many ways${worst ? ` (look at “${worst}”)` : ""}; bound the repetitions, as in “{0,20}”, or put something between them that they cannot match`;
}

/**
 * An upper bound on the ways in which a node can match at one place. A repetition whose characters cannot begin what
 * follows has only one end that lets the match go on; any other may have as many as there are characters.
 */
function waysOf(node: Node, follow: Chars, blame: (repeat: string) => void): number {
  switch (node.kind) {
    case "char":
    case "assertion":
      return 1;
    case "sequence": {
      let ways = 1;
      let next = follow;
      for (let i = node.items.length - 1; i >= 0; i--) {
        const item = node.items[i] as Node;
        ways *= waysOf(item, next, blame);
        // An assertion may fail anywhere, so what stands before it can be tried at every length.
        next = item.kind === "assertion" ? ALL : isNullable(item) ? union(firstOf(item), next) : firstOf(item);
      }
      return ways;
    }
    case "choice": {
      const apart = node.items.every(
        (a, i) => !isNullable(a) && node.items.every((b, j) => j <= i || isApart(firstOf(a), firstOf(b))),
      );
      const each = node.items.map((item) => waysOf(item, follow, blame));
      return apart ? Math.max(...each) : each.reduce((sum, ways) => sum + ways, 0);
    }
    case "repeat": {
      const { item, min, source } = node;
      const max = Math.min(node.max, WINDOW);
      const inner = max > 1 ? waysOf(item, union(firstOf(item), follow), blame) : waysOf(item, follow, blame);
      const decided = !isNullable(item) && isApart(firstOf(item), follow);
      const lengths = min === max || decided ? 1 : Math.max(1, max - min + 1);
      const ways = inner > 1 && max > 1 ? inner ** max : inner * lengths;
      if (ways > MAX_WAYS || (ways > 1 && lengths > 50)) blame(source);
      return ways;
    }
  }
}

function isNullable(node: Node): boolean {
  switch (node.kind) {
    case "char":
      return false;
    case "assertion":
      return true;
    case "sequence":
      return node.items.every(isNullable);
    case "choice":
      return node.items.some(isNullable);
    case "repeat":
      return node.min === 0 || isNullable(node.item);
  }
}

function firstOf(node: Node): Chars {
  switch (node.kind) {
    case "char":
      return node.chars;
    case "assertion":
      return NONE;
    case "choice":
      return node.items.map(firstOf).reduce(union, NONE);
    case "repeat":
      return firstOf(node.item);
    case "sequence": {
      let first = NONE;
      for (const item of node.items) {
        first = union(first, firstOf(item));
        if (!isNullable(item)) break;
      }
      return first;
    }
  }
}

function union(a: Chars, b: Chars): Chars {
  return a.map((bit, i) => bit | (b[i] as number));
}

function isApart(a: Chars, b: Chars): boolean {
  return !a.some((bit, i) => bit === 1 && b[i] === 1);
}

/** One character of the text: a letter, an escape, a class, or the dot. */
const ATOM = /\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|p\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|./isuy;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/y;

/** Reads a pattern that is known to be valid. */
function parse(source: string): Node {
  let at = 0;
  const choice = (): Node => {
    const items: Node[] = [sequence()];
    while (source[at] === "|") {
      at++;
      items.push(sequence());
    }
    return items.length === 1 ? (items[0] as Node) : { kind: "choice", items };
  };
  const sequence = (): Node => {
    const items: Node[] = [];
    while (at < source.length && source[at] !== "|" && source[at] !== ")") items.push(term());
    return { kind: "sequence", items };
  };
  const term = (): Node => {
    const start = at;
    let item: Node;
    if (source[at] === "(") {
      at += /^\((?:\?:|\?<\w+>)?/.exec(source.slice(at))?.[0].length ?? 1;
      item = choice();
      at++;
    } else {
      ATOM.lastIndex = at;
      const atom = ATOM.exec(source)?.[0] ?? (source[at] as string);
      at += atom.length;
      item = /^(?:[$^]|\\b)$/i.test(atom) ? { kind: "assertion" } : { kind: "char", chars: charsOf(atom) };
    }
    QUANTIFIER.lastIndex = at;
    const quantifier = QUANTIFIER.exec(source);
    if (!quantifier) return item;
    at += quantifier[0].length;
    const [mark, low, comma, high] = quantifier;
    const min = low === undefined ? (mark.startsWith("+") ? 1 : 0) : Number(low);
    const max =
      low === undefined
        ? mark.startsWith("?")
          ? 1
          : Number.POSITIVE_INFINITY
        : comma === undefined
          ? min
          : high
            ? Number(high)
            : Number.POSITIVE_INFINITY;
    return { kind: "repeat", item, min, max, source: source.slice(start, at) };
  };
  return choice();
}

function charsOf(atom: string): Chars {
  const pattern = new RegExp(`^(?:${atom})$`, "isu");
  const chars = new Uint8Array(SAMPLE + 1);
  for (let code = 0; code < SAMPLE; code++) if (pattern.test(String.fromCodePoint(code))) chars[code] = 1;
  // Beyond the sample, only what is plainly Latin is known to match nothing.
  if (
    !/^(?:[!-~ ]|\\[dswnrtfv0]|\\[^\w\s]|\[(?!\^)(?:[!-Z^-~ ]|\\[dswnrtfv]|\\[^\w\s])*\])$/u.test(atom) ||
    atom === "."
  )
    chars[SAMPLE] = 1;
  return chars;
}

/** A glob is tried in every way at every path, so that there may not be many: stars in one name, `**`, and choices. */
const MOST_STARS = 4;
const MOST_DEPTHS = 3;
const MOST_CHOICES = 100;
/** In UTF-16 units. */
const MAX_GLOB = 1000;

/** What is wrong with a glob, or with a line of an ignore file, if anything. */
export function globProblem(glob: string): string | undefined {
  if (glob.length > MAX_GLOB) return `a glob has at most ${MAX_GLOB} characters`;
  const names = glob.replace(/\\./gs, "").split("/");
  const stars = names.map((name) => (name === "**" ? 0 : (name.match(/\*+/g)?.length ?? 0)));
  const choices = glob.split("{").map((part, i) => (i === 0 ? 1 : part.split(",").length));
  if (
    Math.max(...stars) > MOST_STARS ||
    names.filter((name) => name === "**").length > MOST_DEPTHS ||
    choices.reduce((product, count) => product * count, 1) > MOST_CHOICES
  )
    return `the glob “${glob}” can match in too many ways: ${MOST_STARS} stars in one name, ${MOST_DEPTHS} times “**” and ${MOST_CHOICES} choices are the most`;
  return undefined;
}
