import type { Actor } from '../../access/actor.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { type Database, inSeat, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { chance } from '../chance.ts'
import { anyOrigin, givenName } from '../names/naming.ts'
import { anyPlace } from '../places.ts'
import { layGround } from './commands-ground.ts'
import {
  type Exercise,
  type LearnersChild,
  type Learning,
  type LearningFacts,
  type Progress,
  ROLE_OF,
} from './model.ts'
import { addLearning, endLearning, learningFacts, learningOf, progressOf, saveDone } from './queries.ts'
import { type Standing, seatedFor, seedOf, standingOf } from './rules.ts'

/** The exercise under way, what stands in the record of its child, and how far it has got. */
export type UnderWay = { readonly learning: Learning; readonly facts: LearningFacts; readonly standing: Standing }

/** How somebody gets on with each exercise, and what is under way. One that is done and was seen here ends. */
export async function lookAtLearning(tx: Tx, actor: Actor, now: Moment) {
  const userId = actor.userId ?? ''
  const underWay = await exerciseUnderWay(tx, actor, now)
  if (underWay?.standing.at === null) await endLearning(tx, userId, now.at)
  const progress: ReadonlyMap<Exercise, Progress> = await progressOf(tx, userId)
  return { progress, underWay: underWay?.standing.at === null ? undefined : underWay }
}

/** What somebody is learning just now; undefined if nothing. That all of it is done is noted. */
export async function exerciseUnderWay(tx: Tx, actor: Actor, now: Moment): Promise<UnderWay | undefined> {
  const learning = actor.userId ? await learningOf(tx, actor.userId) : undefined
  if (!learning || !actor.userId) return undefined
  const facts = await learningFacts(tx, actor.userId, learning)
  const standing = standingOf(learning.exercise, facts)
  if (standing.at === null && learning.doneAt === null) await saveDone(tx, learning.id, now.at)
  return { learning, facts, standing }
}

/**
 * Begins an exercise, or begins it again: a fresh child is laid by the program's own commands. The one under way ends; its
 * child stays, as in any record.
 */
export async function beginExercise(
  db: Database,
  actor: Actor,
  exercise: Exercise,
  now: Moment,
): Promise<Outcome<Learning, 'not-your-role' | 'nobody-there'>> {
  const { userId } = actor
  if (userId === null || !seatedFor(actor.roles, ROLE_OF[exercise])) return refused('not-your-role')
  const progress = await inSeat(db, actor, (tx) => progressOf(tx, userId))
  const times = [...progress.values()].reduce((sum, one) => sum + one.times, 0)
  const child = aLearnersChild(seedOf(userId, times), now)
  const laid = await layGround(db, actor, exercise, { child, now })
  if (!laid) return refused('nobody-there')
  const learning = { id: newId(), exercise, childId: laid.childId, child, beganAt: now.at, doneAt: null }
  await inSeat(db, actor, (tx) => addLearning(tx, userId, learning))
  return accepted(learning)
}

/** Who the child of an exercise is: the same for the same seed. */
function aLearnersChild(seed: number, { day }: Moment): LearnersChild {
  const by = chance(seed, 0)
  const origin = anyOrigin(by)
  const { line, postcode } = anyPlace(by, '990')
  return {
    given: givenName(by, origin, by.pick(['M', 'F']), new Set()),
    family: by.pick(origin.families),
    birthDate: addDays(day, -by.whole(6 * 365, 11 * 365)),
    ...{ lines: line, postcode },
  }
}
