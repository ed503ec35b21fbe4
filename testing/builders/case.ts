import { systemActor } from '../../src/access/actor.ts'
import { allocate } from '../../src/casework/allocations/queries.ts'
import { startAssessment } from '../../src/casework/assessments/queries.ts'
import { refreshDues } from '../../src/casework/dues/queries.ts'
import { addEpisodes } from '../../src/casework/episodes/queries.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'
import { type Database, inSeat } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/ids.ts'
import { BANK_HOLIDAYS } from '../../src/statute/bank-holidays.ts'

/** Who of a council holds the children of a case. */
export type Holding = {
  readonly authority: string
  readonly socialWorker: { readonly userId: string | null }
  readonly teams: { readonly safeguarding: string | null }
}

/** An open case: referred, responded to with an assessment, held by the council's social worker. */
export type OpenCase = {
  readonly referralId: string
  readonly assessmentId: string
  readonly childIds: readonly string[]
}

/** Opens a case about these children, referred on 2 March 2026 unless another day is given. */
export async function anOpenCase(
  db: Database,
  council: Holding,
  childIds: readonly string[],
  receivedOn = '2026-03-02',
): Promise<OpenCase> {
  const on = calendarDay(receivedOn)
  const [referralId, assessmentId] = [newId(), newId()]
  await inSeat(db, systemActor(council.authority, 'test'), async (tx) => {
    const { authority } = tx
    const referral = {
      authority,
      id: referralId,
      receivedOn: on,
      sourceCode: '2A',
      decidedOn: on,
      response: 'assessment' as const,
    }
    await tx.insertInto('referral').values(referral).execute()
    for (const childId of childIds) {
      await tx.insertInto('referralChild').values({ authority, id: newId(), referralId, childId }).execute()
      const { socialWorker, teams } = council
      await allocate(tx, {
        childId,
        userId: socialWorker.userId,
        teamId: teams.safeguarding,
        role: 'social-worker',
        fromOn: on,
      })
    }
    const open = { primaryNeed: 'N1', closedOn: null, closureReason: null, reported: false }
    await addEpisodes(
      tx,
      childIds.map((childId) => ({ id: newId(), childId, referralId, openedOn: on, ...open })),
    )
    await startAssessment(tx, { id: assessmentId, referralId, startedOn: on, childIds })
    await refreshDues(tx, childIds, BANK_HOLIDAYS)
  })
  return { referralId, assessmentId, childIds }
}
