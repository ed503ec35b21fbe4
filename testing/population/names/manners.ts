import type { Chance } from '../chance.ts'
import type { Origin } from './origins.ts'
import { nameFrom } from './stock.ts'

/** A child's names: `goesBy` is the place, among the given names, of the one used at home and at school. */
export type ChildNames = { readonly given: readonly string[]; readonly goesBy: number; readonly family: string }

export type Sex = 'M' | 'F'

/** The names a family has in common. */
export type FamilyNames = { readonly surname: string; readonly fathersName: string }

/** What a family is called: one name, two of them, or, now and then, none. */
export function familyNamesFrom(origin: Origin, chance: Chance): FamilyNames {
  const surname = nameFrom(origin.families, chance)
  const fathersName = nameFrom(origin.boys, chance)
  const double = chance.in100(DOUBLE_PERCENT[origin.group] ?? 1)
  if (double) {
    const joint = origin.group === 'Portuguese' ? ' ' : '-'
    return { surname: `${surname}${joint}${nameFrom(origin.families, chance)}`, fathersName }
  }
  return { surname: chance.in100(MONONYM_PERCENT[origin.group] ?? 0) ? '' : surname, fathersName }
}

/** Names a child, otherwise than its brothers and sisters: by the part before a hyphen, too. */
export function childNamesFrom(
  origin: Origin,
  sex: Sex,
  { surname, fathersName }: FamilyNames,
  taken: ReadonlySet<string>,
  chance: Chance,
): ChildNames {
  const own = ownNameFrom(origin, sex, taken, chance)
  return { ...givenAround(origin, sex, own, fathersName, chance), family: familyNameFor(origin, sex, surname, chance) }
}

/** The given names around the one a child goes by. */
export function givenAround(
  origin: Origin,
  sex: Sex,
  own: string,
  fathersName: string,
  chance: Chance,
): { readonly given: readonly string[]; readonly goesBy: number } {
  const muslim = origin.manner === 'muslim' || origin.manner === 'south-asian-muslim'
  if (origin.manner === 'patronymic') return { given: [own, fathersName], goesBy: 0 }
  if (origin.manner === 'sikh' && chance.in100(45)) return { given: [own, sex === 'M' ? 'Singh' : 'Kaur'], goesBy: 0 }
  if (muslim && sex === 'M' && chance.in100(MUHAMMAD_FIRST_PERCENT)) {
    return { given: [chance.oneOf(MUHAMMAD), own], goesBy: 1 }
  }
  if (!chance.in100(origin.middlePercent)) return { given: [own], goesBy: 0 }
  const stock = sex === 'M' ? origin.boys : origin.girls
  const further = chance.in100(15) ? [nameFrom(stock, chance), nameFrom(stock, chance)] : [nameFrom(stock, chance)]
  return { given: [own, ...further.filter((name) => name !== own)], goesBy: 0 }
}

/** What this child is called after the family. */
export function familyNameFor(origin: Origin, sex: Sex, surname: string, chance: Chance): string {
  if (origin.manner === 'family-by-sex' && sex === 'F' && chance.in100(85)) return surname.replace(/([scz])ki$/, '$1ka')
  if (origin.manner === 'south-asian-muslim' && sex === 'F' && chance.in100(WOMENS_NAME_PERCENT)) {
    return chance.oneOf(WOMENS_NAMES)
  }
  if (origin.manner === 'sikh' && chance.in100(40)) return sex === 'M' ? 'Singh' : 'Kaur'
  return surname
}

const DOUBLE_PERCENT: Readonly<Record<string, number>> = {
  English: 6,
  Welsh: 6,
  Caribbean: 8,
  Portuguese: 45,
  Irish: 3,
}
const MONONYM_PERCENT: Readonly<Record<string, number>> = { Tamil: 3, Arabic: 1, Pakistani: 0.5, Gujarati: 0.5 }
const MUHAMMAD_FIRST_PERCENT = 35
const MUHAMMAD = ['Muhammad', 'Mohammed', 'Muhammad', 'Mohammad', 'Muhammad', 'Mohamed', 'Muhammed', 'Md']
const WOMENS_NAME_PERCENT = 25
const WOMENS_NAMES = ['Begum', 'Bibi', 'Begum', 'Khatun', 'Begum', 'Akhtar', 'Khanom']
const MOST_TRIES = 20

function ownNameFrom(origin: Origin, sex: Sex, taken: ReadonlySet<string>, chance: Chance): string {
  const stock = sex === 'M' ? origin.boys : origin.girls
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const name = nameFrom(stock, chance)
    if (!taken.has(name.split('-', 1)[0] as string)) return name
  }
  throw new Error('a family has more children than there are names')
}
