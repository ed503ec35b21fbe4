import { systemActor } from '../../src/access/actor.ts'
import { allocate } from '../../src/casework/allocations/queries.ts'
import { refreshDues } from '../../src/casework/dues/queries.ts'
import { addStrategyDiscussion } from '../../src/casework/enquiries/queries.ts'
import { callInitialConference, enquiryById, startEnquiry } from '../../src/casework/enquiries/queries-enquiry.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'
import { instant } from '../../src/kernel/instant.ts'
import { type Database, inSeat, type Tx } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/ids.ts'
import { BANK_HOLIDAYS } from '../../src/statute/bank-holidays.ts'
import type { OpenCase } from './case.ts'

/** An initial conference that an enquiry called for, waiting for the council's chair. Its clock began on 9 March 2026. */
export async function aConference(
  db: Database,
  council: { readonly authority: string; readonly conferenceChair: { readonly userId: string | null } },
  open: OpenCase,
): Promise<string> {
  const { referralId, childIds } = open
  const [strategyDiscussionId, enquiryId, id] = [newId(), newId(), newId()]
  const startedOn = calendarDay('2026-03-09')
  await inSeat(db, systemActor(council.authority, 'test'), async (tx) => {
    const triggeredAt = instant('2026-03-09T09:00:00Z')
    await addStrategyDiscussion(tx, { id: strategyDiscussionId, referralId, triggeredAt, childIds })
    await startEnquiry(tx, { id: enquiryId, referralId, strategyDiscussionId, startedOn, childIds })
    const enquiry = await enquiryById(tx, enquiryId)
    if (enquiry) await callInitialConference(tx, enquiry, { id, calledOn: startedOn, childIds })
    for (const childId of childIds) {
      const { userId } = council.conferenceChair
      await allocate(tx, { childId, userId, teamId: null, role: 'conference-chair', fromOn: startedOn })
    }
    await refreshDues(tx, childIds, BANK_HOLIDAYS)
  })
  return id
}

/** The strategy discussion was held and the enquiry concluded: nothing but the conference is waited for. */
export async function concludeWhatCalledIt(tx: Tx, childIds: readonly string[]): Promise<void> {
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
