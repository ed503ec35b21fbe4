import type { NhsNumber } from '../../../src/kernel/nhs-number.ts'
import type { Chance } from '../chance.ts'
import type { Child, Family } from '../families.ts'
import type { Draft } from '../records.ts'

/** Ways in which a second record of a child differs from what is so. */
export type ErrorKind =
  | 'given: slip of the finger'
  | 'given: spelt otherwise'
  | 'given: short or long form'
  | 'given: middle name left out or added'
  | 'given: initial'
  | 'given: part of it'
  | 'family: slip of the finger'
  | 'family: spelt otherwise'
  | 'family: half of it'
  | 'family: changed'
  | 'names: the other way round'
  | 'birth date: day and month swapped'
  | 'birth date: one digit'
  | 'birth date: 1 January'
  | 'birth date: a year off'
  | 'birth date: missing'
  | 'birth date: of a brother or sister'
  | 'postcode: slip'
  | 'sex: wrong'
  | 'sex: missing'
  | 'mother: otherwise'
  | 'nhs: of another child'
  | 'nhs: of a brother or sister'

/** Whose record it is, besides the record itself. */
export type About = {
  readonly family: Family
  readonly child: Child
  readonly chance: Chance
  /** A number of some other child of the population. */
  readonly strangersNhs: () => NhsNumber | null
  readonly siblingsNhs: () => NhsNumber | null
}

/** Makes the error in the draft; false, and nothing is changed, when this record gives no occasion for it. */
export type MakeError = (draft: Draft, about: About) => boolean
