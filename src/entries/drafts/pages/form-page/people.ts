import { type Fields, type Problem, textOf } from './form.ts'

/** Someone who took part in a meeting: from which agency, and what they said or thought. */
export type PersonThere = {
  readonly name: string
  readonly role: string
  readonly agency: string | null
  readonly view: string | null
}

const NAMELESS = 'Write the name of everyone whose role, agency or view you wrote'

/** The rows filled in with people who are known already. */
export function peopleFields(people: readonly Omit<PersonThere, 'view'>[], rows: number): Fields {
  const filled = people.slice(0, rows).flatMap(({ name, role, agency }, index) => [
    [`name-${index + 1}`, name],
    [`role-${index + 1}`, role],
    [`agency-${index + 1}`, agency ?? ''],
  ])
  return Object.fromEntries(filled)
}

/** The people written in the rows, each with the row's number; a row with words and no name is a problem. */
export function readPeople(
  fields: Fields,
  rows: number,
  problems: Problem[],
): readonly (PersonThere & { readonly row: number })[] {
  return Array.from({ length: rows }, (_, index) => index + 1).flatMap((row) => {
    const of = (part: string) => textOf(fields, `${part}-${row}`)
    const [name, role, agency, view] = [of('name'), of('role'), of('agency'), of('view')]
    if (name) return [{ row, name, role: role ?? 'took part', agency, view }]
    if (role || agency || view) problems.push({ field: `name-${row}`, text: NAMELESS })
    return []
  })
}
