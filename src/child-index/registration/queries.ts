import { sql } from 'kysely'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Asked, NumberState } from '../contract.ts'
import { keyRowsOf } from '../matching/keys/rules.ts'
import { MODEL_VERSION } from '../matching/model.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { Flags, HeldRecord, Reading, Writing } from './model.ts'

/** Waits until no other registration that could concern the same child is under way; until this transaction ends. */
export async function lockForOne(tx: IndexTx, texts: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${EVERY_CHILD})`.execute(tx)
  await sql`select pg_advisory_xact_lock(key) from (
    select distinct hashtextextended(text, 0) as key from unnest(${texts}::text[]) as text order by 1 offset 0) as sorted`.execute(
    tx,
  )
}

/** As above for many at once: until this transaction ends it registers alone. */
export async function lockForMany(tx: IndexTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${EVERY_CHILD})`.execute(tx)
}

/** What is held of these records, by `node|localReference`. Stands on assertion's unique key and link_now. */
export async function heldRecords(tx: IndexTx, readings: readonly Reading[]): Promise<ReadonlyMap<string, HeldRecord>> {
  const { rows } = await sql<HeldRow>`
    select a.id, a.node, a.local_reference, a.version, a.content_hash as hash,
           coalesce(c.survivor, c.number) as number, coalesce(s.state, c.state) as state
      from unnest(${readings.map(({ node }) => node)}::text[],
                  ${readings.map(({ localReference }) => localReference)}::text[]) as asked(node, local_reference)
      join child_index.assertion a using (node, local_reference)
      join child_index.link l on l.assertion_id = a.id and l.known_to is null and l.valid_to is null
      join child_index.child c on c.number = l.number
      left join child_index.child s on s.number = c.survivor`.execute(tx)
  const past = await pastHashes(
    tx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map(({ id, node, localReference, ...held }) => [
      `${node}|${localReference}`,
      { ...held, assertionId: id, past: past.get(id) ?? new Map() },
    ]),
  )
}

/** What is known of these numbers. */
export async function flagsOf(tx: IndexTx, numbers: readonly string[]): Promise<ReadonlyMap<string, Flags>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<Flags>`
    select c.number, coalesce(c.survivor, c.number) as survivor, coalesce(s.state, c.state) as state,
           coalesce(s.status, c.status) = 'sealed' as sealed,
           exists (select from child_index.shield h
                    where h.number = coalesce(c.survivor, c.number) and h.lifted_at is null) as shielded
      from child_index.child c left join child_index.child s on s.number = c.survivor
     where c.number = any(${numbers})`.execute(tx)
  return new Map(
    rows.flatMap((row) => [[row.number, row] as const, [row.survivor, { ...row, number: row.survivor }] as const]),
  )
}

/** The numbers that people have decided are other children than each of these. */
export async function notSameAs(
  tx: IndexTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; other: string }>`
    select number, other_number as other from child_index.not_same where reversed_at is null and number = any(${numbers})
    union all
    select other_number, number from child_index.not_same where reversed_at is null and other_number = any(${numbers})`.execute(
    tx,
  )
  return new Map(
    [...Map.groupBy(rows, ({ number }) => number)].map(([number, pairs]) => [
      number,
      new Set(pairs.map(({ other }) => other)),
    ]),
  )
}

/** Which of these numbers are taken already. */
export async function takenNumbers(tx: IndexTx, numbers: readonly IndexNumber[]): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('childIndex.child').select('number').where('number', 'in', numbers).execute()
  return new Set(rows.map(({ number }) => number))
}

/** Writes all of it, set-based: children, assertions and what they say, keys, links, decisions, the feed. */
export async function save(
  tx: IndexTx,
  asked: Asked,
  writings: readonly Writing[],
  newId: () => string,
): Promise<void> {
  const updates = writings.filter(({ kind }) => kind === 'update')
  const firsts = writings.filter(({ kind }) => kind !== 'update')
  await insertAll(
    tx,
    'childIndex.child',
    firsts.filter(isNewChild).map((writing) => childRow(asked, writing)),
  )
  await insertAll(
    tx,
    'childIndex.assertion',
    firsts.map((writing) => assertionRow(asked, writing)),
  )
  for (const update of updates) await replaceAssertion(tx, asked, update)
  await confirm(tx, writings)
  await insertAll(tx, 'childIndex.assertionName', writings.flatMap(nameRows))
  await insertAll(tx, 'childIndex.assertionAddress', writings.flatMap(addressRows))
  await insertAll(tx, 'childIndex.assertionIdentifier', writings.flatMap(identifierRows))
  await insertAll(tx, 'childIndex.assertionKey', await newKeyRows(tx, writings))
  await insertAll(
    tx,
    'childIndex.decision',
    writings.map((writing) => decisionRow(asked, writing)),
  )
  await insertAll(
    tx,
    'childIndex.link',
    firsts.map((writing) => linkRow(writing, newId())),
  )
  await insertAll(tx, 'childIndex.feed', writings.map(feedRow))
}

/** The lock under which one registers alone, or many side by side. */
const EVERY_CHILD = 7_264_002
/** PostgreSQL takes 65,535 values a statement. */
const VALUES_A_STATEMENT = 30_000

type HeldRow = {
  readonly id: string
  readonly node: string
  readonly localReference: string
  readonly version: number
  readonly hash: string
  readonly number: IndexNumber
  readonly state: NumberState
}

async function pastHashes(
  tx: IndexTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('childIndex.assertionPast')
    .select(['assertionId', 'version', 'contentHash'])
    .where('assertionId', 'in', ids)
    .execute()
  const byId = Map.groupBy(rows, ({ assertionId }) => assertionId)
  return new Map(
    [...byId].map(([id, versions]) => [
      id,
      new Map(versions.map(({ version, contentHash }) => [version, contentHash])),
    ]),
  )
}

