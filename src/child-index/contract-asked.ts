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
}

export type AskedRefusal = 'asked-not-complete' | 'unavailable'
