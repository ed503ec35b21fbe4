import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Profile } from '../matching/model.ts'
import { guessesHome, knowsEveryField } from './rules.ts'

/** A hidden child as come upon: what their records say, and where they live now. */
export type HiddenChild = {
  readonly number: string
  readonly profiles: readonly Profile[]
  readonly home: string | null
}

/** What was guessed of hidden children, counted in memory, each process for itself. */
export type Guesses = {
  /**
   * Whether a hidden child is there for an authority that asks by these: it knows every field, and has not guessed the
   * home wrong too often on that day. A wrong guess is counted by asking.
   */
  readonly isThere: (authority: string, asked: Profile, child: HiddenChild, today: CalendarDay) => boolean
}

/** Counts, for each authority and hidden child, the homes guessed wrong on one day. */
export function guessesKept(): Guesses {
  const wrong = new Map<string, number>()
  let day = ''
  return {
    isThere: (authority, asked, { number, profiles, home }, today) => {
      if (day !== today) wrong.clear()
      day = today
      const key = `${authority} ${number}`
      const before = wrong.get(key) ?? 0
      if (guessesHome(asked, profiles, home)) wrong.set(key, before + 1)
      return before < MOST_GUESSES && knowsEveryField(asked, profiles, home)
    },
  }
}

/** Homes an authority may have wrong of one hidden child in a day: a slip of the pen, not a search of a town. */
const MOST_GUESSES = 5
