import type { EntryToCite } from '../../../../entries/citing/queries.ts'
import type { EvidenceOf } from '../../commands-citing.ts'

/** What something rests on, and the entries of the children's stories that could be cited for it. */
export type ToCite = EvidenceOf & {
  readonly offered: readonly EntryToCite[]
  /** What was looked for; empty for the newest. */
  readonly words: string
}
