import { addDays, addMonths } from '../../kernel/calendar-day.ts'
import { nameKey } from '../../kernel/person-name.ts'
import { NEIGHBOURS, PLACES } from '../calloway/around.ts'
import { DARREN } from '../calloway/people.ts'
import { add, momentOf, type Sheet, who } from './sheet.ts'

/** Places and groups of peers around the Calloways; and around their neighbours, who know Darren too. */
export function layAround(sheet: Sheet): void {
  if (sheet.family.authority !== '990') return
  if (sheet.family.id === 'f0000') layPlaces(sheet)
  if (sheet.family.id === NEIGHBOURS) layNeighbours(sheet)
}

function layPlaces(sheet: Sheet): void {
  const { id, now } = sheet
  const { userId: recordedBy } = who(sheet, 'asha.verma')
  for (const place of PLACES) {
    const sinceOn = addDays(now.day, -place.since)
    const recordedAt = momentOf(sheet, sinceOn, '16:00')
    add(sheet, 'place', {
      ...{ id: id(place.id), kind: place.kind, name: place.name, nameKey: nameKey(place.name), lines: place.line },
      ...{ postcode: null, known: place.known, sinceOn, reviewBy: addMonths(now.day, 2) },
      ...{ closedOn: null, closedHow: null, recordedBy, recordedAt },
    })
    for (const { person, words } of place.people) {
      const link = { id: id(place.id, person), placeId: id(place.id), personId: id(person), words }
      add(sheet, 'placePerson', { ...link, fromOn: sinceOn, toOn: null, recordedBy, recordedAt })
    }
  }
}

function layNeighbours(sheet: Sheet): void {
  const { id, now, family } = sheet
  const fromOn = addDays(now.day, -30)
  const recordedAt = momentOf(sheet, fromOn, '16:00')
  const { userId: recordedBy } = who(sheet, 'asha.verma')
  for (const child of family.people.filter(({ kind }) => kind === 'child')) {
    const tie = { personId: id(child.id), otherId: id(DARREN), kind: 'other' as const, parentalResponsibility: null }
    const words = 'Mum’s friend, comes on Fridays'
    add(sheet, 'relationship', { id: id(child.id, 'other', DARREN), ...tie, words, fromOn, toOn: null, recordedAt })
    for (const place of PLACES) {
      if (place.neighbours === null) continue
      const link = {
        id: id(child.id, 'at', place.id),
        placeId: id(place.id),
        personId: id(child.id),
        words: place.neighbours,
      }
      add(sheet, 'placePerson', { ...link, fromOn, toOn: null, recordedBy, recordedAt })
    }
  }
}
