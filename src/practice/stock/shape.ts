/** Why people are worried about a family, in one word. A story fits the themes it names, or any. */
export type Theme =
  | 'neglect'
  | 'violence-at-home'
  | 'physical'
  | 'sexual'
  | 'emotional'
  | 'low-mood'
  | 'drink-or-drugs'
  | 'exploitation'
  | 'disability'
  | 'young-carer'
  | 'homeless'
  | 'own-distress'

/** Who says so. The inventor finds a named person of the authority, or of the family, to fit. */
export type Teller =
  | 'school'
  | 'nursery'
  | 'gp'
  | 'health-visitor'
  | 'hospital'
  | 'midwife'
  | 'police'
  | 'early-help'
  | 'housing'
  | 'neighbour'
  | 'relative'
  | 'carer'
  | 'child'
  | 'social-worker'

/**
 * The ages in whole years a story fits, both included; an unborn child is -1.
 *
 * Texts hold slots: `{child} {he} {him} {his} {himself}` (capitals follow the slot's), `{carer}` (Mum, Dad, Nan …),
 * `{she} {her} {hers}` (the carer: subject, object, possessive), `{partner}`, `{sib}`, `{nan}`, `{school}`, `{friend}`,
 * `{children}` (all the names) with `{eats/eat}` for one child or several, and `{his/their}` likewise.
 * A text with a slot the family cannot fill is never chosen for it.
 */
type Ages = readonly [number, number]

export type ContactStory = {
  readonly themes: readonly Theme[]
  readonly ages: Ages
  readonly teller: Teller
  readonly text: string
  readonly worry: string
  readonly done: string
  /** Null: the family was told. Otherwise why that was not safe. */
  readonly notTold: string | null
}

export type EntryStory = {
  readonly themes: readonly Theme[] | 'any'
  readonly ages: Ages
  readonly teller: Teller
  readonly source: 'fact' | 'opinion' | 'hearsay' | 'child-words'
  readonly title: string
  readonly text: string
}

export type Quote = {
  readonly themes: readonly Theme[] | 'any'
  readonly ages: Ages
  readonly words: string
  readonly toldIn: string
}

export type StrengthStory = {
  readonly themes: readonly Theme[] | 'any'
  readonly ages: Ages
  readonly teller: Teller
  readonly source: 'fact' | 'opinion' | 'child-words'
  readonly text: string
}

export type ActionStory = {
  readonly action: string
  readonly owner: 'social-worker' | 'carer' | 'school' | 'health' | 'police' | 'family-help' | 'relative'
}

export type NeedStory = {
  readonly themes: readonly Theme[] | 'any'
  readonly ages: Ages
  readonly need: string
  readonly outcome: string
  readonly changed: readonly [better: string, same: string]
  readonly actions: readonly ActionStory[]
}

export type AnalysisStory = {
  readonly themes: readonly Theme[]
  readonly ages: Ages
  readonly text: string
  readonly notKnown: readonly string[]
}
