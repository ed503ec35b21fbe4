import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { displayName, NAME_NOT_GIVEN } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { assessmentsOf } from '../assessments/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { planStatusesOf } from '../plans/queries.ts'
import type { RecordVisit, VisitKind, VisitRefusal } from './model.ts'
import { addVisit } from './queries.ts'
import * as rules from './rules.ts'

/**
 * Records a visit to one child or to brothers and sisters at once: written once, in each child's story with their own
 * part and their own words, and their visit clocks begin again. The same id twice is one visit.
 */
export async function recordVisit(
  tx: Tx,
  actor: Actor,
  act: RecordVisit,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, VisitRefusal>> {
  const childIds = act.children.map(({ childId }) => childId)
  if (!(await mayForEvery(tx, actor, 'visit.record', childIds, now.day))) return refused('not-found')
  const decided = rules.recordVisit(act, now.day)
  if (!decided.ok) return decided
  const people = await peopleById(tx, childIds)
  if (rules.isVisitBeforeBirth(act, people)) return refused('before-birth')

  const kind = await kindOf(tx, childIds, act.happenedOn)
  if (!(await addVisit(tx, { ...act, kind, visitor: actor }))) return accepted({ id: act.id })
  const nameOf = (id: string) => {
    const child = people.get(id)
    return child ? displayName(child) : NAME_NOT_GIVEN
  }
  await addEntries(tx, actor, rules.entriesOfVisit(act, { visitor: actor, nameOf, newId }))
  for (const id of childIds) await audit(tx, actor, 'visit.record', { kind: 'child', id }, { visit: act.id })
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id: act.id })
}

async function kindOf(tx: Tx, childIds: readonly string[], on: CalendarDay): Promise<VisitKind> {
  const statuses = await planStatusesOf(tx, childIds)
  const assessments = await assessmentsOf(tx, childIds)
  const isAssessed = assessments.some(
    ({ startedOn, authorisedOn, state }) =>
      state !== 'withdrawn' && startedOn <= on && (authorisedOn === null || on <= authorisedOn),
  )
  return rules.kindOfVisit(statuses, isAssessed, on)
}
