import type { Identity, IdentityName } from '../child-index/contract-identity.ts'
import { addDays, asCalendarDay, type CalendarDay } from '../kernel/calendar-day.ts'
import type { Days } from './calloway/day.ts'

/** What a school's office wrote of a child: who they are, as it was heard over the counter. */
export type OnRoll = { readonly reference: string; readonly identity: Identity }

/**
 * The Calloways as a school of Eastholt had them before they moved: Niamh under her grandmother's spelling, with a family
 * name nobody else knows and no more of her birthday than the year; and a Nia, of whom nobody else knows.
 */
export function callowaysOnRoll(days: Days): readonly OnRoll[] {
  return [
    { reference: 'calloway-1', identity: callowayOnRoll(days, 'Neev') },
    { reference: 'calloway-2', identity: callowayOnRoll(days, 'Nia') },
  ]
}

/** The same child as mistaken as a school's office may be, each in another way in turn; null where that way has no child. */
export function mistaken(identity: Identity, turn: number): Identity | null {
  const [current] = identity.names
  if (!current || current.given.length < 5 || identity.birthDate === null) return null
  const heard = {
    ...identity,
    names: [{ ...current, given: current.given.slice(0, -1) }],
    identifiers: [],
    mother: null,
  }
  return MISTAKES[turn % MISTAKES.length]?.(heard, current) ?? null
}

type Mistake = (heard: Identity, current: IdentityName) => Identity | null

const MISTAKES: readonly Mistake[] = [
  (heard) => heard,
  (heard, current) => ({
    ...heard,
    names: [{ ...current, family: `${current.family}-Marsh` }],
    birthDate: heard.birthDate && mistakenDay(heard.birthDate),
  }),
  (heard, current) => ({ ...heard, names: [current], birthDateKnown: 'year' }),
  (heard, current) => ({
    ...heard,
    names: [{ use: 'current', given: current.family, family: current.given }],
    addresses: [],
  }),
]

function callowayOnRoll(days: Days, given: string): Identity {
  return {
    names: [{ use: 'current', given, family: 'Calloway-Pryce' }],
    birthDate: mistakenDay(days.on('2018-11-08')),
    // Whatever the index learns to be sure of, this it leaves to a person.
    birthDateKnown: 'year',
    expectedOn: null,
    sex: 'F',
    addresses: [
      {
        lines: '27 Plover Close, Eastholt',
        postcode: 'EO2 5PC',
        fromOn: days.on('2022-07-01'),
        toOn: days.on('2025-09-02'),
      },
    ],
    identifiers: [],
    mother: { given: 'Kerrie', family: 'Calloway' },
    multipleBirth: null,
  }
}

/** The day with day and month changed about, where that is another day; else the day after. */
function mistakenDay(day: CalendarDay): CalendarDay {
  const [year, month, date] = day.split('-')
  const swapped = month === date ? undefined : asCalendarDay(`${year}-${date}-${month}`)
  return swapped ?? addDays(day, 1)
}
