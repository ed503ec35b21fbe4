import type { CitedEntry } from '../../../../entries/citing/queries.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Citation, Judgement, NotKnown } from '../../../../entries/evidence/model.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import type { Due } from '../../../dues/model.ts'
import type { SignOff } from '../../../sign-off/model.ts'
import type { Worry } from '../../../worries/model.ts'
import type { Assessment } from '../../model.ts'
import type { Written } from '../written-words.tsx'

/** The assessment, the children it is about, its clock, and the worries that are open already. */
export type AssessmentShown = {
  readonly assessment: Assessment
  readonly children: readonly KnownPerson[]
  readonly dues: readonly Due[]
  readonly worries: readonly Worry[]
  /** What stands beside the text: judgements, what they and the text rest on, and what is not known. */
  readonly evidence: {
    readonly judgements: readonly Judgement[]
    readonly citations: readonly Citation[]
    readonly notKnown: readonly NotKnown[]
  }
  /** Whether this reader may write in it. */
  readonly mayWrite: boolean
  /** Those of the children whom others hold, so that two write here. */
  readonly heldByOthers: readonly KnownPerson[]
  /** Those who have a child protection plan, which no assessment ends. */
  readonly protectedNow: readonly KnownPerson[]
  /** Who wrote what stands. */
  readonly writer: string | null
  /** The entries that its words cite. */
  readonly cited: readonly CitedEntry[]
  /** The words as they were signed and frozen; null until then. */
  readonly signed: SignedWords | null
  /** Each time it was put before a manager, the latest first. */
  readonly rounds: readonly SignOff[]
}

export type SignedWords = Written & {
  readonly writtenByName: string
  readonly signedByName: string
  readonly at: Instant
  readonly isUnaltered: boolean
  readonly recordId: string
  readonly corrections: readonly {
    readonly id: string
    readonly content: unknown
    readonly writtenByName: string
    readonly recordedAt: Instant
  }[]
}

export type Shown = Showing<AssessmentShown>
