import type { Act } from '../../access/policy.ts'
import type { StepKind } from '../../entries/model.ts'
import type { Instant } from '../../kernel/instant.ts'

/** What is put before someone to be signed before it stands. */
export const SIGNED_KINDS = ['assessment', 'section-47-conclusion', 'closure'] as const
export type SignedKind = (typeof SIGNED_KINDS)[number]

/** Who signs: nobody else than the writer, the manager of the team that holds the child, or the manager above. */
export const SIGNING_LEVELS = ['nobody', 'team-manager', 'service-manager'] as const
export type SigningLevel = (typeof SIGNING_LEVELS)[number]
export type Signer = Exclude<SigningLevel, 'nobody'>

type SigningRule = {
  readonly act: Act
  /** Who signs where the authority has set nobody else. */
  readonly usual: SigningLevel
  /** What an authority may set: never less than the law asks. */
  readonly levels: readonly SigningLevel[]
  /** The page on which it is read and signed. */
  readonly page: string
  readonly source: string
}

const MANAGERS = ['team-manager', 'service-manager'] as const

/** Who may authorise what. @source Working Together to Safeguard Children 2023, chapter 3; the process, column "decided by" */
export const SIGNING: Readonly<Record<SignedKind, SigningRule>> = {
  assessment: {
    act: 'assessment.authorise',
    usual: 'team-manager',
    levels: MANAGERS,
    page: '/assessments/:id/authorise',
    source: 'Working Together 2023, chapter 3: a manager decides on the outcome of an assessment',
  },
  'section-47-conclusion': {
    act: 'enquiry.authorise',
    usual: 'nobody',
    levels: SIGNING_LEVELS,
    page: '/enquiries/:id/authorise',
    source: 'Working Together 2023, chapter 3: the lead practitioner concludes; many authorities ask a manager',
  },
  closure: {
    act: 'closure.decide',
    usual: 'team-manager',
    levels: MANAGERS,
    page: '/closures/:id/authorise',
    source: 'Working Together 2023, chapter 3: a manager decides that work ends',
  },
}

/** One round: what was put before a manager, and what came of it. Asked again is another round. */
export type SignOff = {
  readonly id: string
  readonly kind: SignedKind
  readonly step: { readonly kind: StepKind; readonly id: string }
  readonly signedByRole: Signer
  /** The words as they were when the signature was asked for. */
  readonly content: unknown
  readonly askedAt: Instant
  readonly askedBy: string | null
  readonly askedByName: string
  /** Everyone who wrote in it. */
  readonly writtenBy: readonly string[]
  readonly decidedAt: Instant | null
  readonly decision: 'signed' | 'handed-back' | 'withdrawn' | null
  readonly comment: string | null
  readonly decidedByName: string | null
}

export type NewSignOff = Pick<SignOff, 'id' | 'kind' | 'step' | 'content' | 'writtenBy' | 'signedByRole'> & {
  readonly childIds: readonly string[]
}

export type DecideRefusal = 'not-waiting' | 'own-work' | 'not-your-level' | 'no-comment'

/** Something that waits for a signature, on the list of whoever may give it. */
export type Waiting = Pick<SignOff, 'id' | 'kind' | 'askedAt' | 'askedByName' | 'askedBy' | 'writtenBy'> & {
  readonly stepId: string
  readonly childIds: readonly string[]
}
