import { sql } from 'kysely'
import type { RichText } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Relationship } from '../../people/model.ts'
import type { Tx } from '../../platform/db.ts'
import type { EntrySeen, PlaceSeen } from './model.ts'

/** Ties by which the drawing of a family goes on beyond those around the child. */
const KIN = sql.join([
  ...['mother', 'father', 'parent', 'adoptive-parent', 'step-parent', 'grandparent', 'sibling', 'half-sibling'],
  ...['spouse', 'partner', 'former-partner', 'divorced'],
])
const MOST_TIES = 1000
const MOST_ENTRIES = 50

/** Ties, as they stand, of which one side at least is among these people. Stands on relationship_of and relationship_to. */
export async function kinTiesOf(tx: Tx, ids: readonly string[]): Promise<readonly Relationship[]> {
  const { rows } = await sql<Relationship>`
    select id, person_id, other_id, kind, parental_responsibility, words, from_on, to_on from relationship
     where authority = ${tx.authority} and to_on is null and kind in (${KIN})
       and (person_id = any(${ids}::uuid[]) or other_id = any(${ids}::uuid[])) order by id limit ${MOST_TIES}`.execute(
    tx,
  )
  return rows
}

/** Every tie, past ones too, of which both sides are among these people. Stands on relationship_of. */
export async function tiesAmong(tx: Tx, ids: readonly string[]): Promise<readonly Relationship[]> {
  const { rows } = await sql<Relationship>`
    select id, person_id, other_id, kind, parental_responsibility, words, from_on, to_on from relationship
     where authority = ${tx.authority} and person_id = any(${ids}::uuid[]) and other_id = any(${ids}::uuid[])
     order by id limit ${MOST_TIES}`.execute(tx)
  return rows
}

type EntryRow = Omit<EntrySeen, 'body'> & { readonly body: RichText; readonly happenedOn: CalendarDay }

/** What was written about a person and one of these children at once, latest first. Stands on entry_about_person. */
export async function entriesAboutBoth(
  tx: Tx,
  personId: string,
  childIds: readonly string[],
): Promise<readonly EntrySeen[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.kind, e.title, e.body, e.happened_on, e.said_by, c.person_id as child_id from entry_about a
      join entry e on e.authority = a.authority and e.id = a.entry_id
      join lateral (select person_id from entry_about c where c.authority = a.authority and c.entry_id = a.entry_id
                       and c.person_id = any(${childIds}::uuid[]) order by c.person_id limit 1) c on true
     where a.authority = ${tx.authority} and a.person_id = ${personId} and e.corrects is null
     order by a.happened_on desc, a.recorded_at desc limit ${MOST_ENTRIES}`.execute(tx)
  return rows
}

/** The places a person goes to, and groups they are of, as far as they stand. Stands on place_of_person. */
export async function placesOfPerson(tx: Tx, personId: string): Promise<readonly PlaceSeen[]> {
  const { rows } = await sql<PlaceSeen>`
    select p.id, p.kind, p.name, of.words, of.from_on from place_person of
      join place p on p.authority = of.authority and p.id = of.place_id
     where of.authority = ${tx.authority} and of.person_id = ${personId} and of.to_on is null and p.closed_on is null
     order by p.name, p.id limit 50`.execute(tx)
  return rows
}
