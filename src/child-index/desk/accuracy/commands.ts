import { addDays } from '../../../kernel/calendar-day.ts'
import { addHours, type Instant, londonDayOf } from '../../../kernel/instant.ts'
import { accepted } from '../../../kernel/outcome.ts'
import type { Accuracy } from '../../contract-accuracy.ts'
import type { DeskOutcome } from '../../contract-desk.ts'
import type { IndexTx } from '../../matching/queries.ts'
import { modelInUse } from '../../matching/queries-model.ts'
import { backlogOf, registrationsSince, sampleOf, settledSince, sizesOf } from './queries.ts'
import { COUNTED_DAYS, DRIFT_DAYS, driftOf, grouped, sharesBy, weeksUpTo } from './rules.ts'

/** How well the matcher does: shares of the last 90 days, the backlog of the last 12 weeks, drift. */
export async function findAccuracy(tx: IndexTx, at: Instant): Promise<DeskOutcome<Accuracy>> {
  const today = londonDayOf(at)
  const { children, assertions, decisions } = await sizesOf(tx)
  const sample = sampleOf({ decisions })
  const since = addHours(at, -24 * (DRIFT_DAYS.now + DRIFT_DAYS.before))
  const registrations = grouped(await registrationsSince(tx, since, sample))
  const first = addDays(today, -COUNTED_DAYS)
  const counted = registrations.filter(({ on }) => on > first)
  return accepted({
    asOf: at,
    children,
    assertions,
    modelVersion: (await modelInUse(tx)).model.version,
    sample,
    byAuthority: sharesBy(counted, ({ authority }) => authority),
    byNameGroup: sharesBy(counted, ({ group }) => group),
    backlog: await backlogOf(tx, weeksUpTo(today, WEEKS)),
    settled: await settledSince(tx, addHours(at, -24 * COUNTED_DAYS)),
    drift: driftOf(registrations, today),
  })
}

const WEEKS = 12
