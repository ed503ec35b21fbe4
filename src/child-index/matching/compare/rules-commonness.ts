import type { FamilyLevel, GivenLevel, Level, NameForm } from '../model.ts'
import { isOneSlip } from '../names/rules.ts'
import { givenWords, whole } from '../names/rules-forms.ts'
import { frequencyOf, togetherness, type Weights } from '../weights/rules.ts'

/**
 * The bits of given names that compare so. Where they agree, it counts how common the name is among those of this
 * family name: Maryam is one of many in the family Akhtar, and the only one in the family Smith. Symmetric.
 */
export function bitsOfGiven(level: GivenLevel, a: NameForm, b: NameForm, weights: Weights): number {
  const { model, bits } = weights
  const chances = model.levels.given[level]
  const [one, other] = [ownName(a.given), ownName(b.given)]
  const common = () => Math.max(chanceOfGiven(one.first, a, b, weights), chanceOfGiven(other.first, a, b, weights))
  switch (level) {
    case 'same':
      return Math.log2(chances.m / common()) + bitsOfFurther(one, other, a, b, weights)
    case 'first name the same':
      return Math.log2(chances.m / Math.max(chances.u, common())) + bitsOfFurther(one, other, a, b, weights)
    case 'variant':
    case 'slip of one name':
      return bitsBeside(chances, common())
    default:
      return bits.given[level]
  }
}

/** The bits of family names that compare so: of the same, and of slips, by how common the name is. Symmetric. */
export function bitsOfFamily(level: FamilyLevel, a: string, b: string, { model, bits, family }: Weights): number {
  if (level !== 'same' && level !== 'spelt much alike') return bits.family[level]
  const chances = model.levels.family[level]
  const common = Math.max(frequencyOf(whole(a), family), frequencyOf(whole(b), family))
  if (level === 'same') return Math.log2(chances.m / common)
  const areTwoNames = family.known.has(whole(a)) && family.known.has(whole(b))
  return bitsBeside(chances, common) - (areTwoNames || !isOneSlip(whole(a), whole(b)) ? LESS_ALIKE : 0)
}

/** The bits of mothers' names that compare so, by how common her given name is among those of the child's family name. */
export function bitsOfMother(
  level: 'same' | 'alike' | 'different',
  mother: string,
  families: readonly NameForm[],
  weights: Weights,
): number {
  const chances = weights.model.levels.mother[level]
  if (level === 'different') return weights.bits.mother.different
  const [first = ''] = mother.split(' ', 1)
  const among = Math.max(...families.map((name) => chanceOfGiven(first, name, name, weights)), MOTHERS_NAME)
  return bitsBeside(chances, among)
}

/** Bits taken off where family names differ by more than one slip, or both are names that families bear. */
const LESS_ALIKE = 2.5
/** A mother's given name is at least as common as this: hers are of fewer years than children's, and of women alone. */
const MOTHERS_NAME = 0.006
/** A further given name is at least as common as this: Rose, Grace and James are the second names of many. */
const FURTHER_NAME = 0.03
/** Further names that count. */
const MOST_FURTHER = 2
/** No given name is taken to be commoner than this among those of a family name. */
const MOST_COMMON = 0.06

/** Words that are no name without the next. */
const BEGINNINGS: ReadonlySet<string> = new Set(['abdul', 'abd', 'abdel', 'al', 'el'])

/** Another spelling, or a slip, of a name says no more than the name itself would: another child's may be written so too. */
function bitsBeside({ m, u }: Level, common: number): number {
  return Math.log2(m / (m * common + u))
}

type OwnName = { readonly first: string; readonly words: readonly string[] }

/** The name gone by, with those after it. */
function ownName(given: string): OwnName {
  const all = givenWords(given)
  return all.own.whole === '' ? all : all.own
}

function chanceOfGiven(name: string, a: NameForm, b: NameForm, { given, family }: Weights): number {
  const [one, other] = [whole(a.family), whole(b.family)]
  const together = Math.max(
    togetherness(name, given, one, family),
    one === other ? 1 : togetherness(name, given, other, family),
  )
  return Math.min(frequencyOf(name, given) * together, Math.max(MOST_COMMON, given.floor))
}

/** Names after the first that both have. Singh and Kaur after a given name say little beside a Sikh family's name. */
function bitsOfFurther(one: OwnName, other: OwnName, a: NameForm, b: NameForm, weights: Weights): number {
  if (one.words.length < 2 || other.words.length < 2 || BEGINNINGS.has(one.first)) return 0
  const shared = one.words.slice(1).filter((word) => word.length > 1 && other.words.includes(word, 1))
  let sum = 0
  for (const word of shared.slice(0, MOST_FURTHER)) sum -= Math.log2(chanceOfFurther(word, a, b, weights))
  return sum
}

function chanceOfFurther(word: string, a: NameForm, b: NameForm, weights: Weights): number {
  const { family } = weights
  const asFamily = (name: string) => frequencyOf(word, family) * togetherness(word, family, whole(name), family)
  const common = Math.max(chanceOfGiven(word, a, b, weights), asFamily(a.family), asFamily(b.family))
  return Math.min(Math.max(common, FURTHER_NAME), 1)
}
