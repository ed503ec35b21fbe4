import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith, standingFor } from '../../access/queries.ts'
import { openDues } from '../../casework/dues/queries.ts'
import { toReadAgain } from '../../casework/evidence/queries.ts'
import { openWorries } from '../../casework/worries/queries.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Involvement } from '../../child-index/contract-involvements.ts'
import { asSeen } from '../../concerns/involvements/rules.ts'
import { notKnownOf } from '../../entries/evidence/queries-not-known.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { familyOf } from '../../people/family/queries.ts'
import type { Family, KnownPerson } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { siblingsAmong } from '../chronology/rules.ts'
import type { CaseFacts, ChildStory } from './model.ts'
import { caseFactsOf, NEAREST } from './queries.ts'
import { helpFor } from './queries-siblings.ts'
import { storyWithHighlights } from './queries-stream.ts'

/** Entries of the story on the child's page itself. */
const ON_THE_PAGE = 30
/** Brothers and sisters beside whom the child stands on the page itself. */
const SIBLINGS = 8
/** Of each kind, on the page that has them all. */
const ALL_DATES = 200

/**
 * Opens a child's page: everything on it, in fourteen statements at most, however long the story, and the look is on
 * record before anything is shown. A child the actor may not look at is not there.
 *
 * @param before an entry of this story, to go on from after "Earlier"
 */
export async function lookAtChild(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
  before?: string,
): Promise<Outcome<ChildStory, 'not-found'>> {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  if (!standing) return refused('not-found')
  const family = await familyOf(tx, childId)
  if (!family) return refused('not-found')
  const familyIds = [
    childId,
    ...family.relatives.map(({ person }) => person.id),
    ...family.households.flatMap(({ members }) => members.map(({ personId }) => personId)),
  ]
  const { userId } = actor
  const facts = await caseFactsOf(tx, {
    childId,
    familyIds: [...new Set(familyIds)],
    userId,
    today: now.day,
  })
  const story: ChildStory = {
    family,
    standing,
    facts,
    worries: await openWorries(tx, [childId]),
    dues: await openDues(tx, [childId], NEAREST),
    ...(await siblingsToo(tx, actor, family, facts.alsoPlanned, now)),
    toReadAgain: await toReadAgain(tx, childId),
    notKnown: await notKnownOf(tx, [childId]),
    ...(await storyWithHighlights(tx, childId, { limit: ON_THE_PAGE, before }, { userId, since: facts.lastLookAt })),
  }
  const beside = story.siblings.map(({ person }) => person.id)
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { page: 'child' }, beside)
  return accepted(story)
}

type Beside = Pick<ChildStory, 'alsoPlanned' | 'siblings' | 'moreSiblings'>

/** Of the others of the family, those whom this reader may look at, too: on a plan; brothers and sisters with what was done. */
async function siblingsToo(
  tx: Tx,
  actor: Actor,
  { relatives }: Family,
  planned: CaseFacts['alsoPlanned'],
  now: Moment,
): Promise<Beside> {
  const siblings = siblingsAmong(relatives)
  const ids = [...planned.map(({ personId }) => personId), ...siblings.map(({ id }) => id)]
  const standing = await relationshipsWith(tx, actor, [...new Set(ids)], now.day)
  const mayLook = (id: string) => may(actor, 'child.look', standing.get(id) ?? new Set())
  const visible = siblings.filter(({ id }) => mayLook(id))
  const shown = visible.slice(0, SIBLINGS)
  const help = await helpFor(
    tx,
    shown.map(({ id }) => id),
  )
  return {
    alsoPlanned: planned.filter(({ personId }) => mayLook(personId)),
    siblings: shown.map((person) => ({ person, ...(help.get(person.id) ?? { statuses: [], episodes: [] }) })),
    moreSiblings: visible.length > shown.length,
  }
}

/** The child and everything that is to be done for them. */
export type ChildDates = Pick<ChildStory, 'standing' | 'facts' | 'dues'> & { readonly child: KnownPerson }

/** Opens all that is to be done for a child. One the actor may not look at is not there. */
export async function lookAtDates(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<Outcome<ChildDates, 'not-found'>> {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child) return refused('not-found')
  const asked = { childId, familyIds: [], userId: actor.userId, today: now.day, most: ALL_DATES }
  const facts = await caseFactsOf(tx, asked)
  const dues = await openDues(tx, [childId], ALL_DATES)
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'dates' })
  return accepted({ standing, child, facts, dues })
}

/** Who works with a child, as the index has it, and since when that is known here; `late` when it did not answer in time. */
export type WhoWorks = {
  readonly involvements: readonly Involvement[] | null
  readonly asAt: Instant
  readonly late: boolean
}

/** Milliseconds that a page waits for the index. */
const INDEX_WAITS = 150
/** Children whose last answer is kept in memory, for when the index is slow. */
const REMEMBERED = 2000

/**
 * Asks the index who works with a child, and never keeps a page waiting: what was answered last stands in, "as at",
 * for what does not come in time, and the late answer is there for the next page. Only ask for a child whom the actor
 * has been shown.
 */
export function askIndexOf(index: ChildIndex | undefined, waits = INDEX_WAITS) {
  const answers = new Map<string, WhoWorks>()
  const remember = (key: string, answer: WhoWorks) => {
    answers.delete(key)
    answers.set(key, answer)
    const [oldest] = answers.keys()
    if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest)
    return answer
  }
  return async (actor: Actor, number: string | null, now: Moment): Promise<WhoWorks> => {
    const nothing = { involvements: null, asAt: now.at, late: index !== undefined && number !== null }
    if (!index || number === null) return nothing
    const key = `${actor.authority} ${number}`
    const role = actor.roles.join(' ')
    const asked = { authority: actor.authority, userId: actor.userId, role, purpose: 'working-with-a-child' } as const
    const answer = index.involvementsOf({ asked, number }).then(
      (given) =>
        given.ok
          ? remember(key, { involvements: asSeen(given.value, actor.authority), asAt: now.at, late: false })
          : undefined,
      () => undefined, // unreachable is an answer too: what was known last is shown
    )
    const inTime = await Promise.race([answer, after(waits)])
    return inTime ?? { ...(answers.get(key) ?? nothing), late: true }
  }
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((done) => setTimeout(done, milliseconds, undefined).unref())
}
