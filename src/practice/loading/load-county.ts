import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { refreshDues } from '../../casework/dues/queries.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { InvolvementInput } from '../../child-index/contract-involvements.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { saveIndexNumbers } from '../../people/queries.ts'
import { assertionsOf } from '../../people/registration/queries.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import { inventFamilies } from '../county.ts'
import type { Family, Person } from '../model.ts'
import { layAllocations } from './allocating.ts'
import { layAround } from './around.ts'
import { layAssessing } from './assessing.ts'
import { layAtOnce } from './at-once.ts'
import { type ConcernRow, concernsOf } from './concerns.ts'
import { layFrontDoor } from './front-door.ts'
import { idsOf } from './ids.ts'
import { involvementsOf } from './involving.ts'
import { layJudgements } from './judgements.ts'
import { layPeople } from './people.ts'
import { layPlans } from './plans.ts'
import { layProtecting } from './protecting.ts'
import {
  addConcerns,
  addRows,
  addStaff,
  answerConcerns,
  modeOf,
  noticeAfterwards,
  numbersOf,
  oneLoaderAtATime,
} from './queries.ts'
import { type IdOf, LOADED_TABLES, type Loaded, type LoadedTable } from './rows.ts'
import { tellSchoolRoll } from './school-roll.ts'
import { type Sheet, sheetFor } from './sheet.ts'
import { staffRows } from './staff.ts'
import { layStory } from './story.ts'
import { layVisiting } from './visiting.ts'

/** Where a county is loaded: as the application, and as the owner for the people who sign in. */
export type Into = { readonly db: Database; readonly owner: Database; readonly index: ChildIndex }

export type CountyToLoad = { readonly children: number; readonly seed: number; readonly now: Moment }

/** Families laid down in one transaction. */
const LOT = 20
/** Involvements told to the index at once. */
const AT_ONCE = 6
const NOTHING: Loaded = {
  ...{ families: 0, familiesKept: 0, children: 0, rows: 0, concerns: 0, involvements: 0, numbered: 0 },
  ...{ knownToBoth: 0, recognised: 0 },
}

/**
 * Loads the practice county: staff, families with their whole histories, clocks, and numbers of the index. Families
 * that are there already are left as they are, so that loading twice is loading once, and a loading that broke off
 * goes on. Memory does not grow with the number of children.
 *
 * @param onProgress told after each lot: children so far
 */
export async function loadCounty(
  into: Into,
  { children, seed, now }: CountyToLoad,
  onProgress: (children: number) => void = () => {},
): Promise<Outcome<Loaded, 'not-a-practice-database'>> {
  if ((await modeOf(into.db)) !== 'practice') return refused('not-a-practice-database')
  const id = idsOf(seed)
  await addStaff(into.owner, staffRows(id))
  let done = NOTHING
  let onRoll: readonly string[] = []
  let numbering = Promise.resolve(NOTHING)
  for (const families of lotsOf(inventFamilies({ children, seed, today: now.day }))) {
    const laid = await layLot(into.db, families, id, now)
    done = sum(done, await numbering)
    onProgress(done.children)
    if (onRoll.length === 0) onRoll = childrenForRoll(laid)
    // The index is told of this lot while the next one is laid down.
    numbering = numberLot(into, families, laid)
    numbering.catch(() => {})
  }
  done = sum(done, await numbering)
  await tellSchoolRoll(into, onRoll, now.day)
  onProgress(done.children)
  return accepted(done)
}

/** Children of Aldermere, the hand-written family's apart, who has its own records on the roll. */
function childrenForRoll(laid: readonly LaidDown[]): readonly string[] {
  const sheets = laid.filter(({ authority }) => authority === '990').flatMap((one) => one.sheets)
  return sheets.filter(({ family }) => family.id !== 'f0000').flatMap(childIdsOf)
}

