import { sql } from 'kysely'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../../kernel/index-number.ts'
import { soundKey } from '../../../kernel/person-name.ts'
import { summariesOf } from '../../children/queries.ts'
import type { PersonFound, PersonOfNumber, Side } from '../../contract-desk.ts'
import type { NumberState } from '../../contract-identity.ts'
import type { IndexTx } from '../../matching/queries.ts'
import type { NameFound, NameProbes, Narrowed } from './rules.ts'

/** Rows of one search at most: of a name as it is written; of each of many that are like it. */
export const MOST_ROWS = { written: 200, alike: 40 } as const

/** What the searches for a name came upon, and whether some search had more rows than were fetched. */
export type NamesFound = { readonly rows: readonly NameFound[]; readonly saturated: boolean }

/**
 * Looks for names by what they sound like, in any order: indexed equality only, each search with its own limit.
 * Stands on key_by_sounds_and_birth, key_by_birth_and_family, key_by_birth_and_given and key_by_postcode_and_given.
 */
export async function namesBySound(
  tx: IndexTx,
  probes: NameProbes,
  asked: Narrowed,
  most: number,
): Promise<NamesFound> {
  const { sounds, families, singles } = probes
  const born = asked.birthDate === null ? [] : singles
  const lived = asked.postcode === null ? [] : singles
  const { rows } = await sql<NameFound & { readonly search: string }>`
    select 'pair' || p.n as search, k.number, k.given, k.family, k.birth_date, k.postcode
      from unnest(${sounds.map(([given]) => given)}::text[], ${sounds.map(([, family]) => family)}::text[])
             with ordinality as p(given, family, n)
     cross join lateral (select * from child_index.assertion_key
             where family_sound = p.family and given_sound = p.given limit ${most}) k
    union all
    select 'family' || p.n, k.number, k.given, k.family, k.birth_date, k.postcode
      from unnest(${families}::text[]) with ordinality as p(family, n)
     cross join lateral (select * from child_index.assertion_key where family_sound = p.family limit ${most}) k
    union all
    select 'born-family' || p.n, k.number, k.given, k.family, k.birth_date, k.postcode
      from unnest(${born}::text[]) with ordinality as p(sound, n)
     cross join lateral (select * from child_index.assertion_key
             where birth_date = ${asked.birthDate}::date and family_sound = p.sound limit ${most}) k
    union all
    select 'born-given' || p.n, k.number, k.given, k.family, k.birth_date, k.postcode
      from unnest(${born}::text[]) with ordinality as p(sound, n)
     cross join lateral (select * from child_index.assertion_key
             where birth_date = ${asked.birthDate}::date and given_sound = p.sound limit ${most}) k
    union all
    select 'lived' || p.n, k.number, k.given, k.family, k.birth_date, k.postcode
      from unnest(${lived}::text[]) with ordinality as p(sound, n)
     cross join lateral (select * from child_index.assertion_key
             where postcode = ${asked.postcode} and given_sound = p.sound limit ${most}) k`.execute(tx)
  const bySearch = Map.groupBy(rows, ({ search }) => search)
  return { rows, saturated: [...bySearch.values()].some(({ length }) => length >= most) }
}

/**
 * Names in which every word stands just as it is written, found by fewer of their parts than `namesBySound` needs: by a
 * given name alone, family after family; or by a part of the given and a part of the family name, among the first
 * 20,000 of that family. Both stand on key_by_sounds_and_birth.
 */
export async function namesWritten(tx: IndexTx, words: readonly string[], asked: Narrowed): Promise<NamesFound> {
  const most = MOST_ROWS.written
  const { rows } = await (words.length === 1
    ? ofGivenName(words, asked, most)
    : ofFamilies(words, asked, most)
  ).execute(tx)
  return { rows, saturated: rows.length >= most }
}

/** From each sound of a family name to the next: no index leads to a given name by itself. */
function ofGivenName(words: readonly string[], asked: Narrowed, most: number) {
  return sql<NameFound>`
    with recursive family (sound) as (
      (select family_sound from child_index.assertion_key order by family_sound limit 1)
      union all
      select (select k.family_sound from child_index.assertion_key k
               where k.family_sound > family.sound order by k.family_sound limit 1)
        from family where family.sound is not null)
    select k.number, k.given, k.family, k.birth_date, k.postcode
      from family cross join lateral (
        select * from child_index.assertion_key
         where family_sound = family.sound and given_sound = any(${words.map(soundKey)}::text[]) limit ${most}) k
     where ${isWritten(words, asked)} limit ${most}`
}

function ofFamilies(words: readonly string[], asked: Narrowed, most: number) {
  return sql<NameFound>`
    select k.number, k.given, k.family, k.birth_date, k.postcode
      from unnest(${words.map(soundKey)}::text[]) as family(sound)
     cross join lateral (
       select * from child_index.assertion_key where family_sound = family.sound limit ${MOST_OF_A_FAMILY}) k
     where ${isWritten(words, asked)} limit ${most}`
}

function isWritten(words: readonly string[], { birthDate, postcode }: Narrowed) {
  return sql`
    (string_to_array(k.given || ' ' || k.family, ' ') || array[replace(k.given, ' ', ''), replace(k.family, ' ', '')])
      @> ${words}::text[]
    and (${birthDate}::date is null or k.birth_date = ${birthDate}::date)
    and (${postcode}::text is null or starts_with(k.postcode, ${postcode}::text))`
}

