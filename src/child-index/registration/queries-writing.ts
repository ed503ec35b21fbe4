import { sql } from 'kysely'
import { statementOf } from '../../platform/db.ts'
import type { Asked } from '../contract-asked.ts'
import { ANEW } from '../duplicates/queries-writing.ts'
import { needsReview, pairsToReview } from '../duplicates/rules.ts'
import { keyRowsOf } from '../matching/keys/rules.ts'
import type { IndexTx } from '../matching/queries.ts'
import { homeAuthorities } from '../responsibility/queries.ts'
import { type provisionalShields, UNLESS_SHIELDED } from '../shields/queries.ts'
import type { Reading, Writing } from './model.ts'

/** Writes all of it in one statement: children, assertions and what they say, keys, links, decisions, the feed, shields. */
export async function save(
  tx: IndexTx,
  asked: Asked,
  writings: readonly Writing[],
  shields: ReturnType<typeof provisionalShields>,
  newId: () => string,
): Promise<void> {
  const updates = writings.filter(({ kind }) => kind === 'update')
  const firsts = writings.filter(({ kind }) => kind !== 'update')
  const newChildren = firsts.filter(isNewChild)
  const responsible = await homeAuthorities(
    tx,
    newChildren.map(({ number, reading }) => ({ number, node: reading.node, identity: reading.identity })),
  )
  for (const update of updates) await replaceAssertion(tx, asked, update)
  const newKeys = await replaceKeys(tx, writings)
  await confirm(tx, writings)
  await insertAll(tx, {
    child: newChildren.map((writing) => childRow(responsible.get(writing.number) ?? asked.authority, writing)),
    assertion: firsts.map((writing) => assertionRow(asked, writing)),
    assertion_name: writings.flatMap(nameRows),
    assertion_address: writings.flatMap(addressRows),
    assertion_identifier: writings.flatMap(identifierRows),
    assertion_key: newKeys,
    decision: writings.map((writing) => decisionRow(asked, writing)),
    link: firsts.map((writing) => linkRow(writing, newId())),
    feed: writings.map(feedRow),
    possible_duplicate: pairsToReview(writings).map((pair) => ({ id: newId(), ...pair })),
    shield: shields,
  })
}

/** The columns a registration writes, in the order in which one table's rows may name another's. */
const COLUMNS = {
  child: 'number, state, responsible_authority, made_at',
  assertion: `id, node, local_reference, version, content_hash, asserted_number, authority, birth_date,
    birth_date_known, expected_on, sex, mother_given, mother_family, multiple_birth, recorded_at`,
  assertion_name: 'assertion_id, version, position, use, given, family',
  assertion_address: 'assertion_id, version, position, lines, postcode, from_on, to_on',
  assertion_identifier: 'assertion_id, version, system, value, verified',
  assertion_key: `assertion_id, number, given, family, given_sound, family_sound, birth_date, year_only, sex, postcode,
    nhs, nhs_verified, upns, mother, multiple`,
  decision: `id, kind, number, assertion_id, outcome, inputs_hash, candidates, model_version, needs_review, authority,
    user_id, role, purpose`,
  link: 'id, assertion_id, number, kind, decision_id',
  feed: 'number, kind, assertion_id',
  possible_duplicate: 'id, number, other_number, decision_id, outcome, bits, probability, margin, since',
  shield: 'id, number, kind, authority, reason, near, since',
}

/** What the insert of a table goes on with. */
const FURTHER: Readonly<Partial<Record<string, string>>> = { possible_duplicate: ANEW, shield: UNLESS_SHIELDED }

const INSERTS = Object.entries(COLUMNS).map(
  ([table, columns]) => `${table}_rows as (insert into child_index.${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::child_index.${table}, (select rows -> '${table}' from given))
           as given_row ${FURTHER[table] ?? ''})`,
)

/**
 * Inserts the rows of every table at once: a registration is one journey to the database, not ten, and the same one
 * whoever is near.
 */
async function insertAll(
  tx: IndexTx,
  rows: Readonly<Record<keyof typeof COLUMNS, readonly Readonly<Record<string, unknown>>[]>>,
): Promise<void> {
  const given = Object.entries(rows).map(([table, all]) => [table, all.map(asColumns)])
  await insertRows(tx, JSON.stringify(Object.fromEntries(given)))
}

const insertRows = statementOf<[given: string], never>(
  (given) => sql`with given as (select ${given}::jsonb as rows), ${sql.raw(INSERTS.join(', '))} select`,
)

/** A row by its columns' names: `birthDate` is `birth_date`. */
function asColumns(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const named: Record<string, unknown> = {}
  for (const key of Object.keys(row)) named[columnOf(key)] = row[key]
  return named
}

const COLUMN_NAMES = new Map<string, string>()

function columnOf(key: string): string {
  const known = COLUMN_NAMES.get(key)
  if (known !== undefined) return known
  const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  COLUMN_NAMES.set(key, column)
  return column
}

function isNewChild({ kind }: Writing): boolean {
  return kind === 'new-child'
}

function childRow(responsibleAuthority: string, { number, reading, recordedAt }: Writing) {
  return { number, state: reading.state, responsibleAuthority, madeAt: recordedAt }
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

/**
 * Marks the key rows of updated records that only an earlier version said, and gives those to be written anew: what a
 * record was ever known by stays, and is not written twice.
 */
async function replaceKeys(tx: IndexTx, writings: readonly Writing[]) {
  const rows = writings.flatMap(keyRows)
  const updated = writings.filter(({ kind }) => kind === 'update').map(({ assertionId }) => assertionId)
  if (updated.length === 0) return rows
  const columns = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[]
  const textOf = (row: Readonly<Record<string, unknown>>) => JSON.stringify(columns.map((column) => row[column]))
  const before = await tx
    .selectFrom('childIndex.assertionKey')
    .select(['id', 'past', ...columns])
    .where('assertionId', 'in', updated)
    .execute()
  const said = new Set(rows.map((row) => textOf(row)))
  const changed = before.filter((row) => row.past === said.has(textOf(row)))
  await markPast(
    tx,
    changed.filter(({ past }) => !past).map(({ id }) => id),
    true,
  )
  await markPast(
    tx,
    changed.filter(({ past }) => past).map(({ id }) => id),
    false,
  )
  const had = new Set(before.map((row) => textOf(row)))
  return rows.filter((row) => !had.has(textOf(row)))
}

async function markPast(tx: IndexTx, ids: readonly string[], past: boolean): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('childIndex.assertionKey').set({ past }).where('id', 'in', ids).execute()
}

function keyRows({ assertionId, number, reading: { profile } }: Writing) {
  const { birthDate, yearOnly, sex, nhs, nhsVerified, upns, mother, multiple } = profile
  return keyRowsOf(profile).map((row) => ({
    assertionId,
    number,
    ...row,
    birthDate,
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
  { decisionId, assertionId, number, kind, outcome, ranked, contradicts, model, reading }: Writing,
) {
  return {
    id: decisionId,
    kind: kind === 'update' ? 'update' : 'registration',
    number,
    assertionId,
    outcome,
    inputsHash: reading.hash,
    candidates: [...(contradicts ? [contradicts] : []), ...ranked].slice(0, 10),
    modelVersion: model,
    needsReview: contradicts !== undefined || needsReview({ kind, outcome }),
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
