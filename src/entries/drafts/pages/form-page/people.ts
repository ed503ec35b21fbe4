import type { Asks } from './asks.ts'
import { choiceOf, type Fields, idAt, type Problem, textOf } from './form.ts'

export const PRESENCES = ['attended', 'apologies', 'absent'] as const

/** Someone of a meeting: from which agency, whether they came, what they said or thought, and whether they disagreed. */
export type PersonThere = {
  /** The invitation, where they were asked beforehand. */
  readonly id: string | null
  readonly name: string
  readonly role: string
  readonly agency: string | null
  readonly view: string | null
  readonly presence: (typeof PRESENCES)[number]
  readonly dissents: boolean
  /** Whether they carry out the plan from then on. */
  readonly inCoreGroup: boolean
}

/** Someone who is known before the meeting is written down; `presence` where they said whether they come. */
export type PersonKnown = Pick<PersonThere, 'name' | 'role' | 'agency'> & Partial<Omit<PersonThere, 'view'>>

/** What the rows ask for. */
export const PEOPLE_ASKS: Asks = {
  'name-#': 'people who meet about the child',
  'role-#': 'people who meet about the child',
  'agency-#': 'people who meet about the child',
  'view-#': 'this view',
  'presence-#': 'this presence',
  'dissents-#': 'this dissent',
  'core-group-#': 'members of the core group',
}

const NAMELESS = 'Write the name of everyone whose role, agency or view you wrote'
const CAME_OR_NOT = 'Say of everyone who is filled in whether they came'
/** Stands where an invitation would, for someone who was filled in and not asked. */
const KNOWN = 'known'
/** More rows than any meeting has people. */
const MOST = 40
const PARTS = ['name', 'role', 'agency', 'view'] as const

/** The rows filled in with people who are known already. */
export function peopleFields(people: readonly PersonKnown[]): Fields {
  const filled = people.slice(0, MOST).flatMap((person, index) => {
    const row = index + 1
    return [
      [`name-${row}`, person.name],
      [`role-${row}`, person.role],
      [`agency-${row}`, person.agency ?? ''],
      [`invited-${row}`, person.id ?? KNOWN],
      ...(person.presence ? [[`presence-${row}`, person.presence]] : []),
      ...(person.inCoreGroup ? [[`core-group-${row}`, 'yes']] : []),
    ]
  })
  return Object.fromEntries(filled)
}

/** How many people are named in a form. */
export function peopleFilled(fields: Fields): number {
  return ROWS.filter((row) => fields[`name-${row}`]).length
}

/** How many rows a form shows: two more than are filled in, and never fewer than `least`. */
export function rowsOf(fields: Fields, least: number): number {
  const filled = ROWS.findLast((row) => PARTS.some((part) => fields[`${part}-${row}`])) ?? 0
  return Math.min(MOST, Math.max(least, filled + 2))
}

/** Whoever writes it down, who came; then everyone who is known, the recorder once. */
export function withRecorder(recorder: PersonKnown, people: readonly PersonKnown[]): readonly PersonKnown[] {
  const asked = people.find(({ name }) => name === recorder.name)
  return [{ ...recorder, ...asked, presence: 'attended' }, ...people.filter((one) => one !== asked)]
}

/**
 * The people written in the rows, each with the row's number. A row with words and no name is a problem; and so is
 * someone filled in of whom it is not said whether they came.
 */
export function readPeople(fields: Fields, problems: Problem[]): readonly (PersonThere & { readonly row: number })[] {
  return ROWS.flatMap((row) => {
    const of = (part: string) => textOf(fields, `${part}-${row}`)
    const [name, role, agency, view] = PARTS.map(of)
    if (!name) {
      if (role || agency || view) problems.push({ field: `name-${row}`, text: NAMELESS })
      return []
    }
    const id = idAt(fields, `invited-${row}`) ?? null
    const presence = choiceOf(fields, `presence-${row}`, PRESENCES)
    if (fields[`invited-${row}`] && !presence) problems.push({ field: `presence-${row}`, text: CAME_OR_NOT })
    return [
      {
        ...{ row, id, name, role: role ?? 'took part', agency: agency ?? null, view: view ?? null },
        ...{ presence: presence ?? 'attended', dissents: fields[`dissents-${row}`] === 'yes' },
        inCoreGroup: fields[`core-group-${row}`] === 'yes',
      },
    ]
  })
}

const ROWS = Array.from({ length: MOST }, (_, index) => index + 1)
