import { type Expression, type SqlBool, sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { Person } from '../model.ts'
import { addressesOf, identifiersOf, peopleById } from '../queries.ts'
import type { Criteria, Found, NameReading, Standing } from './model.ts'
import { isSaidSo, ranked, SHORTEST_START } from './rules.ts'

type Kind = Person['kind']

/**
 * People of this authority who fit, best first, at most `limit` of them: exact numbers; then names as written with
 * birth date and postcode; then the starts of names; then their sounds. Each statement is an equality or a start on
 * the index it names, and is limited by itself.
 */
export async function findPeople(
  tx: Tx,
  criteria: Criteria,
  limit: number,
  kind: Kind = 'child',
): Promise<readonly Found[]> {
  const ids = new Set<string>()
  for (const find of [byNumber, byName, byBirthDate, byPostcode, byStartOfName, bySaidName, bySound]) {
    if (ids.size >= limit * ROOM) break
    for (const id of await find(tx, criteria, kind, limit * ROOM)) ids.add(id)
  }
  const wanted = [...ids]
  const people = await peopleById(tx, wanted)
  const addresses = await addressesOf(tx, wanted)
  const identifiers = await identifiersOf(tx, wanted)
  const found = [...people.values()].map((person) => ({
    person,
    addresses: addresses.get(person.id) ?? [],
    identifiers: identifiers.get(person.id) ?? [],
  }))
  return ranked(found, criteria).slice(0, limit)
}

/** Whether another child of our records than this one has one of these national numbers. */
export async function isNumberOfAnother(
  tx: Tx,
  childId: string,
  identifiers: Criteria['identifiers'],
): Promise<boolean> {
  const national = identifiers.filter(({ system }) => system !== 'local')
  if (national.length === 0) return false
  const criteria = { indexNumber: null, identifiers: national, names: [], birthDate: null, postcode: null }
  return (await byNumber(tx, criteria, 'child', 2)).some((id) => id !== childId)
}

/**
 * How the authority stands to each of these children, and whom to ring. Stands on episode_of_child,
 * plan_status_of_child and allocation_of_child.
 */
export async function standingsOf(
  tx: Tx,
  childIds: readonly string[],
  today: CalendarDay,
): Promise<ReadonlyMap<string, Standing>> {
  if (childIds.length === 0) return new Map()
  const { rows } = await sql<Standing & { id: string }>`
    select c.id,
           (select coalesce(jsonb_agg(distinct s.kind), '[]') from plan_status s
             where s.authority = c.authority and s.child_id = c.id
               and s.from_on <= ${today} and (s.to_on is null or s.to_on > ${today})) as plans,
           exists (select from episode e where e.authority = c.authority and e.child_id = c.id and e.closed_on is null) as is_open,
           exists (select from episode e where e.authority = c.authority and e.child_id = c.id) as was_open,
           coalesce(held.team, door.name, 'Children’s services') as team, coalesce(held.phone, door.phone) as phone
      from person c
      left join lateral (
        select t.name as team, m.phone
          from allocation a
          left join access.membership m on m.authority = a.authority and m.user_id = a.user_id and m.to_on is null and m.seat = 'council'
          join access.team t on t.authority = a.authority and t.id = coalesce(a.team_id, m.team_id)
         where a.authority = c.authority and a.child_id = c.id and a.to_on is null
         order by a.role <> 'social-worker', a.from_on desc limit 1) held on true
      left join lateral (
        select g.name, g.phone from access.agency g
         where g.authority = c.authority and g.kind = 'childrens-services' order by g.name limit 1) door on true
     where c.authority = ${tx.authority} and c.id in (${sql.join(childIds)})`.execute(tx)
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

/**
 * Whether this user searched for children and was shown what was found, in the last `hours` on the database's clock,
 * which also dates the audit. Stands on audit_of_subject.
 */
export async function wasSearched(tx: Tx, searchId: string, userId: string | null, hours: number): Promise<boolean> {
  const leaf = await tx
    .selectFrom('access.auditLeaf')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('subjectId', '=', searchId)
    .where('action', '=', 'child.find')
    .where('userId', 'is not distinct from', userId)
    .where(sql<boolean>`at > now() - make_interval(hours => ${hours})`)
    .limit(1)
    .executeTakeFirst()
  return leaf !== undefined
}

/** Lets the searches of one person follow each other to the end of the transaction, so that each counts those before it. */
export async function lockSearchesOf(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.authority} ${userId}`}, 7264011))`.execute(tx)
}

/**
 * From when this user may search again, having searched `most` times within an hour; undefined while they have not. The
 * hour is that of the database's clock, which also dates the audit. Stands on audit_of_user.
 */
export async function searchAgainFrom(tx: Tx, userId: string, most: number): Promise<Instant | undefined> {
  const { rows } = await sql<{ again: Instant }>`
    select min(at) + interval '1 hour' as again from access.audit_leaf
     where authority = ${tx.authority} and user_id = ${userId} and action = 'child.find' and at > now() - interval '1 hour'
     group by subject_id order by 1 desc offset ${most - 1} limit 1`.execute(tx)
  return rows[0]?.again
}

/** Candidates are put in order afterwards, so more are fetched than are shown. */
const ROOM = 3

/** Stands on person_by_index_number and person_identifier_by_value. */
async function byNumber(tx: Tx, { indexNumber, identifiers }: Criteria, kind: Kind, limit: number) {
  if (indexNumber === null && identifiers.length === 0) return []
  const pairs = identifiers.map(({ system, value }) => sql`(${system}, ${value})`)
  const byIdentifier = sql`select person_id as id from person_identifier
     where authority = ${tx.authority} and (system, value) in (${sql.join(pairs)})`
  const byIndexNumber = sql`select id from person where authority = ${tx.authority} and index_number = ${indexNumber}`
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
     where p.authority = ${tx.authority} and p.kind = ${kind}
       and p.id in (${pairs.length > 0 ? sql`${byIndexNumber} union all ${byIdentifier}` : byIndexNumber})
     limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Stands on person_name_by_key, and for a single word on person_name_by_given too. */
async function byName(tx: Tx, { names }: Criteria, kind: Kind, limit: number) {
  return named(tx, kind, limit, names, ({ givenKey, familyKey }) => [
    ...(familyKey === '' ? [] : [sql<SqlBool>`n.family_key = ${familyKey}`]),
    ...(givenKey === '' ? [] : [sql<SqlBool>`n.given_key = ${givenKey}`]),
  ])
}

/**
 * Stands on person_name_by_key, and on person_name_by_given. As a range: before a policy PostgreSQL looks into an index for
 * what is leakproof alone, and `like` is not.
 */
async function byStartOfName(tx: Tx, { names }: Criteria, kind: Kind, limit: number) {
  const starts = names.filter(({ familyKey, givenKey }) => (familyKey || givenKey).length >= SHORTEST_START)
  return named(tx, kind, limit, starts, ({ givenKey, familyKey }) => [
    ...(familyKey === '' ? [] : [startsWith(sql`n.family_key`, familyKey)]),
    ...(givenKey === '' ? [] : [startsWith(sql`n.given_key`, givenKey)]),
  ])
}

/** Letter by letter, as the index has them; no letter of a key comes after the last there is. */
function startsWith(key: Expression<unknown>, start: string): Expression<SqlBool> {
  return sql<SqlBool>`(${key} ~>=~ ${start} and ${key} ~<~ ${`${start}\u{10FFFF}`})`
}

/** Stands on person_name_by_sound, which begins with the family name. */
async function bySound(tx: Tx, { names }: Criteria, kind: Kind, limit: number) {
  const sounds = names.filter(({ familySound }) => familySound !== '')
  return named(tx, kind, limit, sounds, ({ givenSound, familySound }) => [
    sql<SqlBool>`n.family_sound = ${familySound}`,
    ...(givenSound === '' ? [] : [sql<SqlBool>`n.given_sound = ${givenSound}`]),
  ])
}

/**
 * Whoever says their given name as it was typed, of a family name that sounds like what was typed. Stands on
 * person_name_by_sound.
 */
async function bySaidName(tx: Tx, { names }: Criteria, kind: Kind, limit: number) {
  const whole = names.filter(({ familySound, givenKey, heard }) => familySound !== '' && givenKey !== '' && !heard)
  if (whole.length === 0) return []
  const { rows } = await sql<{ id: string; saysName: string }>`
    select distinct p.id, p.says_name
      from person_name n
      join person p on p.authority = n.authority and p.id = n.person_id and p.kind = ${kind} and p.says_name is not null
     where n.authority = ${tx.authority} and n.family_sound in (${sql.join(whole.map(({ familySound }) => familySound))})
     limit ${limit}`.execute(tx)
  return rows.filter(({ saysName }) => whole.some((reading) => isSaidSo(saysName, reading))).map(({ id }) => id)
}

/** Stands on person_by_birth_date, and on person_name_of for the sound of a name. */
async function byBirthDate(tx: Tx, { birthDate, names }: Criteria, kind: Kind, limit: number) {
  if (birthDate === null) return []
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
     where p.authority = ${tx.authority} and p.birth_date = ${birthDate} and p.kind = ${kind} and ${soundsLike(names)}
     limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Stands on person_address_by_postcode, and on person_name_of for the sound of a name. */
async function byPostcode(tx: Tx, { postcode, names }: Criteria, kind: Kind, limit: number) {
  if (postcode === null) return []
  const { rows } = await sql<{ id: string }>`
    select distinct p.id
      from person_address a
      join person p on p.authority = a.authority and p.id = a.person_id and p.kind = ${kind}
     where a.authority = ${tx.authority} and a.postcode = ${postcode} and ${soundsLike(names)}
     limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

type Conditions = (reading: NameReading) => readonly Expression<SqlBool>[]

async function named(tx: Tx, kind: Kind, limit: number, readings: readonly NameReading[], conditions: Conditions) {
  if (readings.length === 0) return []
  const any = readings.map((reading) => sql`(${sql.join(conditions(reading), sql` and `)})`)
  const { rows } = await sql<{ id: string }>`
    select distinct p.id
      from person_name n
      join person p on p.authority = n.authority and p.id = n.person_id and p.kind = ${kind}
     where n.authority = ${tx.authority} and (${sql.join(any, sql` or `)})
     limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Any part of any name of the person's sounds like that part of what was typed; true when no name was. */
function soundsLike(names: readonly NameReading[]) {
  if (names.length === 0) return sql`true`
  const like = names.flatMap(({ givenSound, familySound }) => [
    ...(familySound === '' ? [] : [sql`n.family_sound = ${familySound}`]),
    ...(givenSound === '' ? [] : [sql`n.given_sound = ${givenSound}`]),
  ])
  if (like.length === 0) return sql`false`
  return sql`exists (select from person_name n
     where n.authority = p.authority and n.person_id = p.id and (${sql.join(like, sql` or `)}))`
}
