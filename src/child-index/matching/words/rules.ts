import type { Objection, Reason } from '../../contract-matching.ts'
import type { FieldWeight } from '../model.ts'
import type { Weighed } from '../rules.ts'

/** How a field compared, for a person to read. */
export function reasonOf({ field, level, weight }: FieldWeight): Reason {
  const named = FIELDS[field]
  const words = WORDS[`${field}: ${level}`] ?? `${named}: ${level}`
  return { field, level, weight: Math.round(weight * 10) / 10, words }
}

/** The words beside "For" and "Against". */
export type StrengthWord = 'Very strong' | 'Strong' | 'Fairly strong' | 'Fairly weak' | 'Weak' | 'Some' | 'Says nothing'

/** How strongly a weight speaks, for a person: with which tag it shows, and in which word. A bit doubles the odds. */
export function strengthOf(weight: number): {
  readonly side: 'for' | 'against' | 'neither'
  readonly word: StrengthWord
} {
  if (Math.abs(weight) < NOTHING) return { side: 'neither', word: 'Says nothing' }
  if (weight < 0) return { side: 'against', word: weight <= -STRONGLY_AGAINST ? 'Strong' : 'Some' }
  const found = STRENGTHS.find(([least]) => weight >= least)
  return { side: 'for', word: found ? found[1] : 'Weak' }
}

/**
 * One sentence on how two records compare: what agrees, what does not, and what that may mean. "Same birth date, family
 * name the same, given name different: possibly a twin, or a brother or sister."
 */
