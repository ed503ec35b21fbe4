import { expect, it } from 'vitest'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import type { NewPlace, PlacePerson } from './model.ts'
import { link, newPlace, reviewPlace } from './rules.ts'

const TODAY = day('2026-03-19')
const PLACE: NewPlace = {
  ...{ id: 'p', kind: 'park', name: ' The Rec ', lines: null, postcode: 'am1 2bc', known: 'Older boys at dusk.' },
  ...{ sinceOn: day('2026-03-01'), reviewBy: day('2026-06-01') },
}
const LINK: PlacePerson = { id: 'l', placeId: 'p', personId: 'n', words: 'most days', fromOn: TODAY, toOn: null }

it('a place is written down with its name and postcode as they are written', () => {
  expect(newPlace(PLACE, TODAY)).toMatchObject({ value: { name: 'The Rec', postcode: 'AM1 2BC' } })
})

it.each([
  ['nothing-written', { name: ' ' }],
  ['nothing-written', { known: '' }],
  ['since-in-the-future', { sinceOn: day('2026-03-20') }],
  ['review-not-ahead', { reviewBy: TODAY }],
  ['postcode-wrong', { postcode: 'AM' }],
])('a place is refused as %s', (refusal, over) => {
  expect(newPlace({ ...PLACE, ...over }, TODAY)).toEqual({ ok: false, refusal })
})

it('a child is linked to a place once at a time, and with words', () => {
  expect(link(LINK, [], TODAY)).toMatchObject({ ok: true })
  expect(link(LINK, [LINK], TODAY)).toEqual({ ok: false, refusal: 'linked-already' })
  expect(link(LINK, [{ ...LINK, toOn: TODAY }], TODAY)).toMatchObject({ ok: true })
  expect(link({ ...LINK, words: ' ' }, [], TODAY)).toEqual({ ok: false, refusal: 'nothing-written' })
})

it('a place looked at again says what is known now, or how it ended', () => {
  const place = { ...PLACE, closedOn: null, closedHow: null }
  const review = { known: 'Lights now.', reviewBy: day('2026-06-19'), closedHow: null }
  expect(reviewPlace(place, review, TODAY)).toMatchObject({ value: { known: 'Lights now.', closedOn: null } })
  expect(reviewPlace(place, { ...review, closedHow: 'Shut.' }, TODAY)).toMatchObject({ value: { closedOn: TODAY } })
  expect(reviewPlace(place, { ...review, reviewBy: TODAY }, TODAY)).toEqual({ ok: false, refusal: 'review-not-ahead' })
})
