import { sql } from 'kysely'
import { type Actor, seatOf } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { ChildAsGiven } from '../contacts/model.ts'
import type { Member, NewMember, NewSharedChronology, NewSharedEntry, SharedChronology, SharedEntry } from './model.ts'

const COLUMNS = [
  ...(['id', 'childId', 'childAsGiven', 'basis', 'basisWords', 'agreedBy', 'fromOn', 'untilOn'] as const),
  ...(['endedOn', 'endedWhy', 'seats', 'ledBy', 'begunByName'] as const),
] as const

const asRead = <Row extends { readonly childAsGiven: unknown }>({ childAsGiven, ...row }: Row) => ({
  ...row,
  asGiven: childAsGiven as ChildAsGiven,
})

/** What is shared about a child; undefined for a seat that is no member, as the rows themselves have it. */
export async function chronologyById(tx: Tx, id: string): Promise<SharedChronology | undefined> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row && asRead(row)
}

/** As `chronologyById`, locked until the transaction ends. Only whoever may change it can. */
export async function lockChronology(tx: Tx, id: string): Promise<SharedChronology | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asRead(row)
}

/** What is shared with this seat now, latest first; at most `limit`. Stands on shared_chronology_of_seat. */
export async function chronologiesOfSeat(tx: Tx, actor: Actor, limit: number): Promise<readonly SharedChronology[]> {
  const rows = await select(tx)
    .where('seats', '@>', sql<string[]>`array[${seatOf(actor)}]`)
    .orderBy('fromOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asRead)
}

/** What is shared about a child, latest first; at most 50. Stands on shared_chronology_of_child and family_help_of_child. */
export async function chronologiesOfChild(tx: Tx, childId: string): Promise<readonly SharedChronology[]> {
  const rows = await select(tx)
    .where((the) =>
      the.or([
        the('childId', '=', childId),
        the(
          'id',
          'in',
          the
            .selectFrom('familyHelp')
            .select('chronologyId')
            .where('authority', '=', tx.authority)
            .where('familyHelp.childId', '=', childId),
        ),
      ]),
    )
    .orderBy('fromOn', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map(asRead)
}

/** The child of the council's record about whom this is shared; null while early help has not found whose record it is. */
export async function childOfChronology(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ childId: string | null }>`
    select coalesce(c.child_id, f.child_id) as child_id from shared_chronology c
      left join family_help f on f.authority = c.authority and f.chronology_id = c.id
     where c.authority = ${tx.authority} and c.id = ${id}`.execute(tx)
  return rows[0]?.childId ?? null
}

/** Begins what is shared, with its members. False if it has begun already. */
export async function addChronology(
  tx: Tx,
  actor: Actor,
  { members, asGiven, ...chronology }: NewSharedChronology,
  at: Instant,
): Promise<boolean> {
  const lead = members.find(({ leads }) => leads)
  const added = await tx
    .insertInto('sharedChronology')
    .values({
      ...chronology,
      ...{ authority: tx.authority, childAsGiven: json(asGiven) },
      ...{ seats: members.map(seatOfMember), ledBy: lead ? seatOfMember(lead) : null },
      ...{ begunBy: actor.userId, begunByName: actor.name, begunAt: at },
    })
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return false
  await addMembers(tx, chronology.id, members, chronology.fromOn)
  return true
}

/** Adds members, and opens what is shared to them; whoever was one before is one again. */
export async function addMembers(
  tx: Tx,
  chronologyId: string,
  members: readonly NewMember[],
  fromOn: CalendarDay,
): Promise<void> {
  for (const member of members) {
    await tx
      .insertInto('sharedChronologyMember')
      .values({ authority: tx.authority, id: newId(), chronologyId, ...member, fromOn, toOn: null })
      .onConflict((the) =>
        the
          .columns(['authority', 'chronologyId', 'userId', 'ofAgency'])
          .doUpdateSet({ toOn: null, leads: member.leads }),
      )
      .execute()
  }
}

/** Says who the members are now to the rows themselves: what is shared opens and closes by that. Who led stays written until another leads. */
export async function openToMembers(tx: Tx, chronologyId: string, now: readonly NewMember[]): Promise<void> {
  const lead = now.find(({ leads }) => leads)
  await tx
    .updateTable('sharedChronology')
    .set({ seats: now.map(seatOfMember), ...(lead ? { ledBy: seatOfMember(lead) } : {}) })
    .where('authority', '=', tx.authority)
    .where('id', '=', chronologyId)
    .execute()
}

/** Ends somebody's part in what is shared, or changes whether they lead. */
export async function saveMember(
  tx: Tx,
  id: string,
  change: { readonly toOn?: CalendarDay; readonly leads?: boolean },
): Promise<void> {
  await tx
    .updateTable('sharedChronologyMember')
    .set(change)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Everyone with whom it is or was shared, in the order they came; at most 100. Stands on the key of a membership in it. */
export async function membersOf(tx: Tx, chronologyId: string): Promise<readonly Member[]> {
  return tx
    .selectFrom('sharedChronologyMember')
    .select(['id', 'userId', 'ofAgency', 'name', 'jobTitle', 'agencyName', 'leads', 'fromOn', 'toOn'])
    .where('authority', '=', tx.authority)
    .where('chronologyId', '=', chronologyId)
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** Ends what is shared. From then on its members see that it ended, and why, and no more. */
export async function saveEnded(tx: Tx, id: string, endedOn: CalendarDay, endedWhy: string): Promise<void> {
  await tx
    .updateTable('sharedChronology')
    .set({ endedOn, endedWhy })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Adds to what is shared, in the name of whoever acts; what is there under its id already stays as it is. */
export async function addSharedEntries(
  tx: Tx,
  actor: Actor,
  { id, basis }: Pick<SharedChronology, 'id' | 'basis'>,
  entries: readonly NewSharedEntry[],
  at: Instant,
): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('sharedEntry')
    .values(
      entries.map((entry) => ({
        ...entry,
        ...{ authority: tx.authority, chronologyId: id, basis, saidBy: actor.name, saidByRole: actor.jobTitle },
        ...{ ofAgency: actor.agencyId, agencyName: actor.agencyName, recordedBy: actor.userId, sharedAt: at },
      })),
    )
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .execute()
}

const ENTRY_COLUMNS = [
  ...(['id', 'kind', 'title', 'words', 'happenedOn', 'basis', 'saidBy', 'saidByRole', 'agencyName'] as const),
  'sharedAt',
] as const

/** What is shared, latest happening first; at most `limit`. Stands on shared_entry_of. */
export async function sharedEntries(tx: Tx, chronologyId: string, limit: number): Promise<readonly SharedEntry[]> {
  return tx
    .selectFrom('sharedEntry')
    .select(ENTRY_COLUMNS)
    .where('authority', '=', tx.authority)
    .where('chronologyId', '=', chronologyId)
    .orderBy('happenedOn', 'desc')
    .orderBy('sharedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What was shared and is not in the child's story yet, with who wrote it, oldest first; at most 200. */
export async function entriesNotTold(tx: Tx, chronologyId: string) {
  return tx
    .selectFrom('sharedEntry')
    .select([...ENTRY_COLUMNS, 'recordedBy'])
    .where('authority', '=', tx.authority)
    .where('chronologyId', '=', chronologyId)
    .where((the) =>
      the.not(
        the.exists(
          the
            .selectFrom('entry')
            .select('entry.id')
            .whereRef('entry.authority', '=', 'sharedEntry.authority')
            .whereRef('entry.id', '=', 'sharedEntry.id'),
        ),
      ),
    )
    .orderBy('sharedAt')
    .orderBy('id')
    .limit(200)
    .execute()
}

function select(tx: Tx) {
  return tx.selectFrom('sharedChronology').select(COLUMNS).where('authority', '=', tx.authority)
}

function seatOfMember({ userId, ofAgency }: Pick<Member, 'userId' | 'ofAgency'>): string {
  return seatOf({ userId, agencyId: ofAgency })
}
