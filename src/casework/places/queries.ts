import { sql } from 'kysely'
import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { nameKey } from '../../kernel/person-name.ts'
import type { Tx } from '../../platform/db.ts'
import { type NewPlace, type Place, type PlacePerson, PUBLIC_KINDS } from './model.ts'

const PLACE = [
  ...(['id', 'kind', 'name', 'lines', 'postcode', 'known', 'sinceOn', 'reviewBy', 'closedOn', 'closedHow'] as const),
] as const
const MOST = 200

/** The place or group, locked until the transaction ends; undefined if this authority has none such. */
export async function lockPlace(tx: Tx, id: string): Promise<Place | undefined> {
  return tx
    .selectFrom('place')
    .select(PLACE)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Open places of a kind that names nobody, by name. Stands on place_by_name. */
export async function placesToChoose(tx: Tx): Promise<readonly Pick<Place, 'id' | 'name' | 'kind'>[]> {
  return tx
    .selectFrom('place')
    .select(['id', 'name', 'kind'])
    .where('authority', '=', tx.authority)
    .where('closedOn', 'is', null)
    .where('kind', 'in', PUBLIC_KINDS)
    .orderBy('nameKey')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** Everyone linked to a place, past links too. Stands on place_person_of. */
export async function peopleOfPlace(tx: Tx, placeId: string): Promise<readonly PlacePerson[]> {
  return tx
    .selectFrom('placePerson')
    .select(['id', 'placeId', 'personId', 'words', 'fromOn', 'toOn'])
    .where('authority', '=', tx.authority)
    .where('placeId', '=', placeId)
    .orderBy('fromOn')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

export async function addPlace(tx: Tx, place: NewPlace, recordedBy: string | null): Promise<void> {
  await tx
    .insertInto('place')
    .values({ authority: tx.authority, ...place, nameKey: nameKey(place.name), recordedBy })
    .onConflict((the) => the.doNothing())
    .execute()
}

export async function addPlacePerson(tx: Tx, link: PlacePerson, recordedBy: string | null): Promise<void> {
  await tx
    .insertInto('placePerson')
    .values({ authority: tx.authority, ...link, recordedBy })
    .onConflict((the) => the.doNothing())
    .execute()
}

/** Saves what a review made of a place. */
export async function savePlace(tx: Tx, { id, known, reviewBy, closedOn, closedHow }: Place): Promise<void> {
  await tx
    .updateTable('place')
    .set({ known, reviewBy, closedOn, closedHow })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Links entries of children's stories to a place. */
export async function addPlaceEntries(tx: Tx, placeId: string, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return
  await tx
    .insertInto('placeEntry')
    .values(entryIds.map((entryId) => ({ authority: tx.authority, placeId, entryId })))
    .onConflict((the) => the.doNothing())
    .execute()
}

/** An entry in the story of one of some children, and whether it is linked to the place. */
export type EntryOfPlace = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly happenedOn: CalendarDay
  readonly saidBy: string
  readonly childId: string
}

/** What was written that speaks of a place, in the stories of these children, latest first. Stands on the key of place_entry. */
export async function entriesOfPlace(
  tx: Tx,
  placeId: string,
  childIds: readonly string[],
): Promise<readonly EntryOfPlace[]> {
  const { rows } = await sql<EntryOfPlace>`
    select e.id, e.kind, e.title, e.happened_on, e.said_by, c.person_id as child_id from place_entry p
      join entry e on e.authority = p.authority and e.id = p.entry_id
      join lateral (select person_id from entry_about c where c.authority = p.authority and c.entry_id = p.entry_id
                       and c.person_id = any(${childIds}::uuid[]) order by c.person_id limit 1) c on true
     where p.authority = ${tx.authority} and p.place_id = ${placeId}
     order by e.happened_on desc, e.recorded_at desc limit 50`.execute(tx)
  return rows
}

/** What was written lately about these children and is not linked to the place yet. Stands on entry_about_person. */
export async function entriesToLink(
  tx: Tx,
  placeId: string,
  childIds: readonly string[],
): Promise<readonly EntryOfPlace[]> {
  const { rows } = await sql<EntryOfPlace>`
    select * from (
      select distinct on (e.id) e.id, e.kind, e.title, e.happened_on, e.said_by, a.person_id as child_id
        from unnest(${childIds}::uuid[]) as c (id), lateral (
          select * from entry_about a where a.authority = ${tx.authority} and a.person_id = c.id
           order by a.happened_on desc, a.recorded_at desc limit 20) a
        join entry e on e.authority = a.authority and e.id = a.entry_id
       where e.corrects is null and not exists (
         select from place_entry p where p.authority = ${tx.authority} and p.place_id = ${placeId} and p.entry_id = e.id)
       order by e.id) latest
     order by happened_on desc, id limit 30`.execute(tx)
  return rows
}

/** The children whom somebody holds today. Stands on allocation_of_user. */
export async function childrenHeldBy(tx: Tx, userId: string | null): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('allocation')
    .select('childId')
    .distinct()
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('toOn', 'is', null)
    .orderBy('childId')
    .limit(MOST)
    .execute()
  return rows.map(({ childId }) => childId)
}
