import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Change } from '../contract-feed.ts'
import type { IndexTx } from '../matching/queries.ts'
import { isHiddenFrom } from '../shields/queries.ts'

/** Where a reader stands in the feed: the transaction and the position of the last row looked at. */
export type Place = { readonly writtenIn: string; readonly position: string }

/** Rows of the feed looked at, of everybody's children, and those of them that the authority is told. */
export type FeedPage = { readonly items: readonly Change[]; readonly looked: number; readonly last: Place | null }

/**
 * The next rows of the feed after a place, at most `most` of everybody's, and of them those about children the authority
 * holds a record of or works with; not of sealed children, nor of those shielded from it, whose numbers it is not told
 * beside another's either.
 *
 * Never beyond the oldest transaction under way: it may yet write a row that belongs before. A row of a transaction that
 * this database has not come to is of a copy restored here, and long written. Stands on feed_in_order and link_of_child.
 */
export async function feedAfter(tx: IndexTx, authority: string, after: Place, most: number): Promise<FeedPage> {
  const { rows } = await sql<FeedRow>`
    select f.position, f.written_in, f.kind, f.number, ${otherSeenBy(authority)} as other_number, f.at,
           c.status not in ('sealed','invalid')
           and not ${isHiddenFrom(sql`c.number`, authority)}
           and (c.responsible_authority = ${authority}
             or exists (select from child_index.link l join child_index.assertion a on a.id = l.assertion_id
                         where l.number in (c.number, f.number) and l.known_to is null and a.authority = ${authority})
             or exists (select from child_index.involvement i
                         where i.number in (c.number, f.number) and i.ended_on is null and i.authority = ${authority})) as told
      from (select * from child_index.feed
             where (written_in, position) > (${after.writtenIn}::bigint, ${after.position}::bigint)
               and (written_in < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                    or written_in >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
             order by written_in, position limit ${most}) as f
      join child_index.child asked on asked.number = f.number
      join child_index.child c on c.number = coalesce(asked.survivor, asked.number)
     order by f.written_in, f.position`.execute(tx)
  const last = rows.at(-1)
  return {
    items: rows.filter(({ told }) => told).map(changeFrom),
    looked: rows.length,
    last: last ? { writtenIn: last.writtenIn, position: last.position } : null,
  }
}

/**
 * Recall notices an authority has not acknowledged, those waiting longest first. One of a child shielded from it waits
 * until it is not. Stands on recall_waiting.
 */
export async function recallsWaiting(tx: IndexTx, authority: string, most: number): Promise<readonly Change[]> {
  const { rows } = await sql<FeedRow>`
    select f.position, f.written_in, f.kind, f.number, ${otherSeenBy(authority)} as other_number, f.at, true as told
      from child_index.recall r join child_index.feed f on f.position = r.position
      join child_index.child c on c.number = f.number
     where r.authority = ${authority} and r.acknowledged_at is null
       and not ${isHiddenFrom(sql`coalesce(c.survivor, c.number)`, authority)}
     order by r.position limit ${most}`.execute(tx)
  return rows.map(changeFrom)
}

/** Marks recall notices as acknowledged; gives how many were not before. Stands on recall's key. */
export async function saveAcknowledged(
  tx: IndexTx,
  authority: string,
  positions: readonly string[],
  by: string | null,
  at: Instant,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update child_index.recall set acknowledged_at = ${at}, acknowledged_by = ${by}
     where authority = ${authority} and position = any(${positions}::bigint[]) and acknowledged_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** The other number of a row of the feed, if that child is not shielded from the authority. */
function otherSeenBy(authority: string) {
  const inUse = sql`(select coalesce(o.survivor, o.number) from child_index.child o where o.number = f.other_number)`
  return sql`case when not ${isHiddenFrom(inUse, authority)} then f.other_number end`
}

type FeedRow = Change & { readonly writtenIn: string; readonly told: boolean }

function changeFrom({ position, kind, number, otherNumber, at }: FeedRow): Change {
  return { position, kind, number, otherNumber, at }
}