/** A family that both authorities know stays in one lot. */
function* lotsOf(families: Iterable<Family>): Generator<readonly Family[]> {
  let lot: Family[] = []
  for (const family of families) {
    lot.push(family)
    const waits = family.elsewhere !== null && !lot.some(({ id }) => id === family.elsewhere)
    if (lot.length < LOT || waits) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

/** What was laid down for one authority: its families' sheets, the new ones, and who has a number already. */
type LaidDown = {
  readonly authority: string
  readonly sheets: readonly Sheet[]
  readonly added: readonly Sheet[]
  readonly rows: number
  readonly unnumbered: readonly Sheet[]
  readonly numbers: ReadonlyMap<string, string>
}

function layLot(db: Database, families: readonly Family[], id: IdOf, now: Moment): Promise<readonly LaidDown[]> {
  const byAuthority = [...Map.groupBy(families, ({ authority }) => authority)]
  return Promise.all(
    byAuthority.map(([authority, own]) => {
      return layFamilies(
        db,
        authority,
        own.map((family) => sheetFor(family, id, now)),
      )
    }),
  )
}

/** One authority after the other: who was told of first is recognised by whoever comes after. */
async function numberLot(into: Into, families: readonly Family[], laid: readonly LaidDown[]): Promise<Loaded> {
  const numbers = new Map<string, string>()
  let done = NOTHING
  for (const { authority, sheets, added, rows, unnumbered, numbers: known } of laid) {
    const given = await registerChildren(into, authority, unnumbered, known)
    for (const [child, number] of given.numbers) numbers.set(child, number)
    const { concerns, involvements } = given
    const counts = { families: added.length, familiesKept: sheets.length - added.length, rows, concerns, involvements }
    done = sum(done, { ...NOTHING, ...counts, numbered: given.numbers.size })
  }
  const beings = [...beingsOf(families)]
  const both = beings.filter(({ length }) => length > 1)
  const numberOf = (child: Person) => numbers.get(laid[0]?.sheets[0]?.id(child.id) ?? '') ?? child.id
  const recognised = both.filter((records) => new Set(records.map(numberOf)).size === 1)
  const counts = { children: beings.length, knownToBoth: both.length, recognised: recognised.length }
  return sum(done, { ...NOTHING, ...counts })
}

/** The records of each human being among the children. */
function beingsOf(families: readonly Family[]): Iterable<readonly Person[]> {
  const children = families.flatMap(({ people }) => people).filter(({ kind }) => kind !== 'adult')
  return Map.groupBy(children, ({ being }) => being).values()
}

function childIdsOf({ family, id }: Sheet): readonly string[] {
  return family.people.filter(({ kind }) => kind !== 'adult').map((child) => id(child.id))
}

/** Lays down those families that are not there yet, with their clocks, in one transaction. */
async function layFamilies(db: Database, authority: string, sheets: readonly Sheet[]): Promise<LaidDown> {
  const actor = systemActor(authority, 'practice')
  return inSeat(db, actor, async (tx) => {
    await oneLoaderAtATime(tx)
    await noticeAfterwards(tx)
    const there = await numbersOf(tx, sheets.flatMap(childIdsOf))
    const added = sheets.filter((sheet) => !childIdsOf(sheet).some((child) => there.has(child)))
    for (const sheet of added) layFamily(sheet)
    let rows = 0
    for (const table of LOADED_TABLES) {
      const all = rowsOf(added, table)
      await addRows(tx, table, all)
      rows += all.length
    }
    await refreshDues(tx, added.flatMap(childIdsOf), sheets[0]?.now.holidays ?? new Set())
    if (rows > 0)
      await audit(tx, actor, 'import.run', { kind: 'practice-county', id: null }, { families: added.length })
    const unnumbered = sheets.filter((sheet) => childIdsOf(sheet).some((child) => !there.get(child)))
    const numbers = new Map(
      [...there].flatMap(([child, number]) => (number === null ? [] : [[child, number] as const])),
    )
    return { authority, sheets, added, rows, unnumbered, numbers }
  })
}

function rowsOf<Table extends LoadedTable>(sheets: readonly Sheet[], table: Table) {
  return sheets.flatMap((sheet): Sheet['rows'][Table][number][] => sheet.rows[table])
}

function layFamily(sheet: Sheet): void {
  layPeople(sheet)
  layStory(sheet)
  layJudgements(sheet)
  layFrontDoor(sheet)
  layAssessing(sheet)
  layProtecting(sheet)
  layPlans(sheet)
  layVisiting(sheet)
  layAtOnce(sheet)
  layAllocations(sheet)
  layAround(sheet)
}

/**
 * Tells the index who the children are and who works with them, and lays down the concerns about them. Their numbers
 * are kept last: until then a loading that breaks off does all of this again.
 */
async function registerChildren(
  { db, index }: Into,
  authority: string,
  sheets: readonly Sheet[],
  known: ReadonlyMap<string, string>,
) {
  const actor = systemActor(authority, 'practice')
  const asked = { authority, userId: null, role: 'system', purpose: 'importing' } as const
  const fresh = sheets.flatMap(childIdsOf)
  const assertions = [...(await inSeat(db, actor, (tx) => assertionsOf(tx, fresh))).values()]
  const answers = await index.registerMany({ asked, assertions })
  const given = answers.flatMap((answer, at) => {
    const child = assertions[at]?.localReference
    return answer.ok && child ? [{ id: child, number: answer.value.number, state: answer.value.state }] : []
  })
  const numbers = new Map([...known, ...given.map(({ id, number }) => [id, number] as const)])
  const involvements = sheets.flatMap((sheet) => involvementsOf(sheet, numbers))
  const told = await tellInvolvements(index, { ...asked, purpose: 'working-with-a-child' }, involvements)
  const rows = sheets.flatMap((sheet) => concernsOf(sheet, numbers))
  const concerns = await layConcerns(db, authority, rows)
  await inSeat(db, actor, (tx) => saveIndexNumbers(tx, given))
  return { numbers, concerns, involvements: told }
}

async function tellInvolvements(
  index: ChildIndex,
  asked: Parameters<ChildIndex['recordInvolvement']>[0]['asked'],
  involvements: readonly InvolvementInput[],
): Promise<number> {
  const left = involvements.values()
  let told = 0
  const tell = async () => {
    for (const involvement of left) {
      const answer = await index.recordInvolvement({ asked, involvement })
      if (answer.ok) told += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, tell))
  return told
}

/** Each agency's concerns from its own seat: what it keeps sealed, no other may write. The council answers, from its own. */
async function layConcerns(db: Database, authority: string, rows: readonly ConcernRow[]): Promise<number> {
  let added = 0
  for (const [agencyId, own] of Map.groupBy(rows, (row) => row.agencyId)) {
    added += await inSeat(db, { authority, userId: null, agencyId, seat: 'partner' }, (tx) => addConcerns(tx, own))
  }
  await inSeat(db, systemActor(authority, 'practice'), (tx) => answerConcerns(tx, rows))
  return added
}

function sum(one: Loaded, other: Loaded): Loaded {
  const keys = Object.keys(NOTHING) as (keyof Loaded)[]
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as Loaded
}
