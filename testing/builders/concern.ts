import type { NewConcern } from '../../src/concerns/model.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'
import { newId } from '../../src/platform/ids.ts'

/** A concern as a teacher fills it in, on 19 March 2026: asks children's social care to look. */
export function aConcern(given: Partial<NewConcern> = {}): NewConcern {
  return {
    id: newId(),
    kind: 'contact',
    immediateDanger: false,
    child: {
      asGiven: {
        given: 'Niamh',
        family: 'Calloway',
        birthDate: calendarDay('2018-11-08'),
        postcode: 'AL4 2QR',
        number: '',
      },
      indexNumber: null,
    },
    whatSeen: 'Niamh came in at 9:10 without a coat. She ate two bowls of cereal.',
    happenedOn: calendarDay('2026-03-19'),
    knownBy: 'saw',
    band: 'worried',
    howWorried: 'More than last month: third day this week.',
    doneSoFar: 'Gave her breakfast and a coat.',
    toldFamily: true,
    whyNotTold: null,
    mayNameAgency: true,
    ...given,
  }
}
