import { type Actor, systemActor, systemActorOfAgency } from '../access/actor.ts'
import { leadsOf } from '../access/agencies/queries.ts'
import { audit } from '../access/audit.ts'
import { addDays, type CalendarDay } from '../kernel/calendar-day.ts'
import { addHours, type Instant, londonDayOf, londonHourOf } from '../kernel/instant.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, inSeat, type Tx } from '../platform/db.ts'
import type { Tasks } from '../platform/jobs.ts'
import type { Mailer } from '../platform/mail.ts'
import { addEvent, agenciesOf, type KeptConcern, keptUntil, saveLapsed } from './queries-life.ts'
import {
  lastTold,
  mailLater,
  partnerAddress,
  saveEscalated,
  saveMailed,
  settingOf,
  tellPartner,
} from './queries-notices.ts'
import { LAPSES_AFTER_DAYS, REVIEW_NEAR_DAYS } from './rules-life.ts'
import { mailOf, mayBeMailedAt, UNREAD_DAYS } from './rules-notices.ts'

type Ways = { readonly db: Database; readonly clock: Clock }

/**
 * Every night, for each partner agency of these authorities: whoever keeps a concern is told that its review is near;
 * one that nobody renewed lapses; what somebody did not read for days goes to the agency's lead too.
 */
export function nightlyConcerns({ db, clock }: Ways, authorities: readonly string[]): Tasks {
  return {
    'look-after-concerns': async () => {
      for (const authority of authorities) {
        const agencies = await inSeat(db, systemActor(authority, 'look-after-concerns'), (tx) => agenciesOf(tx))
        for (const agencyId of agencies) {
          const system = systemActorOfAgency(authority, agencyId, 'look-after-concerns')
          await inSeat(db, system, async (tx) => {
            await reviewKept(tx, system, agencyId, clock)
            await passOn(tx, agencyId, clock)
          })
        }
      }
    },
  }
}

async function reviewKept(tx: Tx, system: Actor, agencyId: string, clock: Clock): Promise<void> {
  const today = clock.today()
  const kept = await keptUntil(tx, agencyId, addDays(today, REVIEW_NEAR_DAYS))
  const ids = kept.map(({ id }) => id)
  const told = await lastTold(tx, agencyId, 'review-near', ids)
  for (const concern of kept) {
    const { id, reviewBy, raisedBy: userId } = concern
    if (addDays(reviewBy, LAPSES_AFTER_DAYS) < today) await lapse(tx, system, concern, clock)
    else if (!isToldOf(reviewBy, told.get(id))) {
      const about = { kind: 'concern', id }
      await tellPartner(tx, { agencyId, userId, kind: 'review-near', about, at: clock.now() })
    }
  }
}

/** Of one review its author is told once, in whatever night that is. */
function isToldOf(reviewBy: CalendarDay, lastTold: Instant | undefined): boolean {
  return lastTold !== undefined && londonDayOf(lastTold) >= addDays(reviewBy, -REVIEW_NEAR_DAYS)
}

async function lapse(tx: Tx, system: Actor, concern: KeptConcern, clock: Clock): Promise<void> {
  await saveLapsed(tx, concern.id)
  const event = { kind: 'lapsed', reason: null, reviewBy: null, byName: system.name, at: clock.now() } as const
  await addEvent(tx, concern, event)
  await audit(tx, system, 'concern.raise', { kind: 'concern', id: concern.id }, { lapsed: true })
}

async function passOn(tx: Tx, agencyId: string, clock: Clock): Promise<void> {
  const now = clock.now()
  const unread = await saveEscalated(tx, agencyId, addHours(now, -24 * UNREAD_DAYS), now)
  const colleagues = new Set(unread.map(({ userId }) => userId))
  for (const lead of colleagues.size > 0 ? await leadsOf(tx, agencyId, clock.today()) : []) {
    for (const id of colleagues) {
      if (id === lead) continue
      const about = { kind: 'colleague', id }
      await tellPartner(tx, { agencyId, userId: lead, kind: 'unread-by-colleague', about, at: now })
    }
  }
}

/**
 * `mail-partner-notices` writes to somebody that there is something to read, once for each thing, and never in their
 * quiet hours: then it waits until they are over.
 */
export function mailTasks({
  db,
  clock,
  mailer,
  origin,
}: Ways & { readonly mailer: Mailer | undefined; readonly origin: string }): Tasks {
  return {
    'mail-partner-notices': async ({ authority, agencyId = '', userId = '' }) => {
      if (!mailer) return
      const system = systemActorOfAgency(authority, agencyId, 'mail-partner-notices')
      const now = clock.now()
      await inSeat(db, system, async (tx) => {
        const setting = await settingOf(tx, agencyId, userId)
        const to = setting.mail ? await partnerAddress(tx, userId, clock.today()) : undefined
        if (to === undefined) return
        const at = mayBeMailedAt(now, londonHourOf(now), setting)
        if (at > now) return mailLater(tx, { agencyId, userId }, at)
        const count = await saveMailed(tx, agencyId, userId, now)
        if (count === 0) return
        await audit(tx, system, 'concern.look', { kind: 'notices', id: userId }, { mailed: count })
        // Within the transaction: not taken by the server, it is not written down as sent, and is tried again.
        await mailer.send({ to, ...mailOf(count, origin) })
      })
    },
  }
}
