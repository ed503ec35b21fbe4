import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { AnswerTransfer, BeginTransfer, GoOnTransfer, Transfer } from './model.ts'

const COLUMNS = [
  ...(['id', 'direction', 'otherAuthority', 'otherWorker', 'noticedOn', 'movedOn', 'temporary', 'reason'] as const),
  ...(['summary', 'state', 'answeredOn', 'answerReason', 'answeredBy', 'completedOn'] as const),
  ...(['withdrawnOn', 'withdrawnWhy'] as const),
] as const

/** The transfer with its children, and the conferences that took their plans over; undefined if there is none such. */
export async function transferById(tx: Tx, id: string): Promise<Transfer | undefined> {
  const row = await tx
    .selectFrom('transfer')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const children = await tx
    .selectFrom('transferChild as part')
    .leftJoin('conference as held', (join) =>
      join.onRef('held.authority', '=', 'part.authority').onRef('held.id', '=', 'part.conferenceId'),
    )
    .select(['part.childId', 'part.withPlan', 'part.conferenceId'])
    .select((the) => the.fn.coalesce('part.conferenceHeldOn', 'held.heldOn').as('heldOn'))
    .where('part.authority', '=', tx.authority)
    .where('part.transferId', '=', id)
    .orderBy('part.childId')
    .execute()
  return { ...row, children }
}

/** The transfer that is under way for one of these children; undefined if none is. Stands on transfer_child_of. */
export async function transferUnderWay(tx: Tx, childIds: readonly string[]): Promise<string | undefined> {
  if (childIds.length === 0) return undefined
  const row = await tx
    .selectFrom('transferChild as part')
    .innerJoin('transfer as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.transferId'),
    )
    .select('step.id')
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.state', 'in', ['noticed', 'accepted'])
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Writes a notice down. */
export async function addTransfer(tx: Tx, act: BeginTransfer, recordedBy: string | null): Promise<void> {
  const { childIds, withPlan, ...step } = act
  const { authority } = tx
  await tx
    .insertInto('transfer')
    .values({ authority, ...step, recordedBy })
    .execute()
  const parts = childIds.map((childId) => ({
    ...{ authority, id: newId(), transferId: step.id, childId, withPlan: withPlan.includes(childId) },
  }))
  await tx.insertInto('transferChild').values(parts).execute()
}

/** Keeps the answer, the hand-over, or that it was withdrawn. */
export async function saveTransfer(tx: Tx, id: string, act: GoOnTransfer, on: CalendarDay): Promise<void> {
  await tx
    .updateTable('transfer')
    .set(changeBy(act, on))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

type Called = {
  readonly id: string
  readonly transferId: string
  readonly referralId: string
  readonly calledOn: CalendarDay
  /** The notice, or the acceptance: the day its clock started. */
  readonly dueFrom: CalendarDay
  readonly childIds: readonly string[]
}

/** Calls the conference that takes over these children's plans: an initial one, without an enquiry of ours. */
export async function callTransferConference(tx: Tx, { transferId, childIds, ...conference }: Called): Promise<void> {
  const { authority } = tx
  await tx
    .insertInto('conference')
    .values({ authority, kind: 'initial', ...conference })
    .execute()
  const parts = childIds.map((childId) => ({ authority, id: newId(), conferenceId: conference.id, childId }))
  await tx.insertInto('conferenceChild').values(parts).execute()
  await tx
    .updateTable('transferChild')
    .set({ conferenceId: conference.id })
    .where('authority', '=', authority)
    .where('transferId', '=', transferId)
    .where('childId', 'in', childIds)
    .execute()
}

/** Keeps on which day each child's conference was held, once the transfer is complete. */
export async function saveConferencesHeld(tx: Tx, { id, children }: Transfer): Promise<void> {
  for (const { childId, heldOn } of children) {
    if (heldOn === null) continue
    await tx
      .updateTable('transferChild')
      .set({ conferenceHeldOn: heldOn })
      .where('authority', '=', tx.authority)
      .where('transferId', '=', id)
      .where('childId', '=', childId)
      .execute()
  }
}

function changeBy(act: GoOnTransfer, on: CalendarDay) {
  if (act.does === 'withdraw') {
    return { state: 'withdrawn' as const, withdrawnOn: on, withdrawnWhy: act.why.trim() }
  }
  if (act.does === 'complete') return { state: 'complete' as const, completedOn: act.completedOn }
  return answered(act)
}

function answered({ answer, answeredOn, reason, answeredBy }: AnswerTransfer) {
  return { state: answer, answeredOn, answerReason: reason, answeredBy }
}
