import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Assessed, CameToTeam, FamilyHelp, FamilyHelpAssessment, StepUp, TeamMeeting } from './model.ts'

const COLUMNS = [
  ...(['id', 'chronologyId', 'childId', 'planId', 'begunOn', 'begunHow', 'closedOn', 'closedWhy'] as const),
] as const

/** Early help; undefined for a seat with which it is not shared, as the rows themselves have it. */
export async function familyHelpById(tx: Tx, id: string): Promise<FamilyHelp | undefined> {
  return select(tx).where('id', '=', id).executeTakeFirst()
}

/** The same, locked until the transaction ends: for the council, whose it is to change. */
export async function lockFamilyHelp(tx: Tx, id: string): Promise<FamilyHelp | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The early help of these chronologies. Stands on its unique key. */
export async function familyHelpOf(tx: Tx, chronologyIds: readonly string[]): Promise<readonly FamilyHelp[]> {
  if (chronologyIds.length === 0) return []
  return select(tx).where('chronologyId', 'in', chronologyIds).execute()
}

/** Early help of a child that goes on, whose agreement stands. Stands on family_help_of_child. */
export async function helpGoingOn(tx: Tx, childId: string): Promise<readonly FamilyHelp[]> {
  return select(tx)
    .where('childId', '=', childId)
    .where('closedOn', 'is', null)
    .where('chronologyId', 'in', (the) =>
      the
        .selectFrom('sharedChronology')
        .select('sharedChronology.id')
        .where('sharedChronology.authority', '=', tx.authority)
        .where('endedOn', 'is', null),
    )
    .limit(20)
    .execute()
}

export type NewFamilyHelp = Omit<FamilyHelp, 'closedOn' | 'closedWhy'>

/** Writes down that early help began. */
export async function addFamilyHelp(tx: Tx, help: NewFamilyHelp): Promise<void> {
  await tx
    .insertInto('familyHelp')
    .values({ authority: tx.authority, ...help })
    .execute()
}

/** Says which child of the record early help is for, and in which plan it is written. */
export async function saveChildOfHelp(
  tx: Tx,
  id: string,
  of: { readonly childId: string; readonly planId: string | null },
): Promise<void> {
  await tx.updateTable('familyHelp').set(of).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

/** Keeps an assessment as it was completed. False if it is kept already. */
export async function addAssessment(
  tx: Tx,
  actor: Actor,
  assessment: { readonly id: string; readonly chronologyId: string; readonly content: Assessed },
  on: { readonly day: CalendarDay; readonly at: Instant },
): Promise<boolean> {
  const { id, chronologyId, content } = assessment
  const added = await tx
    .insertInto('familyHelpAssessment')
    .values({
      ...{ authority: tx.authority, id, chronologyId, content: json(content), writtenBy: actor.userId },
      ...{ writtenByName: actor.name, writtenByTitle: `${actor.jobTitle}, ${actor.agencyName}` },
      ...{ completedOn: on.day, completedAt: on.at },
    })
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** The assessments of early help, latest first; at most 20. Stands on family_help_assessment_of. */
export async function assessmentsOfHelp(tx: Tx, chronologyId: string): Promise<readonly FamilyHelpAssessment[]> {
  const rows = await tx
    .selectFrom('familyHelpAssessment')
    .select(['id', 'content', 'writtenByName', 'writtenByTitle', 'completedOn'])
    .where('authority', '=', tx.authority)
    .where('chronologyId', '=', chronologyId)
    .orderBy('completedAt', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, content: content as Assessed }))
}

/** Keeps that the team around the family met. False if it is kept already. */
export async function addTeamMeeting(
  tx: Tx,
  actor: Actor,
  chronologyId: string,
  { id, heldOn, people, agreed }: Omit<TeamMeeting, 'writtenByName'>,
): Promise<boolean> {
  const added = await tx
    .insertInto('familyHelpMeeting')
    .values({
      ...{ authority: tx.authority, id, chronologyId, heldOn, people: json(people), agreed },
      ...{ writtenBy: actor.userId, writtenByName: actor.name },
    })
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/**
 * The meetings of the team around a family that are not among the child's yet, oldest first; at most 50. Stands on
 * family_help_meeting_of and the key of a meeting.
 */
export async function teamMeetingsNotKept(tx: Tx, chronologyId: string): Promise<readonly TeamMeeting[]> {
  const rows = await tx
    .selectFrom('familyHelpMeeting')
    .select(['id', 'heldOn', 'people', 'agreed', 'writtenByName'])
    .where('authority', '=', tx.authority)
    .where('chronologyId', '=', chronologyId)
    .where((the) =>
      the.not(
        the.exists(
          the
            .selectFrom('meeting')
            .select('meeting.id')
            .whereRef('meeting.authority', '=', 'familyHelpMeeting.authority')
            .whereRef('meeting.id', '=', 'familyHelpMeeting.id'),
        ),
      ),
    )
    .orderBy('heldOn')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map(({ people, ...row }) => ({ ...row, people: people as readonly CameToTeam[] }))
}

/** Keeps that early help asked children's social care to look. */
export async function addStepUp(
  tx: Tx,
  actor: Actor,
  familyHelpId: string,
  { concernId, reason, steppedOn }: StepUp,
): Promise<void> {
  await tx
    .insertInto('familyHelpStepUp')
    .values({
      ...{ authority: tx.authority, id: newId(), familyHelpId, concernId, reason, steppedOn },
      steppedBy: actor.userId,
    })
    .execute()
}

/** When early help asked children's social care to look, latest first; at most 20. Stands on family_help_step_up_of. */
export async function stepUpsOf(tx: Tx, familyHelpId: string): Promise<readonly StepUp[]> {
  return tx
    .selectFrom('familyHelpStepUp')
    .select(['concernId', 'reason', 'steppedOn'])
    .where('authority', '=', tx.authority)
    .where('familyHelpId', '=', familyHelpId)
    .orderBy('recordedAt', 'desc')
    .limit(20)
    .execute()
}

/** The child of the record whom a concern is about that early help asked to look at; null if it is no such concern. */
export async function childOfStepUp(tx: Tx, concernId: string): Promise<string | null> {
  const { rows } = await sql<{ childId: string | null }>`
    select f.child_id from family_help_step_up s
      join family_help f on f.authority = s.authority and f.id = s.family_help_id
     where s.authority = ${tx.authority} and s.concern_id = ${concernId} limit 1`.execute(tx)
  return rows[0]?.childId ?? null
}

function select(tx: Tx) {
  return tx.selectFrom('familyHelp').select(COLUMNS).where('familyHelp.authority', '=', tx.authority)
}
