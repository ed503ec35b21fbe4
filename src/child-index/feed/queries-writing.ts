import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { IndexDB } from '../schema.ts'

/** A piece of news: what happened to which number. */
export type News = {
  readonly kind: IndexDB['childIndex.feed']['kind']
  readonly number: string
  readonly otherNumber?: string | null
}

/** Puts news into the feed, each with a recall notice for these authorities, to be acknowledged. */
export async function announce(
  tx: IndexTx,
  news: readonly News[],
  recalledBy: readonly string[],
  at: Instant,
): Promise<void> {
  await sql`
    with told as (
      insert into child_index.feed (kind, number, other_number, at)
      select kind, number, other_number, ${at}
        from unnest(${news.map(({ kind }) => kind)}::text[], ${news.map(({ number }) => number)}::text[],
                    ${news.map(({ otherNumber = null }) => otherNumber)}::text[]) as news(kind, number, other_number)
      returning position)
    insert into child_index.recall (position, authority, at)
    select position, authority, ${at} from told cross join unnest(${recalledBy}::text[]) as authority`.execute(tx)
}