export function summaryOf({ fields, objections }: Pick<Weighed, 'fields' | 'objections'>): string {
  const phrases = fields.flatMap(({ field, level }) => PHRASES[field]?.(level) ?? [])
  const agreeing = phrases.length > 0 ? phrases.join(', ') : 'nothing that both records say'
  const [objection] = MEANINGS.filter(([kind]) => objections.includes(kind)).map(([, meaning]) => meaning)
  const sentence = `${agreeing}${objection ? `: ${objection}` : ''}.`
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`
}

/** Why a person must look, in words. */
export function objectionOf(kind: Objection['kind']): Objection {
  return { kind, words: OBJECTIONS[kind] }
}

/** Bits: below this a field says nothing either way. */
const NOTHING = 0.5
const STRONGLY_AGAINST = 5
const STRENGTHS: readonly (readonly [least: number, word: StrengthWord])[] = [
  [20, 'Very strong'],
  [10, 'Strong'],
  [6, 'Fairly strong'],
  [2.5, 'Fairly weak'],
]

/** A phrase for each field that a sentence needs. */
const PHRASES: Readonly<Partial<Record<Reason['field'], (level: string) => readonly string[]>>> = {
  name: () => ['given and family name agree the other way round'],
  given: (level) => [`${GIVEN_PHRASES[level] ?? `given name ${level}`}`],
  family: (level) => [`family name ${level === 'same' ? 'the same' : level}`],
  'birth-date': (level) => [level === 'same' ? 'same birth date' : `birth date: ${level}`],
  sex: (level) => (level === 'different' ? ['sex different'] : []),
  postcode: (level) =>
    level === 'same' ? ['same home'] : level === 'different' ? ['another home'] : ['a home nearby'],
  nhs: (level) => [level === 'different' ? 'different NHS numbers' : 'same NHS number'],
  upn: (level) => (level === 'same' ? ['same UPN'] : []),
  mother: (level) => (level === 'different' ? ['another mother'] : ['same mother']),
}
const GIVEN_PHRASES: Readonly<Record<string, string>> = {
  same: 'given name the same',
  variant: 'given name another spelling of one name',
  'short form': 'given name a short form of the other',
  'first name the same': 'first given name the same',
  'first name the same, others not': 'first given name the same, further ones different',
  'slip of one name': 'given name with a slip',
  initial: 'given name an initial that agrees',
}

/** What an objection may mean, the gravest first. */
const MEANINGS: readonly (readonly [Objection['kind'], string])[] = [
  ['said-not-to-be-the-same', 'a person has decided that these are two children'],
  ['nhs-numbers-differ', 'two children, unless one number is wrong'],
  ['nhs-number-of-another-child', 'the number is wrong, or another child’s record is'],
  ['nothing-but-names-and-birth-date-agrees', 'possibly two children of one name'],
  ['given-names-differ-in-one-household', 'possibly a twin, or a brother or sister'],
  ['given-names-differ-on-one-birth-date', 'possibly a twin, or another child'],
  ['given-names-not-surely-the-same', 'possibly a brother or sister, or one name written in two ways'],
  ['birth-dates-differ', 'possibly another child of the same name'],
  ['family-names-differ', 'possibly another child of the same given name'],
  ['placeholder-name', 'one record has no real given name yet'],
  ['birth-date-is-year-only', 'of one birth date only the year is sure'],
  ['too-little-known', 'too little is known to be sure'],
  ['provisional', 'too little was known when the number was given'],
]

const FIELDS: Readonly<Record<Reason['field'], string>> = {
  name: 'Name',
  given: 'Given name',
  family: 'Family name',
  'birth-date': 'Birth date',
  sex: 'Sex',
  postcode: 'Postcode',
  nhs: 'NHS number',
  upn: 'UPN',
  mother: 'Mother’s name',
  household: 'Family name, address and mother',
}

const WORDS: Readonly<Record<string, string>> = {
  'name: the other way round': 'Given and family name agree, the other way round',
  'given: variant': 'Known spellings of one name',
  'given: short form': 'A short form of the other’s given name, and often a name of its own',
  'given: slip of one name': 'Given name looks like a slip of the other: it is no name that children bear',
  'given: spelt much alike': 'Given names are spelt much alike, and may be two names',
  'given: first name the same': 'First given name is the same; one has further names',
  'given: first name the same, others not': 'First given name is the same, further ones are different',
  'family: part in common': 'One family name has a part of the other',
  'birth-date: day and month swapped': 'Day and month look swapped',
  'birth-date: one digit different': 'One digit of the birth date differs',
  'sex: same': 'Half of all children agree',
  'given: initial': 'Given name: only an initial, which agrees',
  'birth-date: same year, all that is known': 'Birth date: the year agrees, and only the year is known',
  'birth-date: one part different': 'Birth date: the day, the month or the year differs',
  'postcode: same': 'Lives, or lived, at the same postcode',
  'nhs: different': 'NHS numbers are different, and both are valid',
  'household: shared by brothers and sisters':
    'Family name and address count for less: brothers and sisters share them',
}

const OBJECTIONS: Readonly<Record<Objection['kind'], string>> = {
  'given-names-differ-in-one-household':
    'Same birth date, different given name, same address: possibly a twin, or a brother or sister',
  'given-names-differ-on-one-birth-date': 'Same birth date, different given name: possibly a twin, or another child',
  'given-names-not-surely-the-same': 'The given names are alike but could be two names: possibly a brother or sister',
  'family-names-differ':
    'No family name in common, and neither a number, the mother nor a rare name at one home says that it was changed',
  'nothing-but-names-and-birth-date-agrees':
    'Names and birth date agree, and nothing else does: among so many children two may share all three',
  'nhs-number-of-another-child': 'Another child has this NHS number already, and it was checked',
  'birth-dates-differ': 'The birth dates are different',
  'nhs-numbers-differ': 'Two different NHS numbers, both valid',
  'placeholder-name': 'One record has no real given name yet, as of a new baby or a twin',
  'birth-date-is-year-only':
    'Of one birth date only the year is sure: the day is an estimate, or 1 January, often put where it is not known',
  provisional: 'Too little was known when this number was given',
  'too-little-known': 'The given name or the birth date is missing on one record',
  'said-not-to-be-the-same': 'A person has decided that these are two children',
}
