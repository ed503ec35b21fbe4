import { ENGLISH } from './content.en.ts'
import type { Language } from './model.ts'
import type { CopyWords } from './model-words.ts'

/** The words of a copy, by its language. A language is added with a file of its own, and a line in each of these lists. */
export const WORDS_OF: Readonly<Record<Language, CopyWords>> = { en: ENGLISH }
