/**
 * Letters for character classes: `new RegExp(String.raw`[${CAPITAL}][${LETTER}]+`)`. They cover Latin, Greek and
 * Cyrillic with their accents. `\p{L}` would cover every script, and costs a millisecond per pattern at every start.
 */
export const LETTER = "A-Za-zÀ-\\u1FFF";
/** Where small and capital letters alternate (`Āā`), both. */
export const CAPITAL = "A-ZÀ-ÞĀ-ſΑ-ΫА-ЯḀ-ỿ";
