import { sql } from 'kysely'
import { type Actor, systemActor } from '../src/access/actor.ts'
import { workersWithRole } from '../src/casework/allocations/queries.ts'
import type { Parts } from '../src/deployments/parts.ts'
import type { Moment } from '../src/kernel/moment.ts'
import type { Outcome } from '../src/kernel/outcome.ts'
import { inSeat, type Tx } from '../src/platform/db.ts'
import type { Chance } from '../src/practice/chance.ts'
import { BANK_HOLIDAYS } from '../src/statute/bank-holidays.ts'
import type { Holding } from '../testing/builders/case.ts'

/**
 * What the page must tell, and the words by which it does. A risk must be in view; what else is of the page itself there,
 * or unfolded or jumped to from there; what has a list of its own, there or behind a link in view.
 */
export type Fact = { readonly says: string; readonly needs: 'in-view' | 'on-the-page' | 'one-action-away' }

/** Who plants, when, and in whose record. */
export type Ground = {
  readonly parts: Pick<Parts, 'db' | 'index' | 'clock'>
  readonly council: Holding
  readonly asha: Actor
  readonly tom: Actor
  readonly now: Moment
  /** Does it in the actor's seat; a refusal is a fault of the test. */
  readonly act: <T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T, string>>) => Promise<T>
}

/** One child's case while it is planted. */
export type Case = {
  readonly ground: Ground
  readonly chance: Chance
  readonly childId: string
  readonly number: string
  readonly family: string
}

/** Who is there to plant: Asha Verma, who holds the children, and Tom Llewellyn, whose team it is. */
export async function theGround(parts: Ground['parts']): Promise<Ground> {
  const { db, clock } = parts
  const now = { at: clock.now(), day: clock.today(), holidays: BANK_HOLIDAYS }
  const [asha, tom] = [
    await seatOf(parts, 'social-worker', 'Asha Verma'),
    await seatOf(parts, 'team-manager', 'Tom Llewellyn'),
  ]
  const council = { authority: '990', socialWorker: asha, teams: { safeguarding: asha.teamId } }
  return {
    ...{ parts, council, asha, tom, now },
    act: async (actor, work) => {
      const outcome = await inSeat(db, actor, work)
      if (!outcome.ok) throw new Error(`not planted: ${outcome.refusal}`)
      return outcome.value
    },
  }
}

/** The seat in which someone of Aldermere works. */
async function seatOf(
  { db, clock }: Ground['parts'],
  role: 'social-worker' | 'team-manager',
  name: string,
): Promise<Actor> {
  return inSeat(db, systemActor('990', 'test'), async (tx) => {
    const worker = (await workersWithRole(tx, role, clock.today(), 300)).find((one) => one.name === name)
    if (!worker) throw new Error(`${name} is missing`)
    const { rows } = await sql<{ agencyId: string }>`
      select agency_id from access.membership where authority = '990' and user_id = ${worker.userId} limit 1`.execute(
      tx,
    )
    return {
      ...{ authority: '990', userId: worker.userId, agencyId: rows[0]?.agencyId ?? null, seat: 'council', name },
      ...{ jobTitle: worker.jobTitle, roles: [role], agencyName: 'Children’s services', teamId: worker.teamId },
      origin: 'test',
    }
  })
}