/** Rows of one family name that are read for a part of a given name. */
const MOST_OF_A_FAMILY = 20_000

/**
 * For each word the words of names that begin with it or are spelt much like it, the nearest first, itself before all.
 * Trigrams of the words there are: stands on name_word_by_likeness.
 */
export async function wordsLike(tx: IndexTx, words: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<{ readonly at: number; readonly word: string }>`
    select asked.at::int as at, near.word
      from unnest(${words}::text[]) with ordinality as asked(word, at)
     cross join lateral (
       (select w.word, child_index.similarity(w.word, asked.word) as nearness from child_index.name_word w
         where w.word operator(child_index.%) asked.word order by 2 desc, 1 limit ${NEAR_WORDS})
       union
       (select w.word, 0.5 from child_index.name_word w
         where w.word like asked.word || '%' order by length(w.word), 1 limit ${NEAR_WORDS})) as near
     order by asked.at, near.nearness desc, near.word`.execute(tx)
  return words.map((word, at) => [word, ...rows.filter((row) => row.at === at + 1).map((row) => row.word)])
}

/** Key rows whose words are gathered at once. */
const GATHERED_AT_ONCE = 20_000
/** What is written at one moment is not seen in the order of its ids: so many rows are gathered once more. */
const OVERLAP = 1000

/**
 * Gathers the words of names registered since this was last done, of at most 20,000 rows; gives whether there may be
 * more. One at a time gathers; another goes on without.
 */
export async function gatherNameWords(tx: IndexTx): Promise<boolean> {
  const { rows } = await sql<{ readonly upTo: string }>`
    select up_to_key_id as up_to from child_index.name_words_gathered for update skip locked`.execute(tx)
  if (!rows[0]) return false
  const from = Number(rows[0].upTo)
  const last = await sql<{ readonly id: string }>`
    select max(id) as id from child_index.assertion_key where id > ${from}`.execute(tx)
  const newest = Number(last.rows[0]?.id ?? from)
  if (newest === from) return false
  const upTo = Math.min(newest, from + GATHERED_AT_ONCE)
  await sql`
    insert into child_index.name_word (word)
    select distinct word from child_index.assertion_key k,
           lateral unnest(string_to_array(k.given || ' ' || k.family, ' ')) as word
     where k.id > ${from - OVERLAP} and k.id <= ${upTo} and length(word) between 2 and 40
    on conflict do nothing`.execute(tx)
  await sql`update child_index.name_words_gathered set up_to_key_id = ${upTo}`.execute(tx)
  return upTo < newest
}

/** The numbers of children now said to have one of these identifiers, present or former. Stands on assertion_identifier_by_value. */
export async function numbersByIdentifiers(tx: IndexTx, values: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly number: string }>`
    select distinct l.number from child_index.assertion_identifier i
      join child_index.assertion a on a.id = i.assertion_id and a.version = i.version
      join child_index.link l on l.assertion_id = a.id and l.known_to is null and l.valid_to is null
     where i.value = any(${values}) order by 1 limit 100`.execute(tx)
  return rows.map(({ number }) => number)
}

/**
 * What it takes to recognise the children of these numbers, survivors for retired ones, in the order asked; sealed ones
 * never. Stands on the key of child and on link_of_child.
 */
export async function peopleOfNumbers(tx: IndexTx, numbers: readonly string[]): Promise<readonly PersonOfNumber[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<PersonRow>`
    select asked.number as asked, c.number, c.state, c.status, c.responsible_authority,
           (select l.assertion_id from child_index.link l
             where l.number = c.number and l.known_to is null and l.valid_to is null
             order by l.known_from, l.id limit 1) as record_id
      from unnest(${numbers}::text[]) with ordinality as given(number, at)
      join child_index.child asked on asked.number = given.number
      join child_index.child c on c.number = coalesce(asked.survivor, asked.number)
     where c.status <> 'sealed'
     order by given.at`.execute(tx)
  const summaries = await summariesOf(
    tx,
    rows.map(({ number }) => number),
  )
  return rows.map((row) => ({ ...row, summary: summaries.get(row.number)?.summary ?? NOTHING_KNOWN }))
}

/** The number a record is linked to now; undefined for no record. Stands on link_now. */
export async function numberOfAssertion(tx: IndexTx, assertionId: string): Promise<IndexNumber | undefined> {
  const { rows } = await sql<{ readonly number: IndexNumber }>`
    select c.number from child_index.link l
      join child_index.child named on named.number = l.number
      join child_index.child c on c.number = coalesce(named.survivor, named.number)
     where l.assertion_id = ${assertionId} and l.known_to is null and l.valid_to is null`.execute(tx)
  return rows[0]?.number
}

const NEAR_WORDS = 8

type PersonRow = {
  readonly asked: IndexNumber
  readonly number: IndexNumber
  readonly state: NumberState
  readonly status: Side['status']
  readonly responsibleAuthority: string | null
  readonly recordId: string | null
}

const NOTHING_KNOWN: PersonFound['summary'] = {
  given: '',
  family: '',
  birthDate: null as CalendarDay | null,
  birthDateKnown: 'unknown',
  sex: 'U',
  postcodeDistrict: null,
}
