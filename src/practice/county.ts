import { addDays, type CalendarDay } from '../kernel/calendar-day.ts'
import { AUTHORITIES, authorityOf } from './authorities.ts'
import { callowayFamilies } from './calloway/family.ts'
import { ageThen, type Cast } from './cast.ts'
import { type Chance, chance } from './chance.ts'
import { type Card, deal } from './deck.ts'
import { recordElsewhere } from './elsewhere.ts'
import { inventCast } from './family.ts'
import { type Desk, deskFor, workday } from './histories/desk.ts'
import { layEpisode, type Outcome } from './histories/episode.ts'
import { laySealedConcern } from './histories/happenings.ts'
import { involvementsOf } from './involvements.ts'
import type { AuthorityCode, County, Family, Standing } from './model.ts'
import { type Numbers, numbersFor } from './numbers.ts'
import { inOrder } from './order.ts'

export type CountyWanted = {
  /** How many children, born and unborn, the hand-written family's three among them; at least 3. */
  readonly children: number
  readonly seed: number
  readonly today: CalendarDay
}

/**
 * Invents the practice county: the same children, seed and day give the same county, to the letter.
 * A child whom both authorities know counts once and stands in two families with one `being`.
 */
export function inventCounty(wanted: CountyWanted): County {
  return { today: wanted.today, seed: wanted.seed, authorities: AUTHORITIES, families: [...inventFamilies(wanted)] }
}

/** Yields the county family by family, so that many thousands of children need little memory. */
export function* inventFamilies(wanted: CountyWanted): Generator<Family> {
  const numbers = numbersFor(wanted.seed)
  const cards = deal(chance(wanted.seed, 0))
  yield* callowayFamilies(wanted.today)
  let left = wanted.children - 3
  for (let number = 1; left > 0; number += 1) {
    const by = chance(wanted.seed, number)
    const card = cards.next().value as Card
    const { family, cast } = inventFamily(by, wanted.today, numbers, card, { number, most: left })
    left -= family.standings.length
    const moved = !card.unborn && card.reaches !== 'at-front-door' && by.maybe(0.07)
    const other = moved ? recordElsewhere(by, wanted.today, cast, family) : null
    yield other ? { ...family, elsewhere: other.id } : family
    if (other) yield other
  }
}

function inventFamily(
  by: Chance,
  today: CalendarDay,
  numbers: Numbers,
  card: Card,
  of: { readonly number: number; readonly most: number },
): { readonly family: Family; readonly cast: Cast } {
  const authority = authorityOf(
    by.weigh<AuthorityCode>([
      ['990', 66],
      ['991', 34],
    ]),
  )
  const sinceDays = by.whole(...card.since)
  const firstDays = card.before ? sinceDays + by.whole(420, 900) : sinceDays
  const count = by.weigh([
    [1, 38],
    [2, 31],
    [3, 19],
    [4, 8],
    [5, 3],
  ])
  const children = Math.min(of.most, count)
  const id = `f${String(of.number).padStart(4, '0')}`
  const cast = inventCast(by, today, numbers, {
    id,
    authority,
    theme: by.pick(card.themes),
    children,
    sinceDays,
    firstDays,
    unborn: card.unborn,
  })
  const desk = deskFor(by, today, cast)
  const outcome = layHistory(desk, card, sinceDays, firstDays)
  return { family: familyOf(desk, outcome, card), cast }
}

/** The earlier period first, with those who were born by then; then the present one with everybody. */
function layHistory(desk: Desk, card: Card, sinceDays: number, firstDays: number): Outcome {
  const { by, cast, today } = desk
  if (card.before) {
    const from = workday(addDays(today, -firstDays), today)
    const there = cast.children.filter((child) => ageThen(child, from) >= 0)
    const closedOn = workday(addDays(from, by.whole(150, 330)), today)
    layEpisode(desk, there, from, { reaches: by.pick(['child-in-need', 'being-assessed']), category: null, closedOn })
  }
  const from =
    card.reaches === 'at-front-door' ? addDays(today, -sinceDays) : workday(addDays(today, -sinceDays), today)
  const closedOn = card.closed
    ? workday(addDays(from, Math.max(Math.floor(sinceDays * 0.6), 130)), addDays(today, -5))
    : null
  const outcome = layEpisode(desk, cast.children, from, { reaches: card.reaches, category: card.category, closedOn })
  const watched = cast.children.filter(() => by.maybe(0.1))
  for (const child of watched) laySealedConcern(desk, child, addDays(today, -Math.min(240, Math.max(sinceDays, 1))))
  return outcome
}

function familyOf(desk: Desk, outcome: Outcome, card: Card): Family {
  const { cast } = desk
  return {
    id: cast.id,
    authority: cast.authority.code,
    theme: cast.theme,
    elsewhere: null,
    people: cast.people,
    relationships: cast.relationships,
    households: cast.households,
    standings: cast.children.map(
      (child): Standing => ({ child: child.id, ...outcome, reReferred: card.before, unborn: child.kind === 'unborn' }),
    ),
    steps: inOrder(desk.steps),
    entries: desk.entries,
    worries: desk.worries,
    strengths: desk.strengths,
    sealedConcerns: desk.sealedConcerns,
    allocations: desk.allocations,
    involvements: involvementsOf(desk, outcome),
  }
}
