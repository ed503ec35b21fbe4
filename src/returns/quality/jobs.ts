import { systemActor } from '../../access/actor.ts'
import { addHours, type Instant } from '../../kernel/instant.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat, type Tx } from '../../platform/db.ts'
import { enqueue, type Tasks } from '../../platform/jobs.ts'
import { childrenOfYear } from '../children-in-need/queries.ts'
import { runningYear } from '../runs/rules.ts'
import { checkRecords } from './commands-checking.ts'
import { childrenActedOn, childrenWithFaults, lockSweep, saveSweep, sweepOf } from './queries.ts'

type Ways = { readonly db: Database; readonly clock: Clock }

/** Children whose records are looked at in one transaction. */
const A_LOT = 250
/** Three minutes: an act is on record from when its transaction began, and may be seen that much later. */
const LONGEST_ACT_HOURS = 0.05

/**
 * What is done of itself, for each of these authorities. `check-acted-on`, every minute: looks again at the records of the
 * children about whom something was done. `check-whole-records`, every night: has every record looked at.
 */
export function qualitySweeps({ db, clock }: Ways, authorities: readonly string[]) {
  const everyone = async (work: (tx: Tx, authority: string) => Promise<void>) => {
    for (const authority of authorities) {
      await inSeat(db, systemActor(authority, 'check-records'), (tx) => work(tx, authority))
    }
  }
  return {
    everyMinute: {
      'check-acted-on': async () => {
        const { year } = runningYear(clock.today())
        await everyone(async (tx) => {
          const sweep = await sweepOf(tx, year)
          if (!sweep || sweep.wholeAt === null) return enqueue(tx, 'check-whole-record', { unless: 'done' })
          const [some] = await childrenActedOn(tx, earlier(sweep.upTo))
          return some === undefined ? undefined : enqueue(tx, 'check-acted-on-in', {})
        })
      },
    },
    nightly: {
      'check-whole-records': () => everyone((tx) => enqueue(tx, 'check-whole-record', {})),
    },
  } satisfies Readonly<Record<string, Tasks>>
}

/** `check-whole-record` looks at every record of an authority, `check-acted-on-in` at those something was done about. */
export function qualityTasks({ db, clock }: Ways): Tasks {
  const inLots = async (authority: string, childIds: readonly string[], now: Instant) => {
    let reported = 0
    for (let at = 0; at < childIds.length; at += A_LOT) {
      reported += await inSeat(db, systemActor(authority, 'check-records'), (tx) =>
        checkRecords(tx, runningYear(clock.today()), childIds.slice(at, at + A_LOT), now),
      )
    }
    return reported
  }
  return {
    'check-whole-record': async ({ authority, unless }) => {
      const [year, now] = [runningYear(clock.today()), clock.now()]
      const system = systemActor(authority, 'check-records')
      const ids = await inSeat(db, system, async (tx) => {
        const sweep = await lockSweep(tx, year.year, now)
        if (unless === 'done' && sweep?.wholeAt) return undefined
        return [...new Set([...(await childrenOfYear(tx, year)), ...(await childrenWithFaults(tx, year.year))])]
      })
      if (!ids) return
      const children = await inLots(authority, ids, now)
      await inSeat(db, system, (tx) => saveSweep(tx, year.year, { upTo: now, wholeAt: now, children }))
    },
    'check-acted-on-in': async ({ authority }) => {
      const [{ year }, now] = [runningYear(clock.today()), clock.now()]
      const system = systemActor(authority, 'check-records')
      const ids = await inSeat(db, system, async (tx) => {
        const sweep = await sweepOf(tx, year)
        return childrenActedOn(tx, earlier(sweep?.upTo ?? now))
      })
      await inLots(authority, ids, now)
      await inSeat(db, system, (tx) => saveSweep(tx, year, { upTo: now }))
    },
  }
}

function earlier(upTo: Instant): Instant {
  return addHours(upTo, -LONGEST_ACT_HOURS)
}
