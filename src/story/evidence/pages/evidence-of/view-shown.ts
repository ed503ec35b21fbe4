import type { EvidenceOf } from '../../commands-citing.ts'
import type { EntryToChoose } from '../../queries.ts'

/** What something rests on, and the entries of the children's stories that could be cited for it. */
export type ToCite = EvidenceOf & {
  readonly offered: readonly EntryToChoose[]
  /** What was looked for; empty for the newest. */
  readonly words: string
}
