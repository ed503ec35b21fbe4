import { addNames, addPeople, peopleById, savePerson } from '../../../people/queries.ts'
import type { Tx } from '../../../platform/db.ts'
import { idsOf } from '../cin-census/laying-down/commands-after.ts'
import { completed } from '../cin-census/laying-down/rules-person.ts'
import type { DatasetRow } from './model.ts'
import { peopleKnownBy } from './queries.ts'
import { nameOf, newPerson, reportedPerson } from './rules-people.ts'

/**
 * Finds each person by their reference, or by the one they had in a system before; the rest are written down as new. Of
 * those who are known what is not known yet is filled in, a name too; what is known stands.
 *
 * @param subjects who is more than someone's mother
 */
export async function layPeople(
  tx: Tx,
  authority: string,
  rows: readonly DatasetRow[],
  subjects: ReadonlySet<string>,
): Promise<{ readonly newChildren: number; readonly ids: readonly string[] }> {
  const found = await idsOfPeople(tx, rows)
  const people = await peopleById(tx, [...found.values()])
  const fresh = []
  const ids: string[] = []
  for (const row of rows) {
    const reference = row.cells['pers_person_id'] ?? ''
    const idOf = idsOf(authority, reference)
    const id = found.get(reference) ?? idOf('person')
    ids.push(id)
    const known = people.get(id)
    const isMother = row.cells['pers_is_mother']?.toUpperCase() === 'Y'
    if (!known) fresh.push(newPerson(row, id, isMother && !subjects.has(reference) ? 'adult' : 'child', idOf))
    else {
      const { names, motherName, ...held } = known
      const better = completed(held, reportedPerson(row))
      if (better !== held) await savePerson(tx, better)
      if (!names.some(({ use }) => use === 'current')) await addNames(tx, nameOf(row, id, idOf))
    }
  }
  await addPeople(tx, fresh)
  return { newChildren: fresh.filter(({ person }) => person.kind === 'child').length, ids }
}

/** The people of these rows whom this authority knows: by reference, to person. */
export async function idsOfPeople(tx: Tx, rows: readonly DatasetRow[]): Promise<ReadonlyMap<string, string>> {
  const of = (row: DatasetRow, column: string) => row.cells[column] ?? ''
  const references = rows
    .flatMap((row) => [of(row, 'pers_person_id'), of(row, 'pers_legacy_id')])
    .filter((text) => text !== '')
  const known = await peopleKnownBy(tx, references)
  return new Map(
    rows.flatMap((row) => {
      const reference = of(row, 'pers_person_id')
      const id = known.get(reference) ?? known.get(of(row, 'pers_legacy_id'))
      return id === undefined ? [] : [[reference, id] as const]
    }),
  )
}
