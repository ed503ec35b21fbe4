import { systemActor } from '../src/access/actor.ts'
import { workersWithRole } from '../src/casework/allocations/queries.ts'
import { refreshDues } from '../src/casework/dues/queries.ts'
import type { Parts } from '../src/deployments/parts.ts'
import { calendarDay } from '../src/kernel/calendar-day.ts'
import { inSeat, type Tx } from '../src/platform/db.ts'
import { BANK_HOLIDAYS } from '../src/statute/bank-holidays.ts'
import { anOpenCase } from '../testing/builders/case.ts'
import { aConference } from '../testing/builders/conference.ts'

type Opened = Pick<Parts, 'db' | 'clock'>

/** An initial conference about these children, called for and awaited: Asha Verma holds them, Hilary Stroud chairs. @returns its id */
export async function aConferenceAwaited({ db, clock }: Opened, childIds: readonly string[]): Promise<string> {
  const who = (role: 'social-worker' | 'conference-chair', name: string) =>
    inSeat(db, systemActor('990', 'test'), async (tx) => {
      const worker = (await workersWithRole(tx, role, clock.today(), 300)).find((one) => one.name === name)
      if (!worker) throw new Error(`${name} is missing`)
      return worker
    })
  const socialWorker = await who('social-worker', 'Asha Verma')
  const conferenceChair = await who('conference-chair', 'Hilary Stroud')
  const council = { authority: '990', socialWorker, conferenceChair, teams: { safeguarding: socialWorker.teamId } }
  const id = await aConference(db, council, await anOpenCase(db, council, childIds))
  await inSeat(db, systemActor('990', 'test'), (tx) => concludeWhatCalledIt(tx, childIds))
  return id
}

/** The strategy discussion was held and the enquiry concluded: nothing but the conference is waited for. */
async function concludeWhatCalledIt(tx: Tx, childIds: readonly string[]): Promise<void> {
  const on = calendarDay('2026-03-09')
  const held = { heldOn: on, decision: 'section-47' as const, reason: 'Left alone at night.' }
  await tx
    .updateTable('strategyDiscussion')
    .set(held)
    .where('id', 'in', (the) =>
      the.selectFrom('strategyDiscussionChild').select('strategyDiscussionId').where('childId', 'in', childIds),
    )
    .execute()
  await tx
    .updateTable('section47Enquiry')
    .set({ concludedOn: on, summary: 'Alone for five hours.' })
    .where('id', 'in', (the) =>
      the.selectFrom('section47EnquiryChild').select('section47EnquiryId').where('childId', 'in', childIds),
    )
    .execute()
  await tx
    .updateTable('section47EnquiryChild')
    .set({ outcome: 'conference' })
    .where('childId', 'in', childIds)
    .execute()
  await refreshDues(tx, childIds, BANK_HOLIDAYS)
}
