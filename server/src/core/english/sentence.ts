export interface Sentence { readonly start: number; readonly end: number }
