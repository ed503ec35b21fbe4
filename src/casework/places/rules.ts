import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { postcode } from '../../kernel/postcode.ts'
import type { NewPlace, Place, PlacePerson, PlaceRefusal, PlaceReview } from './model.ts'

/** Whether a place may be written down: named, with what is known, begun by today, looked at again after today. */
export function newPlace(place: NewPlace, today: CalendarDay): Outcome<NewPlace, PlaceRefusal> {
  if (place.name.trim() === '' || place.known.trim() === '') return refused('nothing-written')
  if (place.sinceOn > today) return refused('since-in-the-future')
  if (place.reviewBy <= today) return refused('review-not-ahead')
  const written = place.postcode === null ? null : postcode(place.postcode)
  if (written === undefined) return refused('postcode-wrong')
  return accepted({ ...place, name: place.name.trim(), known: place.known.trim(), postcode: written })
}

/** Whether somebody may be linked to a place: with words, from a day by today, and not twice at once. */
export function link(
  link: PlacePerson,
  there: readonly PlacePerson[],
  today: CalendarDay,
): Outcome<PlacePerson, PlaceRefusal> {
  if (link.words.trim() === '') return refused('nothing-written')
  if (link.fromOn > today) return refused('since-in-the-future')
  const same = there.some(({ personId, toOn }) => personId === link.personId && toOn === null)
  return same ? refused('linked-already') : accepted(link)
}

/** What a review makes of a place: what is known now, and a day to look again after today, or how it ended. */
export function reviewPlace(place: Place, review: PlaceReview, today: CalendarDay): Outcome<Place, PlaceRefusal> {
  const { known, reviewBy, closedHow } = review
  if (known.trim() === '') return refused('nothing-written')
  if (closedHow !== null) return accepted({ ...place, known: known.trim(), closedOn: today, closedHow })
  if (reviewBy <= today) return refused('review-not-ahead')
  return accepted({ ...place, known: known.trim(), reviewBy, closedOn: null, closedHow: null })
}
