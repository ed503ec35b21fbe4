import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { postcode } from '../../kernel/postcode.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { lockPersonToEdit } from '../commands.ts'
import { changeOfAddress } from '../identity/rules.ts'
import type { Household, Person } from '../model.ts'
import { addAddresses, addressesOf, endAddress } from '../queries.ts'
import { addRelationships, saveHouseholds } from './queries.ts'
import { endMembership, householdsOf, membershipsOf, saveDeath, saveTie, tieOf } from './queries-changing.ts'
import * as rules from './rules-changing.ts'

/** Changes what is known of a tie: what a couple is from a day on, since when, until when. What it was stays known. */
export async function changeTie(
  tx: Tx,
  actor: Actor,
  { personId, tieId }: { readonly personId: string; readonly tieId: string },
  change: rules.TieChange,
  now: Moment,
): Promise<Outcome<{ readonly personId: string }, rules.TieRefusal | 'not-found'>> {
  const person = await lockPersonToEdit(tx, actor, personId, now)
  if (!person.ok) return person
  const tie = await tieOf(tx, personId, tieId)
  if (!tie) return refused('not-found')
  const decision = rules.changeTie(tie, change, now.day)
  if (!decision.ok) return decision
  await saveTie(tx, decision.value.tie)
  if (decision.value.begins) await addRelationships(tx, [decision.value.begins])
  await changed(tx, actor, person.value, 'tie', { tie: tieId })
  // The index knows a child by the mother too.
  if (tie.kind === 'mother') await enqueue(tx, 'tell-child-index', { childId: tie.personId })
  return accepted({ personId })
}

/** Writes down that somebody died, or that a pregnancy was lost; without a day, that this was a mistake. */
export async function recordDeath(
  tx: Tx,
  actor: Actor,
  personId: string,
  diedOn: CalendarDay | null,
  now: Moment,
): Promise<Outcome<{ readonly personId: string }, rules.DeathRefusal | 'not-found'>> {
  const person = await lockPersonToEdit(tx, actor, personId, now)
  if (!person.ok) return person
  const decision = rules.died(person.value, diedOn, now.day)
  if (!decision.ok) return decision
  await saveDeath(tx, personId, diedOn)
  await changed(tx, actor, person.value, 'death')
  return accepted({ personId })
}

/** Where somebody lives from a day: in one of the households known around them, or at an address of its own. */
export type MoveHome = Omit<rules.HomeChange, 'householdId'> & {
  readonly to: { readonly householdId: string } | { readonly lines: string; readonly postcode: string } | null
}
export type MoveHomeRefusal = rules.HomeRefusal | 'postcode-wrong' | 'address-missing' | 'not-found'

/**
 * Records where an adult lives from a day on. The home and the address before stay known. (A child moves by their own
 * record, where brothers and sisters are asked after too.)
 *
 * @param around people whose households may be chosen
 */
export async function moveHome(
  tx: Tx,
  actor: Actor,
  { personId, around }: { readonly personId: string; readonly around: readonly string[] },
  move: MoveHome,
  now: Moment,
): Promise<Outcome<{ readonly personId: string }, MoveHomeRefusal>> {
  const person = await lockPersonToEdit(tx, actor, personId, now)
  if (!person.ok) return person
  if (person.value.kind === 'child') return refused('not-found')
  const home = await homeMeant(tx, move.to, [personId, ...around])
  if (!home.ok) return home
  const change = { ...move, householdId: home.value?.id ?? null }
  const decision = rules.changeHome(personId, await membershipsOf(tx, personId), change, now.day)
  if (!decision.ok) return decision
  const { ends, begins } = decision.value
  for (const member of ends) await endMembership(tx, member)
  if (home.value && begins) await saveHouseholds(tx, [{ household: home.value, members: [begins] }])
  if (home.value && move.partTime === null) await takeAddress(tx, personId, home.value, move.fromOn, now)
  await changed(tx, actor, person.value, 'home')
  return accepted({ personId })
}

async function homeMeant(
  tx: Tx,
  to: MoveHome['to'],
  around: readonly string[],
): Promise<Outcome<Household | null, 'postcode-wrong' | 'address-missing' | 'not-found'>> {
  if (to === null) return accepted(null)
  if ('householdId' in to) {
    const known = (await householdsOf(tx, around)).find(({ id }) => id === to.householdId)
    return known ? accepted(known) : refused('not-found')
  }
  const written = postcode(to.postcode) ?? null
  if (to.postcode.trim() !== '' && written === null) return refused('postcode-wrong')
  if (to.lines.trim() === '') return refused('address-missing')
  return accepted({ id: newId(), lines: to.lines.trim(), postcode: written })
}

async function takeAddress(tx: Tx, personId: string, home: Household, fromOn: CalendarDay, now: Moment): Promise<void> {
  const own = (await addressesOf(tx, [personId])).get(personId) ?? []
  const change = { id: newId(), lines: home.lines, postcode: home.postcode ?? '', fromOn }
  const succession = changeOfAddress(personId, own, change, now.day)
  if (!succession.ok) return
  if (succession.value.ends) await endAddress(tx, succession.value.ends)
  await addAddresses(tx, [succession.value.begins])
}

async function changed(
  tx: Tx,
  actor: Actor,
  { id, kind }: Person,
  what: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await audit(tx, actor, 'child.edit', { kind: kind === 'child' ? 'child' : 'person', id }, { what, ...more })
}
