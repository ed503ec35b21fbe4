import type { ConcernBand } from '../child-index/contract-concerns.ts'

/** How worried someone is, as they choose it. */
export const BAND_WORDS: Readonly<Record<ConcernBand, string>> = {
  unsure: 'Not sure',
  worried: 'Worried',
  'very-worried': 'Very worried',
}
