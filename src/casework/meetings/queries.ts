import type { Tx } from '../../platform/db.ts'
import type { Attendee, Meeting, Postponement } from './model.ts'

const COLUMNS = [
  ...(['id', 'kind', 'plannedFor', 'plannedTime', 'place', 'link', 'chairedBy', 'chairUser', 'heldOn'] as const),
  ...(['cancelledOn', 'cancelledWhy', 'minutes', 'minutesBy', 'minutesSentOn'] as const),
] as const

/** The meeting with its people and children; undefined if this authority has none such. */
export async function meetingById(tx: Tx, id: string): Promise<Meeting | undefined> {
  return withParts(tx, await select(tx, id).executeTakeFirst())
}

/** The same, locked until the transaction ends. */
export async function lockMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  return withParts(tx, await select(tx, id).forUpdate().executeTakeFirst())
}

/** The people of a meeting in the order they were asked, with what each was asked to write. Stands on attendance_of. */
export async function attendeesOf(tx: Tx, meetingId: string): Promise<readonly Attendee[]> {
  const rows = await tx
    .selectFrom('attendance as person')
    .leftJoin('meetingReport as report', (join) =>
      join.onRef('report.authority', '=', 'person.authority').onRef('report.attendanceId', '=', 'person.id'),
    )
    .select(['person.id', 'name', 'role', 'agency', 'service', 'contact', 'inCoreGroup', 'invitedOn', 'answer'])
    .select(['presence', 'view', 'dissents', 'withdrawnWhy', 'minutesSentOn'])
    .select(['report.byOn', 'report.receivedOn', 'report.entryId', 'report.sharedOn'])
    .where('person.authority', '=', tx.authority)
    .where('person.meetingId', '=', meetingId)
    .orderBy('person.position')
    .orderBy('person.id')
    .limit(200)
    .execute()
  return rows.map(({ byOn, receivedOn, entryId, sharedOn, ...person }) => ({
    ...person,
    report: byOn === null ? null : { byOn, receivedOn, entryId, sharedOn },
  }))
}

/** The step that was held at a meeting; null while none was. Stands on the indexes of steps by meeting. */
export async function stepOfMeeting(tx: Tx, meetingId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conference')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('meetingId', '=', meetingId)
    .unionAll((the) =>
      the
        .selectFrom('strategyDiscussion')
        .select('id')
        .where('authority', '=', tx.authority)
        .where('meetingId', '=', meetingId),
    )
    .unionAll((the) =>
      the.selectFrom('coreGroup').select('id').where('authority', '=', tx.authority).where('meetingId', '=', meetingId),
    )
    .unionAll((the) =>
      the
        .selectFrom('planReview')
        .select('id')
        .where('authority', '=', tx.authority)
        .where('meetingId', '=', meetingId),
    )
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The meeting a strategy discussion is tied to, planned or not any more; null if none was planned for it. */
export async function meetingOfDiscussion(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('strategyDiscussion')
    .select('meetingId')
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.meetingId ?? null
}

function select(tx: Tx, id: string) {
  return tx.selectFrom('meeting').select(COLUMNS).where('authority', '=', tx.authority).where('id', '=', id)
}

type Row = Omit<Meeting, 'childIds' | 'people' | 'postponed'>

async function withParts(tx: Tx, row: Row | undefined): Promise<Meeting | undefined> {
  if (!row) return undefined
  const children = await tx
    .selectFrom('meetingChild')
    .select('childId')
    .where('authority', '=', tx.authority)
    .where('meetingId', '=', row.id)
    .orderBy('childId')
    .limit(50)
    .execute()
  const childIds = children.map(({ childId }) => childId)
  return { ...row, childIds, people: await attendeesOf(tx, row.id), postponed: await postponementsOf(tx, row.id) }
}

async function postponementsOf(tx: Tx, meetingId: string): Promise<readonly Postponement[]> {
  return tx
    .selectFrom('meetingPostponement')
    .select(['fromOn', 'toOn', 'reason', 'decidedByName', 'recordedAt'])
    .where('authority', '=', tx.authority)
    .where('meetingId', '=', meetingId)
    .orderBy('recordedAt')
    .limit(50)
    .execute()
}
