import { addDays, type CalendarDay } from '../kernel/calendar-day.ts'
import type { Chance } from './chance.ts'
import type { Authority, Household, Person } from './model.ts'
import { later } from './order.ts'
import { anyPlace } from './places.ts'

type Residents = {
  readonly children: readonly Person[]
  readonly carer: Person
  readonly partner: Person | null
  readonly other: Person | null
  readonly nan: Person | null
}

/** Where they live and lived: a move for about a third, and homes of the other parent and the grandmother. */
export function inventHouseholds(
  by: Chance,
  today: CalendarDay,
  family: { readonly id: string; readonly authority: Authority },
  who: Residents,
): readonly Household[] {
  const code = family.authority.code
  const id = (number: number) => `${family.id}-h${number}`
  const settled = addDays(today, -by.whole(1500, 4200))
  const moved = by.maybe(0.34) ? addDays(today, -by.whole(20, 1200)) : null
  const atHome = [who.carer, ...who.children.filter((child) => child.bornOn !== null)]
  const partnerFrom = addDays(today, -by.whole(150, 1400))
  const home = (number: number, from: CalendarDay, to: CalendarDay | null): Household => ({
    id: id(number),
    ...anyPlace(by, code),
    members: [...atHome, ...(who.partner ? [who.partner] : [])].flatMap((person) => {
      const since = later(from, person === who.partner ? partnerFrom : (person.bornOn ?? from))
      if (to !== null && since >= to) return []
      return [
        {
          person: person.id,
          from: since,
          to,
          when: person === who.partner && by.maybe(0.3) ? 'part of the week' : null,
        },
      ]
    }),
  })
  const homes = moved ? [home(1, settled, moved), home(2, moved, null)] : [home(1, settled, null)]
  const elsewhere = [who.other, who.nan].filter((person) => person !== null && person !== who.carer)
  const others = elsewhere.map(
    (person, at): Household => ({
      id: id(3 + at),
      ...anyPlace(by, code),
      members: [{ person: person?.id ?? '', from: settled, to: null, when: null }],
    }),
  )
  return [...homes, ...others]
}
