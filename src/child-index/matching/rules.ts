import { MATCH_PROBABILITY, type MatchOutcome, type Objection, POTENTIAL_PROBABILITY } from '../contract-matching.ts'
import { type Comparison, compare } from './compare/rules.ts'
import type { FieldWeight, Profile } from './model.ts'
import { isSurelyOneGiven } from './names/rules.ts'
import { isPlaceholder } from './names/rules-forms.ts'
import type { Weights } from './weights/rules.ts'

/** A child that may be the one asked about. */
export type Contender = {
  readonly number: string
  /** One for each assertion linked to the child that the search came upon. */
  readonly profiles: readonly Profile[]
  readonly provisional: boolean
  /** A person has decided that this is not the child asked about. */
  readonly saidNotSame: boolean
}

export type Weighed = {
  readonly number: string
  readonly bits: number
  readonly probability: number
  readonly fields: readonly FieldWeight[]
  readonly objections: readonly Objection['kind'][]
}

export type Decided = {
  readonly outcome: Exclude<MatchOutcome['outcome'], 'Error'>
  /** Best first; those worth a person's look. */
  readonly ranked: readonly Weighed[]
  /** The version of the model that weighed them. */
  readonly model: string
}

/**
 * Decides which child, if any, an identity is of.
 *
 * @param saturated whether some search had more children than could be compared: then neither a match nor its absence is sure
 * @param size how many children the index holds: among more, chance agreement is likelier
 */
export function decide(
  asked: Profile,
  contenders: readonly Contender[],
  saturated: boolean,
  size: number,
  weights: Weights,
): Decided {
  const { model } = weights
  const ranked = contenders
    .map((contender) => weigh(asked, contender, size, weights))
    .filter((weighed) => isWorthALook(weighed, weights))
    .sort((a, b) => b.bits - a.bits || (a.number < b.number ? -1 : 1))
    .map(withNumberOfAnother)
  const [best, next] = ranked
  if (!best) return { outcome: saturated ? 'ManyMatch' : 'NoMatch', ranked: [], model: model.version }
  return { outcome: outcomeOf(best, next, saturated, model.margin), ranked, model: model.version }
}

/**
 * The children found of whom anything further need be known: the rest are too unlike to come into any decision. What is
 * asked of the database then is about a handful, however many share a name.
 */
export function worthALook(
  asked: Profile,
  { children, size }: { readonly children: ReadonlyMap<string, readonly Profile[]>; readonly size: number },
  weights: Weights,
): ReadonlyMap<string, readonly Profile[]> {
  const plain = { provisional: false, saidNotSame: false }
  return new Map(
    [...children].filter(([number, profiles]) =>
      isWorthALook(weigh(asked, { number, profiles, ...plain }, size, weights), weights),
    ),
  )
}

/** Whether a child is likely enough to come into a decision; whose NHS number it is always does. */
function isWorthALook(weighed: Weighed, { model }: Weights): boolean {
  return weighed.probability >= model.lowProbability || hasTheNumber(weighed)
}

function hasTheNumber({ fields }: Weighed): boolean {
  return fields.some(({ field, level }) => field === 'nhs' && level === 'same, verified')
}

/** The best child, where another has the number asked for, checked: one of the two records is wrong, and a person must say which. */
function withNumberOfAnother(child: Weighed, place: number, ranked: readonly Weighed[]): Weighed {
  const isAnothers = place === 0 && !hasTheNumber(child) && ranked.some(hasTheNumber)
  return isAnothers ? { ...child, objections: [...child.objections, 'nhs-number-of-another-child'] } : child
}

/** Weighs one child against an identity: by the assertion that fits best, with the objections any assertion raises to it. */
export function weigh(asked: Profile, contender: Contender, size: number, weights: Weights): Weighed {
  const comparisons = contender.profiles.map((profile) => ({ profile, found: compare(asked, profile, weights) }))
  const best = comparisons.reduce((one, other) => (other.found.bits > one.found.bits ? other : one))
  const bits = best.found.bits - Math.log2(Math.max(size, weights.model.leastSize))
  const raised = objectionsTo(asked, best.profile, best.found, isEnough(bits, best.found, weights))
  const objections = new Set<Objection['kind']>([...raised, ...objectionsOfAny(asked, comparisons)])
  if (contender.provisional) objections.add('provisional')
  if (contender.saidNotSame) objections.add('said-not-to-be-the-same')
  return {
    number: contender.number,
    bits,
    probability: 1 / (1 + 2 ** -bits),
    fields: best.found.fields,
    objections: [...objections],
  }
}

/** Whether, among so many children, hardly any two would agree in as much by chance. */
function isEnough(bits: number, { levels }: Comparison, { model }: Weights): boolean {
  return bits >= (levels.postcode === 'same' ? model.enoughAtHome : model.enoughAlone)
}

/** What counts against a child by any of its records, however well another fits: two children may share the number. */
function objectionsOfAny(
  asked: Profile,
  comparisons: readonly { readonly profile: Profile; readonly found: Comparison }[],
): readonly Objection['kind'][] {
  return comparisons
    .flatMap(({ profile, found }) => objectionsTo(asked, profile, found, true))
    .filter((kind) => OF_ANY_RECORD.has(kind))
}

