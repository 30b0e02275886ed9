/** Words by their hash: read in a text without cutting a word out of it. */

/** What a word is: of a group, the first word of a pair, or the second word of some. */
export const OF_GROUP = 0;
export const FIRST = 1;
export const SECOND = 2;
/** One of these. */
export type WordKind = typeof OF_GROUP | typeof FIRST | typeof SECOND;

/** One more character of a word. Equal hashes of different words only make the gate open for nothing. */
export const addToHash = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** What words are, by their hash, so that no word is cut out of a text; in numbers alone, to read little memory. */
export interface WordTable {
  /** Where the nodes of a word begin; 0 for none. */
  find(hash: number): number;
  /** Four times the index of a group, pair or second word, and its kind; below 0 after the last node of a word. */
  readonly nodes: Int32Array;
}

/** A word table as it grows; once it is finished, nothing is added. */
export interface WordTableBuilder {
  add(word: string, kind: WordKind, index: number): void;
  finish(): WordTable;
}

/** An empty table. */
export function createWordTable(): WordTableBuilder {
  /** Room for the words of all rules, so that it need not grow. */
  let size = 32768;
  let count = 0;
  /** By slot: a hash, and the first node of the word. */
  let slots = new Int32Array(2 * size);
  const nodes = [-1];
  const next = [0];
  const slotOf = (hash: number): number => {
    let slot = firstSlot(hash, size);
    while (slots[slot] !== hash && slots[slot + 1] !== 0) slot = (slot + 2) & (2 * size - 1);
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    size *= 2;
    slots = new Int32Array(2 * size);
    for (let i = 0; i < before.length; i += 2) {
      if (before[i + 1] === 0) continue;
      const slot = slotOf(before[i] as number);
      slots[slot] = before[i] as number;
      slots[slot + 1] = before[i + 1] as number;
    }
  };
  return {
    add: (word, kind, index) => {
      if (word === "") return;
      let hash = 0;
      for (let i = 0; i < word.length; i++) hash = addToHash(hash, word.charCodeAt(i));
      const slot = slotOf(hash);
      const first = slots[slot + 1] as number;
      const node = 4 * index + kind;
      if (nodes[first] === node) return;
      if (first === 0) count++;
      slots[slot] = hash;
      slots[slot + 1] = nodes.length;
      nodes.push(node);
      next.push(first);
      if (2 * count > size) grow();
    },
    finish: () => {
      // The nodes of a word side by side: a word is then read from one place in memory.
      const dense = new Int32Array(nodes.length + count);
      const starts = slots;
      const mask = 2 * size - 1;
      let at = 1;
      for (let slot = 1; slot < starts.length; slot += 2) {
        let node = starts[slot] as number;
        if (node === 0) continue;
        starts[slot] = at;
        for (; node > 0; node = next[node] as number) dense[at++] = nodes[node] as number;
        dense[at++] = -1;
      }
      const find = (hash: number): number => {
        let slot = firstSlot(hash, size);
        while (starts[slot] !== hash && starts[slot + 1] !== 0) slot = (slot + 2) & mask;
        return starts[slot + 1] as number;
      };
      return { find, nodes: dense };
    },
  };
}

/** Words that differ in their last letter alone have neighbouring hashes; scattered, they leave each other room. */
const firstSlot = (hash: number, size: number): number => 2 * ((Math.imul(hash, 0x9e3779b1) >>> 8) & (size - 1));
