import { calendarDay } from '../kernel/calendar-day.ts'
import type { Code, CodeSet } from './code-set.ts'
import { ABUSE_CATEGORIES, CLOSURE_REASONS, PRIMARY_NEEDS, REFERRAL_SOURCES } from './code-sets-casework.ts'
import { ASSESSMENT_FACTORS } from './code-sets-factors.ts'
import { DISABILITIES, ETHNICITIES, SEXES, UPN_UNKNOWN_REASONS } from './code-sets-person.ts'

/** The subjects that are counted in codes. */
export type CodeSetId =
  | 'referral-source'
  | 'primary-need'
  | 'closure-reason'
  | 'assessment-factor'
  | 'category-of-abuse'
  | 'ethnicity'
  | 'disability'
  | 'sex'
  | 'upn-unknown'

/**
 * The code sets of the children in need census, 2025-26.
 *
 * @source Department for Education, Children in need census 2025 to 2026.
 * Contains public sector information licensed under the Open Government Licence v3.0.
 */
export const CODE_SETS: Readonly<Record<CodeSetId, CodeSet>> = {
  'referral-source': census('Referral source', REFERRAL_SOURCES),
  'primary-need': census('Primary need', PRIMARY_NEEDS),
  'closure-reason': census('Reason for closure', CLOSURE_REASONS),
  'assessment-factor': census('Factors identified at the end of assessment', ASSESSMENT_FACTORS),
  'category-of-abuse': census('Category of abuse', ABUSE_CATEGORIES),
  ethnicity: census('Ethnicity', ETHNICITIES),
  disability: census('Disability', DISABILITIES),
  sex: census('Sex', SEXES),
  'upn-unknown': census('Reason the UPN is not known', UPN_UNKNOWN_REASONS),
}

/** Whether a return of this set's years may carry the code, withdrawn codes included. Case matters, as it does there. */
export function isCode(set: CodeSetId, code: string): boolean {
  return found(set, code) !== undefined
}

/** What a code means in a few everyday words. A code the set does not hold is given as it stands, so that none is lost. */
export function codeText(set: CodeSetId, code: string): string {
  return found(set, code)?.label ?? code
}

/** The department's own wording of a code; undefined for a code not held or one published without words. */
export function codeWording(set: CodeSetId, code: string): string | undefined {
  return found(set, code)?.wording || undefined
}

/** The codes to offer for a new record, in the department's order. */
export function offeredCodes(set: CodeSetId): readonly Code[] {
  return CODE_SETS[set].codes.filter((code) => code.withdrawn !== true)
}

const BY_CODE: ReadonlyMap<string, Code> = new Map(
  Object.entries(CODE_SETS).flatMap(([set, { codes }]) => codes.map((code) => [`${set} ${code.code}`, code] as const)),
)

function found(set: CodeSetId, code: string): Code | undefined {
  return BY_CODE.get(`${set} ${code}`)
}

function census(title: string, codes: readonly Code[]): CodeSet {
  const source = 'Children in need census 2025 to 2026, code sets'
  return { title, source, validFrom: calendarDay('2025-04-01'), validTo: null, codes }
}
