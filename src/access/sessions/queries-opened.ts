import type { Instant } from '../../kernel/instant.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'

/** More than anybody opens in a night. */
const MOST = 200

/** The children whose records this person opened in an emergency, as far as that stands at `at`. Stands on broken_glass_of. */
export function openedBy(db: Database, actor: Actor, at: Instant): Promise<readonly string[]> {
  return inSeat(db, actor, async (tx) => {
    const rows = await tx
      .selectFrom('brokenGlass')
      .select('childId')
      .distinct()
      .where('authority', '=', tx.authority)
      .where('userId', '=', actor.userId)
      .where('begunAt', '<=', at)
      .where('untilAt', '>', at)
      .limit(MOST)
      .execute()
    return rows.map(({ childId }) => childId)
  })
}
