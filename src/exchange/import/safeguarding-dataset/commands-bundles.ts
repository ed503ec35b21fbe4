import type { Actor } from '../../../access/actor.ts'
import { audit } from '../../../access/audit.ts'
import { refreshDues } from '../../../casework/dues/queries.ts'
import { addRelationships } from '../../../people/family/queries.ts'
import type { KnownPerson } from '../../../people/model.ts'
import { addAddresses, addIdentifiers, peopleById, savePerson } from '../../../people/queries.ts'
import type { Tx } from '../../../platform/db.ts'
import type { LayingDown } from '../cin-census/laying-down/commands.ts'
import { giveToTeam, idsOf } from '../cin-census/laying-down/commands-after.ts'
import { type LaidChild, layChildren, type RowsLaid } from '../cin-census/laying-down/commands-rows.ts'
import type { IdOf, KeptHere } from '../cin-census/laying-down/model.ts'
import { plansStanding } from '../cin-census/laying-down/queries-rows.ts'
import { idsOfPeople } from './commands-people.ts'
import type { Bundle, DatasetRow } from './model.ts'
import { keepReported, missingStanding, peopleKnownBy, referralsStanding, stepsTold } from './queries.ts'
import { laidDown } from './rules-laying.ts'
import { addressesOf, mothersOf, numbersOf } from './rules-people.ts'
import { reportedOf } from './rules-reported.ts'
import { besideWhatStands } from './rules-standing.ts'

/** What laying down all that is said of some people did; the children among them. */
export type LotLaid = RowsLaid & { readonly childIds: readonly string[] }

/** A person’s rows, with who the person is here. */
type Placed = { readonly bundle: Bundle; readonly person: KnownPerson; readonly idOf: IdOf; readonly line: number }

/** Lays down all that the tables say of these people, who are there already. */
export async function layBundles(
  tx: Tx,
  actor: Actor,
  { authority, now }: LayingDown,
  bundles: readonly Bundle[],
): Promise<LotLaid> {
  const placed = await placedHere(tx, authority, bundles)
  await layWhoTheyAre(tx, placed)
  const children = placed.filter(({ person }) => person.kind === 'child')
  const childIds = children.map(({ person }) => person.id)
  const { steps, kept } = await stepsOf(tx, children, now.day)
  const laid = await layChildren(tx, actor, steps)
  await giveToTeam(tx, childIds, now)
  await refreshDues(tx, childIds, now.holidays)
  await audit(
    tx,
    actor,
    'import.run',
    { kind: 'safeguarding-dataset', id: null },
    { children: childIds.length },
    childIds,
  )
  return { ...laid, kept: [...kept, ...laid.kept], childIds }
}

async function placedHere(tx: Tx, authority: string, bundles: readonly Bundle[]): Promise<readonly Placed[]> {
  const rows = bundles.flatMap(personRow)
  const ids = await idsOfPeople(tx, rows)
  const people = await peopleById(tx, [...ids.values()])
  return bundles.flatMap((bundle) => {
    const person = people.get(ids.get(bundle.reference) ?? '')
    const line = personRow(bundle)[0]?.line ?? 0
    return person ? [{ bundle, person, idOf: idsOf(authority, bundle.reference), line }] : []
  })
}

function personRow({ rows }: Bundle): readonly DatasetRow[] {
  return rows['ssd_person'] ?? []
}

/** Addresses, numbers, disabilities, mothers, and what the record has no place for. */
async function layWhoTheyAre(tx: Tx, placed: readonly Placed[]): Promise<void> {
  const mothers = placed.flatMap(({ bundle }) =>
    (bundle.rows['ssd_mother'] ?? []).map(({ cells }) => cells['moth_person_id'] ?? ''),
  )
  const known = await peopleKnownBy(tx, mothers)
  const each = <Item>(of: (one: Placed) => readonly Item[]) => placed.flatMap(of)
  await addAddresses(
    tx,
    each(({ bundle, person, idOf }) => addressesOf(bundle, person.id, idOf)),
  )
  await addIdentifiers(
    tx,
    each(({ bundle, person, idOf }) => numbersOf(bundle, person.id, idOf)),
  )
  await addRelationships(
    tx,
    each(({ bundle, person, idOf }) => mothersOf(bundle, person.id, idOf, (one) => known.get(one))),
  )
  for (const { bundle, person } of placed) {
    const codes = (bundle.rows['ssd_disability'] ?? []).map(({ cells }) => cells['disa_disability_code'] ?? '')
    if (codes.length === 0 || person.disabilities.length > 0) continue
    const { names, motherName, ...held } = person
    await savePerson(tx, { ...held, disabilities: [...new Set(codes)] })
  }
  const reported = each(({ bundle, person, idOf }) =>
    reportedOf(bundle, person.id, idOf).map((row) => ({ row, id: idOf('reported', row.ofTable, row.rowId) })),
  )
  await keepReported(
    tx,
    reported.map(({ row }) => row),
    reported.map(({ id }) => id),
  )
}

/** The steps of these children as rows of the record, but for those that stand here already. */
async function stepsOf(tx: Tx, children: readonly Placed[], today: LayingDown['now']['day']) {
  const ids = children.map(({ person }) => person.id)
  const here = { referrals: await referralsStanding(tx, ids), missing: await missingStanding(tx, ids) }
  const plans = await plansStanding(tx, ids)
  const kept: KeptHere[] = []
  const steps = children.map(({ bundle, person, idOf, line }): LaidChild => {
    const of = { referrals: here.referrals.filter(isOf(person.id)), missing: here.missing.filter(isOf(person.id)) }
    const beside = besideWhatStands(bundle, of, idOf)
    kept.push(...beside.kept.map((what) => ({ row: line, laChildId: bundle.reference, what })))
    const planId = plans.get(person.id) ?? idOf('plan')
    const laid = laidDown(beside.bundle, { childId: person.id, planId, today, idOf })
    return { row: line, laChildId: bundle.reference, key: idOf('laid'), childId: person.id, laid }
  })
  const told = await stepsTold(
    tx,
    steps.flatMap(({ laid }) => laid.entries.flatMap(({ step }) => step?.id ?? [])),
  )
  const untold = (one: LaidChild) => ({
    ...one.laid,
    entries: one.laid.entries.filter(({ step }) => !step || !told.has(step.id)),
  })
  return { steps: steps.map((one) => ({ ...one, laid: untold(one) })), kept }
}

function isOf(childId: string) {
  return (one: { readonly childId: string }) => one.childId === childId
}