type Inserted = Parameters<IndexTx['insertInto']>[0]

async function insertAll(tx: IndexTx, table: Inserted, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const size = Math.floor(VALUES_A_STATEMENT / Object.keys(first).length)
  for (let from = 0; from < rows.length; from += size) {
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + size) as never)
      .execute()
  }
}

function isNewChild({ kind }: Writing): boolean {
  return kind === 'new-child'
}

function childRow(asked: Asked, { number, reading, recordedAt }: Writing) {
  return { number, state: reading.state, responsibleAuthority: asked.authority, madeAt: recordedAt }
}

function assertionRow(asked: Asked, { assertionId, number, reading, recordedAt }: Writing) {
  const { node, localReference } = reading
  return {
    id: assertionId,
    node,
    localReference,
    assertedNumber: number,
    authority: asked.authority,
    ...contentOf(reading),
    recordedAt,
  }
}

function contentOf({ version, hash, identity }: Reading) {
  const { birthDate, birthDateKnown, expectedOn, sex, mother, multipleBirth } = identity
  return {
    version,
    contentHash: hash,
    birthDate,
    birthDateKnown,
    expectedOn,
    sex,
    motherGiven: mother?.given ?? null,
    motherFamily: mother?.family ?? null,
    multipleBirth,
  }
}

async function replaceAssertion(
  tx: IndexTx,
  asked: Asked,
  { assertionId, reading, recordedAt }: Writing,
): Promise<void> {
  await sql`
    insert into child_index.assertion_past (assertion_id, version, content_hash, birth_date, birth_date_known, expected_on,
           sex, mother_given, mother_family, multiple_birth, recorded_at, replaced_at)
    select id, version, content_hash, birth_date, birth_date_known, expected_on, sex, mother_given, mother_family,
           multiple_birth, recorded_at, ${recordedAt}::timestamptz
      from child_index.assertion where id = ${assertionId} and authority = ${asked.authority}`.execute(tx)
  await tx
    .updateTable('childIndex.assertion')
    .set({ ...contentOf(reading), recordedAt })
    .where('id', '=', assertionId)
    .execute()
}

async function confirm(tx: IndexTx, writings: readonly Writing[]): Promise<void> {
  const numbers = writings.filter(({ confirms }) => confirms).map(({ number }) => number)
  if (numbers.length === 0) return
  await tx.updateTable('childIndex.child').set({ state: 'confirmed' }).where('number', 'in', numbers).execute()
}

function nameRows({ assertionId, reading }: Writing) {
  return reading.identity.names.map(({ use, given, family }, position) => ({
    assertionId,
    version: reading.version,
    position,
    use,
    given,
    family,
  }))
}

function addressRows({ assertionId, reading }: Writing) {
  return reading.identity.addresses.map(({ lines, postcode, fromOn, toOn }, position) => ({
    assertionId,
    version: reading.version,
    position,
    lines,
    postcode,
    fromOn,
    toOn,
  }))
}

function identifierRows({ assertionId, reading }: Writing) {
  return reading.identity.identifiers.map((identifier) => ({ assertionId, version: reading.version, ...identifier }))
}

/** The key rows that a record has not had before: what it was ever known by stays, and is not written twice. */
async function newKeyRows(tx: IndexTx, writings: readonly Writing[]) {
  const rows = writings.flatMap(keyRows)
  const updated = writings.filter(({ kind }) => kind === 'update').map(({ assertionId }) => assertionId)
  if (updated.length === 0) return rows
  const columns = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[]
  const textOf = (row: Readonly<Record<string, unknown>>) => JSON.stringify(columns.map((column) => row[column]))
  const before = await tx
    .selectFrom('childIndex.assertionKey')
    .select(columns)
    .where('assertionId', 'in', updated)
    .execute()
  const had = new Set(before.map((row) => textOf(row)))
  return rows.filter((row) => !had.has(textOf(row)))
}

function keyRows({ assertionId, number, reading: { profile } }: Writing) {
  const { birthDate, yearOnly, sex, nhs, nhsVerified, upns, mother, multiple } = profile
  const birthYear = birthDate === null ? null : Number(birthDate.slice(0, 4))
  return keyRowsOf(profile).map((row) => ({
    assertionId,
    number,
    ...row,
    birthDate,
    birthYear,
    yearOnly,
    sex,
    nhs,
    nhsVerified,
    upns,
    mother,
    multiple,
  }))
}

function decisionRow(asked: Asked, { decisionId, assertionId, number, kind, outcome, ranked, reading }: Writing) {
  return {
    id: decisionId,
    kind: kind === 'update' ? 'update' : 'registration',
    number,
    assertionId,
    outcome,
    inputsHash: reading.hash,
    candidates: JSON.stringify(ranked.slice(0, 10)),
    modelVersion: MODEL_VERSION,
    needsReview: outcome === 'PotentialMatch' || outcome === 'ManyMatch' || (kind === 'update' && outcome === 'Match'),
    authority: asked.authority,
    userId: asked.userId,
    role: asked.role,
    purpose: asked.purpose,
  }
}

function linkRow({ assertionId, number, kind, decisionId }: Writing, id: string) {
  return { id, assertionId, number, kind: kind === 'matched' ? 'matched' : 'registered', decisionId }
}

function feedRow({ assertionId, number, kind, confirms }: Writing) {
  const changed = confirms ? 'confirmed' : kind === 'update' ? 'updated' : kind === 'matched' ? 'matched' : 'registered'
  return { number, kind: changed, assertionId }
}
