import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Act } from '../../access/policy.ts'
import { mayForEvery, mayForSome, standingFor } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { whereMay } from '../../people/commands.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { NewPlace, Place, PlacePerson, PlaceRefusal, PlaceReview } from './model.ts'
import { addPlace, addPlaceEntries, addPlacePerson, lockPlace, peopleOfPlace, savePlace } from './queries.ts'
import * as rules from './rules.ts'

/** A place or group with those linked to it, as far as the reader works with them. */
export type PlaceSeen = {
  readonly place: Place
  readonly links: readonly (PlacePerson & { readonly person: KnownPerson })[]
  /** The linked children whom the reader works with. */
  readonly children: readonly string[]
}

/**
 * Looks at a place or a group of peers: for whoever may do `act` for one child linked to it. Of the children it shows
 * those alone. The look is on record; undefined where there is none, or none of theirs.
 */
export async function lookAtPlace(
  tx: Tx,
  actor: Actor,
  id: string,
  act: Act,
  now: Moment,
): Promise<PlaceSeen | undefined> {
  const place = await lockPlace(tx, id)
  if (!place) return undefined
  const links = await peopleOfPlace(tx, id)
  const people = await peopleById(
    tx,
    links.map(({ personId }) => personId),
  )
  const linked = [...people.values()].filter(({ kind }) => kind === 'child').map((child) => child.id)
  if (!(await mayForSome(tx, actor, act, linked, now.day))) return undefined
  const children = await whereMay(tx, actor, 'child.look', linked, now)
  await audit(tx, actor, 'child.look', { kind: 'place', id }, { page: 'place' }, children)
  const shown = links.flatMap((link) => {
    const person = people.get(link.personId)
    return person && (person.kind === 'adult' || children.includes(person.id)) ? [{ ...link, person }] : []
  })
  return { place, links: shown, children }
}

/** A child's link to a place: one that is known, or one that is written down with it. */
export type LinkPlace = {
  readonly place: NewPlace | { readonly id: string }
  readonly link: Omit<PlacePerson, 'placeId' | 'toOn'>
}

/** Links a child to a place or a group of peers, and writes that down where it is a new one. */
export async function linkPlace(
  tx: Tx,
  actor: Actor,
  { place, link }: LinkPlace,
  now: Moment,
): Promise<Outcome<{ readonly placeId: string }, PlaceRefusal>> {
  if (!(await standingFor(tx, actor, 'worry.write', link.personId, now.day))) return refused('not-found')
  if ('name' in place) {
    const made = rules.newPlace(place, now.day)
    if (!made.ok) return made
    await addPlace(tx, made.value, actor.userId)
  } else if (!(await lockPlace(tx, place.id))) return refused('not-found')
  const there = await peopleOfPlace(tx, place.id)
  const decision = rules.link({ ...link, placeId: place.id, toOn: null }, there, now.day)
  if (!decision.ok) return decision
  await addPlacePerson(tx, decision.value, actor.userId)
  await audit(tx, actor, 'worry.write', { kind: 'child', id: link.personId }, { what: 'place', place: place.id })
  return accepted({ placeId: place.id })
}

/** Looks again at a place, by whoever may write worries of a child linked to it. */
export async function reviewPlace(
  tx: Tx,
  actor: Actor,
  id: string,
  review: PlaceReview,
  now: Moment,
): Promise<Outcome<Place, PlaceRefusal>> {
  const seen = await lookAtPlace(tx, actor, id, 'worry.write', now)
  if (!seen) return refused('not-found')
  const decision = rules.reviewPlace(seen.place, review, now.day)
  if (!decision.ok) return decision
  await savePlace(tx, decision.value)
  await audit(tx, actor, 'worry.write', { kind: 'place', id }, { closed: review.closedHow !== null }, seen.children)
  return decision
}

/** Links what was written about children to a place; each of them a child whom the actor works with. */
export async function linkEntries(
  tx: Tx,
  actor: Actor,
  id: string,
  entries: readonly { readonly id: string; readonly childId: string }[],
  now: Moment,
): Promise<Outcome<{ readonly placeId: string }, PlaceRefusal>> {
  const children = [...new Set(entries.map(({ childId }) => childId))]
  if (entries.length === 0) return refused('nothing-written')
  if (!(await mayForEvery(tx, actor, 'worry.write', children, now.day))) return refused('not-found')
  await addPlaceEntries(
    tx,
    id,
    entries.map((entry) => entry.id),
  )
  await audit(tx, actor, 'worry.write', { kind: 'place', id }, { entries: entries.length }, children)
  return accepted({ placeId: id })
}
