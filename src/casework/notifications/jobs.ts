import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import { enqueue, type Tasks } from '../../platform/jobs.ts'
import type { Mailer } from '../../platform/mail.ts'
import { noticesUnread } from './queries.ts'
import { digestAddress, digestReaders, duesOf, saveSent } from './queries-digest.ts'
import { digestOf } from './rules-digest.ts'

/** People of one council who are written to in a morning, at most. */
const MOST_READERS = 5000

type Ways = { readonly db: Database; readonly clock: Clock }

/**
 * Every night: `send-digests` queues an e-mail for each who wants one, in each of these authorities. A job for each, so
 * that one address the server does not take holds up nobody.
 */
export function nightlyDigests({ db, clock }: Ways, authorities: readonly string[]): Tasks {
  return {
    'send-digests': async () => {
      const day = clock.today()
      for (const authority of authorities) {
        await inSeat(db, systemActor(authority, 'send-digests'), async (tx) => {
          for (const userId of await digestReaders(tx, day, MOST_READERS))
            await enqueue(tx, 'send-digest', { userId, day })
        })
      }
    },
  }
}

/**
 * `send-digest` sends one person the numbers of the day by e-mail. It may run twice: sent, it is not sent again that
 * day; not taken, it is tried again, until the day is over.
 */
export function digestTasks({
  db,
  clock,
  mailer,
  origin,
}: Ways & { mailer: Mailer | undefined; origin: string }): Tasks {
  return {
    'send-digest': async ({ authority, userId = '', day }) => {
      const today = clock.today()
      if (!mailer || day !== today) return
      const system = systemActor(authority, 'send-digest')
      const message = await inSeat(db, system, async (tx) => {
        const to = await digestAddress(tx, userId, today)
        if (to === undefined) return undefined
        const counts = { ...(await duesOf(tx, userId, today)), notices: await noticesUnread(tx, userId) }
        await audit(tx, system, 'worktray.look', { kind: 'digest', id: userId }, counts)
        const digest = digestOf(counts, origin)
        return digest && { to, ...digest }
      })
      if (!message) return
      await mailer.send(message)
      await inSeat(db, system, (tx) => saveSent(tx, userId, today))
    },
  }
}
