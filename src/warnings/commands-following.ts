import { type Actor, systemActor } from '../access/actor.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import type { Asked } from '../child-index/contract-asked.ts'
import type { IndexChild } from '../child-index/contract-children.ts'
import type { Change, ChangeKind } from '../child-index/contract-feed.ts'
import { type CalendarDay, inWords } from '../kernel/calendar-day.ts'
import { type Instant, londonDayOf } from '../kernel/instant.ts'
import { idsByIndexNumber } from '../people/queries.ts'
import type { Tx } from '../platform/db.ts'
import { noticeNumber, noticeWarnings } from './commands.ts'
import { type News, readTo, saveNews, saveReadTo, saveStanding } from './queries-index.ts'

/** With what the feed is followed. The index is never asked inside a transaction of the record. */
export type Following = {
  readonly index: Pick<ChildIndex, 'changes' | 'childByNumber' | 'sealedConcernsOf'>
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  now(): { readonly at: Instant; readonly day: CalendarDay }
}

/** `behind`: the index is silent, or has been asked enough for now; what is left is read the next time. */
export type Followed = 'up-to-date' | 'behind'

const PAGE = 200
/** Pages that one turn reads: the next goes on. */
const MOST_PAGES = 25

/**
 * Reads what the index tells an authority since the last time, and looks at the rules for each child of whom it tells.
 * The place is kept after each page: what was done twice makes no second prompt.
 */
export async function followIndex(following: Following, authority: string): Promise<Followed> {
  const actor = systemActor(authority, 'follow-index')
  const asked: Asked = { authority, userId: null, role: 'system', purpose: 'working-with-a-child' }
  let after = await following.inTransaction(actor, readTo)
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const changes = await following.index.changes({ asked, after, limit: PAGE })
    if (!changes.ok) return 'behind'
    const { items, next, more } = changes.value
    for (const change of latestOfEach(items)) {
      if (!(await actOn({ ...following, actor, asked }, change))) return 'behind'
    }
    if (next !== null && next !== after) {
      await following.inTransaction(actor, (tx) => saveReadTo(tx, next, following.now().at))
    }
    after = next
    if (!more) return 'up-to-date'
  }
  return 'behind'
}

/** Kinds of change after which a child's sealed concerns, or who is responsible, may be others. */
const ABOUT_CONCERNS: ReadonlySet<ChangeKind> = new Set(['sealed-concern', 'responsible', 'merged', 'unmerged'])
const ABOUT_PLACE: ReadonlySet<ChangeKind> = new Set(['registered', 'matched', 'responsible', 'question', 'merged'])

/** Of what the feed says of one child in one breath, the last of each sort: the index is asked as it is now. */
function latestOfEach(items: readonly Change[]): readonly Change[] {
  const sorts = items.filter(({ kind }) => ABOUT_CONCERNS.has(kind) || ABOUT_PLACE.has(kind))
  return [...new Map(sorts.map((one) => [`${one.number} ${one.kind}`, one])).values()]
}

type Turn = Following & { readonly actor: Actor; readonly asked: Asked }

/** False if the index would not answer: then the page is read again. A child it does not show is none of ours. */
async function actOn(turn: Turn, change: Change): Promise<boolean> {
  const found = await turn.index.childByNumber({ asked: turn.asked, number: change.number })
  if (!found.ok) return found.refusal !== 'unavailable' && found.refusal !== 'budget-spent'
  const child = found.value
  if (ABOUT_PLACE.has(change.kind)) await noticePlace(turn, child, change)
  return ABOUT_CONCERNS.has(change.kind) && answersFor(child, turn.asked.authority) ? noticeConcerns(turn, child) : true
}

/**
 * Whether this authority is to be prompted about a child: the one responsible. Where nobody is, the first, by its code,
 * of those that have a record of the child: one, and always the same.
 */
export function answersFor({ responsibleAuthority, knownTo }: IndexChild, authority: string): boolean {
  if (responsibleAuthority !== null) return responsibleAuthority === authority
  return [...knownTo].map(authorityOf).toSorted()[0] === authority
}

async function noticeConcerns(turn: Turn, child: IndexChild): Promise<boolean> {
  const { actor, asked } = turn
  const told = await turn.index.sealedConcernsOf({ asked, number: child.number })
  if (!told.ok) return told.refusal !== 'unavailable' && told.refusal !== 'budget-spent'
  const { concerns } = told.value
  if (concerns === null) return true
  const now = turn.now()
  await turn.inTransaction(actor, async (tx) => {
    await saveStanding(tx, child.number, concerns, now.day)
    const ids = await idsByIndexNumber(tx, child.number)
    if (ids.length > 0) return noticeWarnings(tx, actor, ids, now)
    return noticeNumber(tx, actor, { indexNumber: child.number, childAsKnown: calledIn(child) }, now)
  })
  return true
}

async function noticePlace(turn: Turn, child: IndexChild, { kind, otherNumber, at }: Change): Promise<void> {
  const { actor, asked } = turn
  const { responsibleAuthority: responsible } = child
  const others = new Set(child.knownTo.map(authorityOf).filter((authority) => authority !== asked.authority))
  const isElsewhere = responsible !== null && responsible !== asked.authority
  const news: readonly News[] = [
    ...[...others].map((elsewhere) => ({ kind: 'known-elsewhere' as const, elsewhere })),
    ...(isElsewhere ? [{ kind: 'responsible-elsewhere' as const, elsewhere: responsible }] : []),
    ...(kind === 'question' ? [{ kind: 'second-number' as const, elsewhere: otherNumber ?? '' }] : []),
  ]
  await turn.inTransaction(actor, async (tx) => {
    const ids = await idsByIndexNumber(tx, child.number)
    if (ids.length === 0 || (await saveNews(tx, child.number, news, londonDayOf(at))) === 0) return
    await noticeWarnings(tx, actor, ids, turn.now())
  })
}

/** `990/school-roll` is a source of 990. */
function authorityOf(node: string): string {
  return node.split('/')[0] ?? node
}

/** How the index knows a child who is in no record here: a name, and when born. */
function calledIn({ summary }: IndexChild): string {
  if (summary === null) return 'A child'
  const name = `${summary.given} ${summary.family}`.trim() || 'A child'
  return summary.birthDate === null ? name : `${name}, born ${inWords(summary.birthDate)}`
}
