import { systemActor } from '../../access/actor.ts'
import { refreshDues } from '../../casework/dues/queries.ts'
import type { ChildIndex, InvolvementInput } from '../../child-index/contract.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { saveIndexNumbers } from '../../people/queries.ts'
import { assertionsOf } from '../../people/registration/queries.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import { inventFamilies } from '../county.ts'
import type { Family } from '../model.ts'
import { layAllocations } from './allocating.ts'
import { layAssessing } from './assessing.ts'
import { type ConcernRow, concernsOf } from './concerns.ts'
import { layFrontDoor } from './front-door.ts'
import { idsOf } from './ids.ts'
import { involvementsOf } from './involving.ts'
import { layPeople } from './people.ts'
import { layPlans } from './plans.ts'
import { layProtecting } from './protecting.ts'
import { addConcerns, addRows, addStaff, modeOf, numbersOf, oneLoaderAtATime } from './queries.ts'
import { type IdOf, LOADED_TABLES, type Loaded, type LoadedTable } from './rows.ts'
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
  for (const families of lotsOf(inventFamilies({ children, seed, today: now.day }))) {
    done = sum(done, await loadLot(into, families, id, now))
    onProgress(done.children)
  }
  return accepted(done)
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

async function loadLot(into: Into, families: readonly Family[], id: IdOf, now: Moment): Promise<Loaded> {
  let done = NOTHING
  const numbers = new Map<string, string>()
  for (const [authority, own] of Map.groupBy(families, (family) => family.authority)) {
    const sheets = own.map((family) => sheetFor(family, id, now))
    const { added, unnumbered, ...laid } = await layFamilies(into.db, authority, sheets)
    const given = await registerChildren(into, authority, unnumbered, laid.numbers)
    for (const [child, number] of given.numbers) numbers.set(child, number)
    const { concerns, involvements } = given
    const counts = { families: added.length, familiesKept: own.length - added.length, rows: laid.rows }
    done = sum(done, { ...NOTHING, ...counts, concerns, involvements, numbered: given.numbers.size })
  }
  const beings = beingsOf(families, id)
  const both = [...beings.values()].filter(({ length }) => length > 1)
  const recognised = both.filter((ids) => new Set(ids.map((child) => numbers.get(child) ?? child)).size === 1)
  return sum(done, { ...NOTHING, children: beings.size, knownToBoth: both.length, recognised: recognised.length })
}

/** The records of each human being among the children. */
function beingsOf(families: readonly Family[], id: IdOf): ReadonlyMap<string, readonly string[]> {
  const children = families.flatMap(({ people }) => people).filter(({ kind }) => kind !== 'adult')
  const records = Map.groupBy(children, ({ being }) => being)
  return new Map([...records].map(([being, them]) => [being, them.map((child) => id(child.id))]))
}

function childIdsOf({ family, id }: Sheet): readonly string[] {
  return family.people.filter(({ kind }) => kind !== 'adult').map((child) => id(child.id))
}

/** Lays down those families that are not there yet, with their clocks, in one transaction. */
async function layFamilies(db: Database, authority: string, sheets: readonly Sheet[]) {
  return inSeat(db, systemActor(authority, 'practice'), async (tx) => {
    await oneLoaderAtATime(tx)
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
    const unnumbered = sheets.filter((sheet) => childIdsOf(sheet).some((child) => !there.get(child)))
    const numbers = new Map(
      [...there].flatMap(([child, number]) => (number === null ? [] : [[child, number] as const])),
    )
    return { added, rows, unnumbered, numbers }
  })
}

function rowsOf<Table extends LoadedTable>(sheets: readonly Sheet[], table: Table) {
  return sheets.flatMap((sheet): Sheet['rows'][Table][number][] => sheet.rows[table])
}

function layFamily(sheet: Sheet): void {
  layPeople(sheet)
  layStory(sheet)
  layFrontDoor(sheet)
  layAssessing(sheet)
  layProtecting(sheet)
  layPlans(sheet)
  layVisiting(sheet)
  layAllocations(sheet)
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

/** Each agency's concerns from its own seat: what it keeps sealed, no other may write. */
async function layConcerns(db: Database, authority: string, rows: readonly ConcernRow[]): Promise<number> {
  let added = 0
  for (const [agencyId, own] of Map.groupBy(rows, (row) => row.agencyId)) {
    added += await inSeat(db, { authority, userId: null, agencyId, seat: 'partner' }, (tx) => addConcerns(tx, own))
  }
  return added
}

function sum(one: Loaded, other: Loaded): Loaded {
  const keys = Object.keys(NOTHING) as (keyof Loaded)[]
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as Loaded
}
