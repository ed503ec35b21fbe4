import type { CodeSetId } from '../../../statute/code-sets.ts'
import type { RecordedPreProceedings } from '../model-record.ts'

/**
 * What a collection asks for from a year on, until a later edition says otherwise. A new year is a new file of this
 * folder that says what is different from the one before it, a line of `EDITIONS`, and its tests.
 */
export type Edition = {
  /** The first collection year it is for: 2026 is 2025-26. */
  readonly year: number
  readonly source: string
  /** The codes of the rules in force. */
  readonly rules: ReadonlySet<string>
  /** The codes that may stand in a return, of each subject. */
  readonly codes: Readonly<Record<CodeSetId, ReadonlySet<string>>>
  /** Null where the collection has no such group. */
  readonly preProceedings: PreProceedingsGroup | null
}

/** The group of pre-proceedings within a period of need: its name, and its columns in the order of the file. */
export type PreProceedingsGroup = {
  readonly name: string
  readonly columns: readonly {
    readonly name: string
    /** Only a day can be checked: of the others it is not published how they are written. */
    readonly isDay: boolean
    readonly of: Exclude<keyof RecordedPreProceedings, 'referralId'>
  }[]
}
