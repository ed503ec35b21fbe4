export const PURPOSES = [
  'finding-a-child',
  'registering-a-child',
  'raising-a-concern',
  'working-with-a-child',
  'importing',
  'operating-the-index',
] as const

export type Purpose = (typeof PURPOSES)[number]

/** Who asks, for the index's audit. `userId` is null when the program itself asks, in a job or an import. */
export type Asked = {
  /** The three-digit code of the authority whose system asks. */
  readonly authority: string
  readonly userId: string | null
  readonly role: string
  readonly purpose: Purpose
  /** The machine that asks, where one does. */
  readonly client?: string | null
}

export type AskedRefusal = 'asked-not-complete' | 'unavailable'

/**
 * Too much has been asked for now by this user, authority or machine: enough for any day's work, too little to leaf
 * through the index. Never the answer to a registration, nor to anything that tells of a child in danger.
 */
export type BudgetSpent = {
  readonly ok: false
  readonly refusal: 'budget-spent'
  /** In how many seconds asking again can succeed: 1 to 86,400. */
  readonly retryAfterSeconds: number
}
