import type { KeptReason } from '../model.ts'

/** Why something is kept back, as whoever decides reads it. */
export const REASONS: Readonly<Record<KeptReason, string>> = {
  'about-someone-else': 'It is about someone else',
  'asked-not-to-be-named': 'Whoever told us asked not to be named',
  police: 'It is police information',
  'health-of-another': 'It is about another adult’s health',
  'childs-own-words': 'The child said it, and has not agreed that it is passed on',
  'could-be-dangerous': 'It could put someone in danger',
}

export const CONTENT = {
  summary: 'Something here is not for the parents’ copy',
  reason: 'Why is it kept back?',
  nothing: 'Nothing is kept back',
  words: 'Which words?',
  wordsHint: 'Copy them here as they stand above. Left empty, all of it is kept back.',
  needsReason: 'Choose why these words are kept back',
  notThere: 'These words do not stand in what you wrote. Copy them as they are',
} as const
