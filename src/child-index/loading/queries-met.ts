import { sql } from 'kysely'
import { POTENTIAL_PROBABILITY } from '../contract-matching.ts'
import type { Profile } from '../matching/model.ts'
import { type IndexTx, type KeyColumns, profileFrom } from '../matching/queries.ts'
import { meetingTexts } from './rules-met.ts'

/**
 * Remembers what others have registered since the load was decided, and the children that are not what they were: joined
 * or parted by people, given up, given back, confirmed or told of otherwise. Called while nobody else registers or decides. Stands on
 * the keys of assertion_key and feed.
 */
export async function rememberOthers(tx: IndexTx): Promise<void> {
  const { rows } = await sql<RecordKey>`
    select ${KEY} from child_index.assertion_key k
     where id > (select last_key from child_index.load where finished_at is null)`.execute(tx)
  const numbers = await numbersChanged(tx)
  await remember(tx, numbers.length === 0 ? rows : [...rows, ...(await keysOf(tx, numbers))])
  await addChanged(tx, numbers)
}

/**
 * Keeps for one after another the rows of a slice that others have met since they were decided: their record or their
 * number is taken, their child is no longer what it was, or a search of either would find the other; those near a
 * shielded child, which registration knows how to treat; and whatever is of, or was weighed against, a number of these.
 */
export async function keepMet(tx: IndexTx, from: number, to: number): Promise<void> {
  const { rows: met } = await sql<Kept>`
    insert into child_index.load_single (seq, kind)
    select seq, 'again' from (
      select r.seq from child_index.load_row r join child_index.assertion using (node, local_reference)
       where r.seq between ${from} and ${to}
      union all
      select d.seq from child_index.load_decision d join child_index.child c using (number)
       where d.seq between ${from} and ${to} and (d.is_new or c.status <> 'active')
      union all
      select d.seq from child_index.load_decision d cross join lateral jsonb_array_elements(d.candidates) as candidate
        join child_index.child c on c.number = candidate->>'number'
        join child_index.shield h on h.number = coalesce(c.survivor, c.number) and h.lifted_at is null
       where d.seq between ${from} and ${to} and d.candidates <> '[]'
      union all
      select unnest(${await rowsMet(tx, from, to)}::int[])) as met
    on conflict (seq) do nothing returning seq`.execute(tx)
  let kept: readonly Kept[] = met
  do {
    await addChanged(tx, await numbersOf(tx, kept))
    kept = await keepOfChanged(tx, from, to)
  } while (kept.length > 0)
  await leaveOutUnmade(tx, from, to)
}

type RecordKey = KeyColumns & { readonly assertionId: string }

type Kept = { readonly seq: number }

const KEY = sql`
  k.assertion_id, k.given, k.family, k.birth_date, k.year_only, k.sex, k.postcode, k.nhs, k.nhs_verified, k.upns, k.mother, k.multiple`

/** Stands on feed's key. A shield needs no place here: whether one stands is looked at with each slice. */
async function numbersChanged(tx: IndexTx): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select distinct number from (
      select unnest(array[number, other_number]) as number from child_index.feed
       where position > (select last_feed from child_index.load where finished_at is null)
         and kind in ('merged','superseded','unmerged','split','allotted','invalidated','identity-broken','restored','confirmed','updated')) as news
     where number is not null`.execute(tx)
  return rows.map(({ number }) => number)
}

/** Stands on link_of_child and key_of_assertion. */
async function keysOf(tx: IndexTx, numbers: readonly string[]): Promise<readonly RecordKey[]> {
  const { rows } = await sql<RecordKey>`
    select ${KEY} from child_index.link l join child_index.assertion_key k using (assertion_id)
     where l.number = any(${numbers}::text[]) and l.known_to is null`.execute(tx)
  return rows
}

async function remember(tx: IndexTx, keys: readonly RecordKey[]): Promise<void> {
  const records = Map.groupBy(keys, ({ assertionId, birthDate, nhs }) => `${assertionId} ${birthDate} ${nhs}`)
  const texts = [...records.values()].flatMap((of) => meetingTexts(profileFrom(of[0] as RecordKey, of)))
  if (texts.length === 0) return
  await sql`insert into child_index.load_live_text (text) select unnest(${texts}::text[])
    on conflict (text) do nothing`.execute(tx)
}

async function addChanged(tx: IndexTx, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return
  await sql`insert into child_index.load_changed (number) select unnest(${numbers}::text[])
    on conflict (number) do nothing`.execute(tx)
}

/** The rows of a slice that share a search with what is remembered. Stands on load_profile's and load_live_text's keys. */
async function rowsMet(tx: IndexTx, from: number, to: number): Promise<readonly number[]> {
  const { rows } = await sql<{ seq: number; profile: string }>`
    select seq, profile from child_index.load_profile
     where seq between ${from} and ${to} and exists (select from child_index.load_live_text)`.execute(tx)
  const texts = rows.map(({ profile }) => meetingTexts(JSON.parse(profile) as Profile))
  const seqs = rows.flatMap(({ seq }, at) => (texts[at] as readonly string[]).map(() => seq))
  if (seqs.length === 0) return []
  const { rows: met } = await sql<Kept>`
    select distinct seq from unnest(${seqs}::int[], ${texts.flat()}::text[]) as asked(seq, text)
      join child_index.load_live_text using (text)`.execute(tx)
  return met.map(({ seq }) => seq)
}

async function numbersOf(tx: IndexTx, kept: readonly Kept[]): Promise<readonly string[]> {
  if (kept.length === 0) return []
  const { rows } = await sql<{ number: string }>`
    select distinct number from child_index.load_decision where seq = any(${kept.map(({ seq }) => seq)}::int[])`.execute(
    tx,
  )
  return rows.map(({ number }) => number)
}

async function keepOfChanged(tx: IndexTx, from: number, to: number): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    insert into child_index.load_single (seq, kind)
    select d.seq, 'again' from child_index.load_decision d
     where d.seq between ${from} and ${to} and exists (select from child_index.load_changed)
       and (d.number in (select number from child_index.load_changed)
            or exists (select from jsonb_array_elements(d.candidates) as candidate
                        join child_index.load_changed c on c.number = candidate->>'number'
                       where (candidate->>'probability')::float8 >= ${POTENTIAL_PROBABILITY}))
    on conflict (seq) do nothing returning seq`.execute(tx)
  return rows
}

/** Of the faint candidates, those whose numbers are not made yet, because their rows wait, are not kept. */
async function leaveOutUnmade(tx: IndexTx, from: number, to: number): Promise<void> {
  await sql`
    update child_index.load_decision d
       set candidates = (select coalesce(jsonb_agg(candidate order by place), '[]')
                           from jsonb_array_elements(d.candidates) with ordinality as c(candidate, place)
                          where exists (select from child_index.child where number = candidate->>'number')
                             or not candidate->>'number' in (select number from child_index.load_changed))
     where d.seq between ${from} and ${to} and d.candidates <> '[]' and exists (select from child_index.load_changed)
       and exists (select from jsonb_array_elements(d.candidates) as candidate
                    join child_index.load_changed c on c.number = candidate->>'number')`.execute(tx)
}