const OF_ANY_RECORD: ReadonlySet<Objection['kind']> = new Set([
  'nhs-numbers-differ',
  'given-names-differ-in-one-household',
  'given-names-differ-on-one-birth-date',
])

/**
 * Why two records may not be taken for one child without a person, however much else agrees. Symmetric.
 *
 * @param isRare whether, among so many children, hardly any two would agree in as much by chance
 */
export function objectionsTo(a: Profile, b: Profile, found: Comparison, isRare: boolean): readonly Objection['kind'][] {
  const objections: Objection['kind'][] = []
  if (nhsDiffers(found)) objections.push('nhs-numbers-differ')
  if (hasPlaceholder(a) || hasPlaceholder(b)) objections.push('placeholder-name')
  if ((a.yearOnly || b.yearOnly) && !isYearEnough(found.levels)) objections.push('birth-date-is-year-only')
  if (!isRare && onlyNamesAgree(found)) objections.push('nothing-but-names-and-birth-date-agrees')
  return [
    ...objections,
    ...objectionsToGiven(a, b, found),
    ...objectionsToFamily(found, isRare),
    ...objectionsToBirth(found, isRare),
  ]
}

function outcomeOf(best: Weighed, next: Weighed | undefined, saturated: boolean, margin: number): Decided['outcome'] {
  if (best.probability < POTENTIAL_PROBABILITY) return saturated ? 'ManyMatch' : 'LowConfidenceMatch'
  const tied = next !== undefined && best.bits - next.bits < margin
  if (best.probability < MATCH_PROBABILITY || best.objections.length > 0) return tied ? manyOr(next) : 'PotentialMatch'
  if (tied) return manyOr(next)
  return saturated ? 'PotentialMatch' : 'Match'
}

function manyOr(next: Weighed): 'ManyMatch' | 'PotentialMatch' {
  return next.probability >= POTENTIAL_PROBABILITY ? 'ManyMatch' : 'PotentialMatch'
}

function nhsDiffers(found: Comparison): boolean {
  return found.levels.nhs === 'different'
}

/** Whether neither the home nor any number is the same: two children may share names, birth date and their mothers' name by chance. */
function onlyNamesAgree({ levels }: Comparison): boolean {
  return levels.postcode !== 'same' && !aNumberAgrees(levels)
}

/** Whether a birth date of which only the year counts does no harm: a number that was checked, or any with the given name. */
function isYearEnough(levels: Comparison['levels']): boolean {
  return levels.nhs === 'same, verified' || (levels.given === 'same' && aNumberAgrees(levels))
}

function hasPlaceholder({ names }: Profile): boolean {
  return names.length > 0 && names.every(({ given }) => isPlaceholder(given))
}

/**
 * A number is typed on both twins' records as easily as on one child's two: only one that was verified speaks against an
 * objection to the given names, and none where there may be twins.
 */
function objectionsToGiven(a: Profile, b: Profile, found: Comparison): Objection['kind'][] {
  const { given, sex, upn, birthDate, postcode } = found.levels
  const twinsPossible = a.multiple || b.multiple || sex === 'different' || (upn === 'different' && given !== 'same')
  const twinsBear = given === 'slip of one name' || given === 'variant'
  if (isSurelyOneGiven(given) && !(twinsPossible && twinsBear)) return []
  const numberDecides = aNumberDecides(found) && !twinsPossible
  if (given === null) return numberDecides ? [] : ['too-little-known']
  if (given !== 'different') return numberDecides ? [] : ['given-names-not-surely-the-same']
  if (birthDate !== 'same') return ['given-names-not-surely-the-same']
  return [postcode === 'same' ? 'given-names-differ-in-one-household' : 'given-names-differ-on-one-birth-date']
}

/** Whether a number says who it is: one that was checked on both records, or one that nobody checked, with the birth date. */
function aNumberDecides({ levels }: Comparison): boolean {
  return levels.nhs === 'same, verified' || (levels.birthDate === 'same' && aNumberAgrees(levels))
}

function aNumberAgrees({ nhs, upn }: Comparison['levels']): boolean {
  return nhs === 'same' || nhs === 'same, verified' || upn === 'same'
}

/**
 * Families change their names. Two children of one given name and birth date may live in one tower block: a number or the
 * mother must agree, or the name be so rare that they would not.
 */
function objectionsToFamily(found: Comparison, isRare: boolean): Objection['kind'][] {
  const { family, mother, postcode, birthDate } = found.levels
  if (family !== 'different' || aNumberDecides(found) || mother === 'same') return []
  return isRare && postcode === 'same' && birthDate === 'same' ? [] : ['family-names-differ']
}

/** A slip in the birth date is none where the names could be those of a brother or sister, or of another child. */
function objectionsToBirth({ levels }: Comparison, isRare: boolean): Objection['kind'][] {
  const { birthDate, given, nhs } = levels
  if (birthDate === null) return nhs === 'same, verified' ? [] : ['too-little-known']
  if (birthDate === 'different' || birthDate === 'same year') return ['birth-dates-differ']
  const isSlip = birthDate === 'one digit different' || birthDate === 'one part different'
  if (!isSlip || nhs === 'same, verified' || (isSurelyOneGiven(given) && aNumberAgrees(levels))) return []
  return isRare && isSurelyOneGiven(given) ? [] : ['birth-dates-differ']
}
