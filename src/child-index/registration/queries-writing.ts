import { sql } from 'kysely'
import type { Asked } from '../contract-asked.ts'
import { queueDuplicates } from '../duplicates/queries-writing.ts'
import { needsReview } from '../duplicates/rules.ts'
import { keyRowsOf } from '../matching/keys/rules.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { Reading, Writing } from './model.ts'

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
  await queueDuplicates(tx, writings)
}

/** PostgreSQL takes 65,535 values a statement. */
const VALUES_A_STATEMENT = 30_000

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

function decisionRow(
  asked: Asked,
  { decisionId, assertionId, number, kind, outcome, ranked, model, reading }: Writing,
) {
  return {
    id: decisionId,
    kind: kind === 'update' ? 'update' : 'registration',
    number,
    assertionId,
    outcome,
    inputsHash: reading.hash,
    candidates: JSON.stringify(ranked.slice(0, 10)),
    modelVersion: model,
    needsReview: needsReview({ kind, outcome }),
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
