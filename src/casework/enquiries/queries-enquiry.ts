import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { ConcludeEnquiry, Enquiry } from './model.ts'

const COLUMNS = [
  'id',
  'referralId',
  'strategyDiscussionId',
  'startedOn',
  'concludedOn',
  'withdrawnOn',
  'summary',
  'reported',
] as const

/** The enquiry with its children; undefined if this authority has none such. */
export async function enquiryById(tx: Tx, id: string): Promise<Enquiry | undefined> {
  return withChildren(tx, await select(tx, id).executeTakeFirst())
}

/** The same, locked until the transaction ends. */
export async function lockEnquiry(tx: Tx, id: string): Promise<Enquiry | undefined> {
  return withChildren(tx, await select(tx, id).forUpdate().executeTakeFirst())
}

/** The enquiries about this child that are not concluded, oldest first. Stands on section_47_enquiry_child_of. */
export async function openEnquiries(
  tx: Tx,
  childId: string,
): Promise<readonly { readonly id: string; readonly startedOn: CalendarDay }[]> {
  return tx
    .selectFrom('section47EnquiryChild as part')
    .innerJoin('section47Enquiry as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.section47EnquiryId'),
    )
    .select(['step.id', 'step.startedOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', '=', childId)
    .where('step.concludedOn', 'is', null)
    .where('step.withdrawnOn', 'is', null)
    .where('step.reported', '=', false)
    .orderBy('step.startedOn')
    .execute()
}

/** Starts an enquiry about these children. */
export async function startEnquiry(
  tx: Tx,
  started: {
    readonly id: string
    readonly referralId: string
    readonly strategyDiscussionId: string
    readonly startedOn: CalendarDay
    readonly childIds: readonly string[]
  },
): Promise<void> {
  const { childIds, ...enquiry } = started
  await tx
    .insertInto('section47Enquiry')
    .values({ authority: tx.authority, ...enquiry })
    .execute()
  const parts = childIds.map((childId) => ({
    authority: tx.authority,
    id: newId(),
    section47EnquiryId: enquiry.id,
    childId,
  }))
  await tx.insertInto('section47EnquiryChild').values(parts).execute()
}

/** Keeps what the enquiry found, for each child. */
export async function saveConclusion(
  tx: Tx,
  id: string,
  { concludedOn, summary, children }: ConcludeEnquiry,
  decidedBy: string | null,
): Promise<void> {
  await tx
    .updateTable('section47Enquiry')
    .set({ concludedOn, summary, decidedBy })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  for (const { childId, ...found } of children) {
    await tx
      .updateTable('section47EnquiryChild')
      .set({ ...found, conferenceNotRequired: found.outcome !== 'conference' })
      .where('authority', '=', tx.authority)
      .where('section47EnquiryId', '=', id)
      .where('childId', '=', childId)
      .execute()
  }
}

/** Calls the conference that an enquiry asks for, about the children who need one. Its clock began with the enquiry. */
export async function callInitialConference(
  tx: Tx,
  enquiry: Enquiry,
  called: { readonly id: string; readonly calledOn: CalendarDay; readonly childIds: readonly string[] },
): Promise<void> {
  const { id, calledOn, childIds } = called
  await tx
    .insertInto('conference')
    .values({
      authority: tx.authority,
      id,
      kind: 'initial',
      referralId: enquiry.referralId,
      section47EnquiryId: enquiry.id,
      calledOn,
      dueFrom: enquiry.startedOn,
    })
    .execute()
  const parts = childIds.map((childId) => ({ authority: tx.authority, id: newId(), conferenceId: id, childId }))
  await tx.insertInto('conferenceChild').values(parts).execute()
}

/** One that a return reported as concluded is history; one it left open is concluded here like any other. */
function select(tx: Tx, id: string) {
  return tx
    .selectFrom('section47Enquiry')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where((the) =>
      the.or([the('reported', '=', false), the('concludedOn', 'is', null), the('decidedBy', 'is not', null)]),
    )
}

async function withChildren(tx: Tx, row: Omit<Enquiry, 'children'> | undefined): Promise<Enquiry | undefined> {
  if (!row) return undefined
  const children = await tx
    .selectFrom('section47EnquiryChild')
    .select(['childId', 'outcome', 'seenOn', 'seenAlone'])
    .where('authority', '=', tx.authority)
    .where('section47EnquiryId', '=', row.id)
    .orderBy('childId')
    .execute()
  return { ...row, children }
}
