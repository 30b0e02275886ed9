/**
 * One pass over the characters of a block: its words that any trigger waits for, and what else tells something. The
 * sentences of the block are then read from what was found, not from its characters again.
 */
import { addToHash, type WordTable } from "./wordTable.ts";

/** A word that begins with a capital, and may be a name. */
export const CAPITAL = 0;
/** A quotation mark. */
export const QUOTE = -1;
/** The `@` of a handle; its word is the one after. */
export const HANDLE = -2;
/** Marks in a row, or an emoji. */
export const LOUD = -3;
/** A word in capitals. */
export const SHOUTED = -4;

/** What stands in the stretch that was scanned last, in the order of where it ends. Offsets are those of the text. */
export interface Cues {
  size: number;
  /** More than 0: the first node of a word in the table; otherwise one of the numbers above. */
  items: Int32Array;
  /** Which word of the stretch it is, counted from 1. */
  words: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
}

/** `"`, `“`, and the `&` of `&quot;`. */
const [QUOTATION, CURLY_QUOTATION, ENTITY] = [34, 0x201c, 38];

/** Creates a scan of texts for the words of a table. It tells the first of the cues that stands at a start or after it. */
export function createScan(words: WordTable): {
  readonly scan: (text: string, start: number, end: number) => number;
  readonly cues: Cues;
} {
  const { find } = words;
  const cues: Cues = { size: 0, ...columns(256) };
  let scanned = { text: "", start: 0, end: -1 };
  const put = (item: number, word: number, start: number, end: number): void => {
    const at = cues.size++;
    if (at === cues.items.length) grow(cues);
    cues.items[at] = item;
    cues.words[at] = word;
    cues.starts[at] = start;
    cues.ends[at] = end;
  };
  const read = (text: string, start: number, end: number): void => {
    cues.size = 0;
    let word = 0;
    let hash = 0;
    let wordStart = -1;
    for (let i = start; i <= end; i++) {
      const code = i < end ? text.charCodeAt(i) : 32;
      const lower = isUpper(code) ? code | 32 : code;
      // Letters; curly quotes and dashes are none.
      if ((lower >= 97 && lower <= 122) || (code > 191 && (code < 0x2000 || code > 0x206f))) {
        if (wordStart < 0) {
          wordStart = i;
          hash = 0;
        }
        hash = addToHash(hash, lower);
        if (code === 0xd83d || code === 0xd83e) put(LOUD, word + 1, i, i + 1);
        continue;
      }
      // Of "noor@desk", the word before counts.
      const handle = word + 1;
      if (wordStart >= 0) {
        word++;
        const node = find(hash);
        if (node > 0) put(node, word, wordStart, i);
        const first = text.charCodeAt(wordStart);
        if (isUpper(first) || first > 191) {
          put(CAPITAL, word, wordStart, i);
          const inCapitals = isUpper(text.charCodeAt(wordStart + 1)) && isUpper(text.charCodeAt(i - 1));
          if (i - wordStart >= 4 && inCapitals) put(SHOUTED, word, wordStart, i);
        }
        // "L. Moreno": whoever has an initial is a person.
        if (i - wordStart === 1 && code === 46 && isUpper(first)) put(HANDLE, word, wordStart, i);
        wordStart = -1;
      }
      if (code === QUOTATION || code === CURLY_QUOTATION || code === ENTITY) put(QUOTE, word, i, i + 1);
      else if (code === 64) put(HANDLE, handle, i, i + 1);
      else if (code === 33 && isMark(text.charCodeAt(i - 1), text.charCodeAt(i + 1))) put(LOUD, word, i, i + 1);
    }
  };
  return {
    cues,
    scan: (text, start, end) => {
      if (start < scanned.start || end > scanned.end || text !== scanned.text) {
        read(text, start, end);
        scanned = { text, start, end };
        return 0;
      }
      return firstAt(cues, start);
    },
  };
}

/** The first of the cues that begins at an offset or after it. */
function firstAt({ starts, size }: Cues, offset: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function columns(size: number): Omit<Cues, "size"> {
  return {
    items: new Int32Array(size),
    words: new Int32Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
  };
}

function grow(cues: Cues): void {
  const wider = columns(2 * cues.items.length);
  wider.items.set(cues.items);
  wider.words.set(cues.words);
  wider.starts.set(cues.starts);
  wider.ends.set(cues.ends);
  Object.assign(cues, wider);
}

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether `!` has another mark beside it: `!!`, `?!`, `!?`. */
const isMark = (before: number, after: number): boolean => before === 33 || before === 63 || after === 63;
