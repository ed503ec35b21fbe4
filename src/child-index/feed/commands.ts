import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { AcknowledgeRequest, Changes, ChangesRequest, FeedRefusal } from '../contract-feed.ts'
import type { IndexTx } from '../matching/queries.ts'
import { feedAfter, type Place, recallsWaiting, saveAcknowledged } from './queries.ts'

/** What changed of the children an authority knows, after the place it has read to, and what it has yet to acknowledge. */
export async function findChanges(
  tx: IndexTx,
  { asked, after, limit = 100 }: ChangesRequest,
): Promise<Outcome<Changes, FeedRefusal>> {
  const from = after === null ? BEGINNING : placeOf(after)
  if (!from) return refused('position-not-valid')
  const most = Math.min(Math.max(Math.trunc(limit), 1), MOST_ITEMS)
  const items: Changes['items'][number][] = []
  let place: Place = from
  let more = true
  for (let looks = 0; looks < MOST_LOOKS && more && items.length < most; looks += 1) {
    const page = await feedAfter(tx, asked.authority, place, most)
    items.push(...page.items)
    place = page.last ?? place
    more = page.looked === most
  }
  const recalls = await recallsWaiting(tx, asked.authority, MOST_ITEMS)
  return accepted({ items, next: place === BEGINNING ? null : `${place.writtenIn}.${place.position}`, more, recalls })
}

/** Marks recall notices as acted upon. Of those that are not the authority's, or are marked already, nothing is said. */
export async function acknowledgeRecalls(
  tx: IndexTx,
  { asked, positions }: AcknowledgeRequest,
  at: Instant,
): Promise<Outcome<{ readonly acknowledged: number }, FeedRefusal>> {
  if (positions.length > MOST_ITEMS) return refused('too-many-at-once')
  if (!positions.every((position) => POSITION.test(position))) return refused('position-not-valid')
  return accepted({ acknowledged: await saveAcknowledged(tx, asked.authority, positions, asked.userId, at) })
}

const MOST_ITEMS = 500
/** Of a national feed one authority's share is small: so many pages are looked through before it asks again. */
const MOST_LOOKS = 20
const BEGINNING: Place = { writtenIn: '-1', position: '0' }
const POSITION = /^\d{1,18}$/
const PLACE = /^(\d{1,18})\.(\d{1,18})$/

function placeOf(text: string): Place | undefined {
  const [, writtenIn, position] = PLACE.exec(text) ?? []
  return writtenIn !== undefined && position !== undefined ? { writtenIn, position } : undefined
}
