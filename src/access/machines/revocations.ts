import { addHours } from '../../kernel/instant.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { Machine } from './model.ts'
import { revokedSince } from './queries.ts'

/** Tells whether a machine, or the key it proved itself by, has been revoked: what was so five seconds ago, at worst. */
export type Revocations = (machine: Pick<Machine, 'id' | 'kid'>) => Promise<boolean>

const FRESH_MS = 5000
/** Tokens live for minutes: whoever was revoked an hour ago has none. */
const TOKENS_ARE_OVER_HOURS = 1

/**
 * Keeps in memory what was revoked lately, so that a token is judged without asking the database each time. If the
 * database cannot be asked, nobody is let in: the fault is thrown.
 */
export function createRevocations(db: Database, clock: Clock): Revocations {
  let revoked: ReadonlySet<string> = new Set()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async () => {
    const at = clock.now()
    const found = await revokedSince(db, addHours(at, -TOKENS_ARE_OVER_HOURS))
    revoked = new Set(found.map(({ machineId, kid }) => (kid === null ? machineId : `${machineId} ${kid}`)))
    readAt = Date.parse(at)
  }
  return async ({ id, kid }) => {
    if (Date.parse(clock.now()) - readAt >= FRESH_MS) {
      reading ??= read().finally(() => {
        reading = undefined
      })
      await reading
    }
    return revoked.has(id) || revoked.has(`${id} ${kid}`)
  }
}
