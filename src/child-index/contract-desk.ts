import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { IndexNumber } from '../kernel/index-number.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Accuracy } from './contract-accuracy.ts'
import type { Asked, AskedRefusal } from './contract-asked.ts'
import type { Identity, IdentitySummary, NumberState } from './contract-identity.ts'
import type { MatchOutcome, Objection, Reason } from './contract-matching.ts'

/**
 * What index operators do: people, never machines. Each request is of a named person (`asked.userId`) whose role is
 * `index-operator`; anyone else is refused `not-an-operator`. What joins, parts or ends identities needs two people:
 * one proposes, another settles. Nothing here is ever deleted, and everything can be undone.
 */
export type DeskOperations = {
  /** Pairs that may be one child, those waiting longest first. */
  possibleDuplicates(request: DeskRequest & Page): Promise<DeskOutcome<DuplicatesPage>>
  /** One pair side by side, with the weights in words. */
  possibleDuplicate(request: DeskRequest & { readonly id: string }): Promise<DeskOutcome<DuplicateInFull>>
  /** What an act would do, before anybody proposes it: whom it touches, and what follows. */
  effectOf(request: DeskRequest & { readonly act: DeskAct }): Promise<DeskOutcome<Effect>>
  /** Proposes an act, with a reason. Nothing changes until a second person agrees. Sent twice under one id it is one act. */
  propose(request: ProposeRequest): Promise<DeskOutcome<Proposal>>
  /** A second person agrees, and the act is done, or declines, and nothing changes. The proposer may only withdraw. */
  settle(request: SettleRequest): Promise<DeskOutcome<Proposal>>
  /** Proposals: those waiting for a second person, oldest first; or those settled, newest first. */
  proposals(
    request: DeskRequest & Page & { readonly state: 'waiting' | 'settled' },
  ): Promise<DeskOutcome<ProposalsPage>>
  proposal(request: DeskRequest & { readonly id: string }): Promise<DeskOutcome<Proposal>>
  /** One person's decision that two numbers are two children: never offered again until two people reverse it. */
  sayNotSame(request: SayNotSameRequest): Promise<DeskOutcome<{ readonly decisionId: string }>>
  /** Asks the authorities that know either child; the pair waits for them, at the end of the queue. */
  askAuthorities(
    request: DeskRequest & { readonly id: string; readonly question: string },
  ): Promise<DeskOutcome<{ readonly askedOf: readonly string[] }>>
  /** People by number, identifier or name: exact first; what sounds or looks alike only where nothing is exact. */
  searchPeople(request: PeopleSearch): Promise<DeskOutcome<PeopleFound>>
  /** What it takes to recognise the children of these numbers, at most 100; numbers never issued are left out. */
  peopleByNumbers(
    request: DeskRequest & { readonly numbers: readonly string[] },
  ): Promise<DeskOutcome<readonly PersonOfNumber[]>>
  /** The number to which a record, named by its assertion's id, is linked now: pages name children so, never by number. */
  numberOfRecord(
    request: DeskRequest & { readonly recordId: string },
  ): Promise<DeskOutcome<{ readonly number: IndexNumber }>>
  /** All that ever happened to a child's identity, newest first. */
  historyOf(request: DeskRequest & { readonly number: string }): Promise<DeskOutcome<IdentityHistory>>
  /** What was told to a survivor since a merge now undone, and belongs to one of two: who is to say to whom. */
  toAllot(request: DeskRequest & Page): Promise<DeskOutcome<readonly ToAllot[]>>
  /** Says to which of the two it belongs; no longer shown on the other. */
  allot(
    request: DeskRequest & { readonly id: string; readonly number: string; readonly reason: string },
  ): Promise<DeskOutcome<ToAllot>>
  /** How well the matcher does: by authority and name group, with the backlog and its drift. */
  accuracy(request: DeskRequest): Promise<DeskOutcome<Accuracy>>
}

export type DeskRequest = { readonly asked: Asked }
/** `after` is the last id seen; `count` 1 to 100, 25 when left out. */
export type Page = { readonly after?: string | null; readonly count?: number }
export type DeskOutcome<T> = Outcome<T, DeskRefusal>
export type DeskRefusal =
  | AskedRefusal
  | 'not-an-operator'
  | 'not-found'
  | 'number-not-valid'
  | 'reason-missing'
  | 'same-child-twice'
  /** One of the two has been retired, sealed or invalidated already. */
  | 'no-longer-active'
  /** People have said that these are two children; that must be reversed first. */
  | 'said-not-to-be-the-same'
  /** Another proposal touches the same child; settle it first. */
  | 'another-proposal-waits'
  | 'second-person-needed'
  | 'already-settled'
  /** Nobody is asked about a shielded child: the question would tell them of the child. */
  | 'child-shielded'
  /** The child has changed since the effect was shown; look again. */
  | 'changed-since'
  | 'not-merged'
  | 'nothing-to-split'
  /** Only a provisional number gives way to another; two known children are merged. */
  | 'not-provisional'
  /** Somebody works with this child, or has a sealed concern: the number stands for someone. */
  | 'still-in-use'
  /** Only an invalid or a sealed number can be given back. */
  | 'nothing-to-restore'
  /** A search needs a number, or a name of which the first two letters are known. */
  | 'too-little-to-go-by'
  | 'too-many-at-once'

/** What two people do together. */
export type DeskAct =
  /** `retired` becomes an alias of `survivor`, for ever. */
  | { readonly kind: 'merge'; readonly survivor: string; readonly retired: string }
  /** A retired number lives again, with the assertions it had. */
  | { readonly kind: 'unmerge'; readonly retired: string }
  /** Assertions wrongly linked to a child become a child of their own, under a new number. */
  | { readonly kind: 'split'; readonly number: string; readonly assertionIds: readonly string[] }
  /** A provisional number gives way to the number the child is known by. */
  | { readonly kind: 'supersede'; readonly number: string; readonly by: string }
  /** A number that stands for nobody: issued in error. */
  | { readonly kind: 'invalidate'; readonly number: string }
  /** A new number without any link to the old that ordinary roles can see: adoption, protection of a witness. */
  | { readonly kind: 'identity-break'; readonly number: string; readonly why: 'adoption' | 'protection' }
  | { readonly kind: 'reverse-not-same'; readonly number: string; readonly otherNumber: string }
  | { readonly kind: 'unshield'; readonly number: string }
  /** An invalid or sealed number lives again, as it was: undoes `invalidate` and `identity-break`. */
  | { readonly kind: 'restore'; readonly number: string }

export type Effect = {
  readonly act: DeskAct
  readonly councils: readonly string[]
  readonly agencies: number
  readonly assertions: number
  readonly involvements: number
  readonly sealedConcerns: number
  /** Each in a sentence for the operator. */
  readonly words: readonly string[]
  /** Whom the act names, as they stood when this was shown; nobody of whom no record tells, nor a sealed child. */
  readonly people: readonly NamedThen[]
  /** Of what was shown: a proposal names it, and is refused when the child has changed since. */
  readonly fingerprint: string
}

/** A child named by a number, which led to `number` then. */
export type NamedThen = {
  readonly asked: IndexNumber
  readonly number: IndexNumber
  readonly summary: IdentitySummary
}

export type ProposeRequest = DeskRequest & {
  /** Made by the asker: a UUID. */
  readonly id: string
  readonly act: DeskAct
  readonly reason: string
  readonly fingerprint: string
  /** The pair of the queue it settles, if it came from there. */
  readonly duplicateId?: string | null
}
export type SettleRequest = DeskRequest & {
  readonly id: string
  readonly verdict: 'agreed' | 'declined' | 'withdrawn'
  readonly reason: string
}
export type SayNotSameRequest = DeskRequest & {
  readonly number: string
  readonly otherNumber: string
  readonly reason: string
  readonly duplicateId?: string | null
}
export type Proposal = {
  readonly id: string
  readonly act: DeskAct
  readonly effect: Effect
  readonly reason: string
  readonly proposedBy: Person
  readonly proposedAt: Instant
  readonly state: 'waiting' | 'agreed' | 'declined' | 'withdrawn'
  readonly settledBy: Person | null
  readonly settledAt: Instant | null
  readonly settledReason: string | null
  /** The pair of the queue it came from, if it did. */
  readonly duplicateId: string | null
  /** The number made by a split or an identity break, once agreed. */
  readonly newNumber: IndexNumber | null
}
export type Person = { readonly authority: string; readonly userId: string }
export type ProposalsPage = { readonly proposals: readonly Proposal[]; readonly total: number }

export type Duplicate = {
  readonly id: string
  readonly number: IndexNumber
  readonly otherNumber: IndexNumber
  readonly one: IdentitySummary
  readonly other: IdentitySummary
  readonly outcome: MatchOutcome['outcome']
  readonly probability: number
  readonly since: Instant
  readonly state: 'waiting' | 'asked' | 'proposed' | 'settled'
  readonly authorities: readonly string[]
}
export type DuplicatesPage = { readonly duplicates: readonly Duplicate[]; readonly total: number }

/** One child in a comparison: all that is said of them, by whom and since when. */
export type Side = {
  readonly number: IndexNumber
  readonly state: NumberState
  readonly status: 'active' | 'closed' | 'retired' | 'sealed' | 'invalid'
  readonly responsibleAuthority: string | null
  readonly since: Instant
  readonly lastHeardAt: Instant
  readonly retiredNumbers: readonly IndexNumber[]
  readonly assertions: readonly SideAssertion[]
  readonly involvements: readonly {
    readonly organisation: string | null
    readonly kind: string
    readonly sinceOn: CalendarDay
    readonly endedOn: CalendarDay | null
  }[]
  /** Others asserted in the same home, in words: "Alfie Calloway, born 2022". */
  readonly household: readonly string[]
}
export type SideAssertion = {
  readonly id: string
  readonly node: string
  readonly authority: string
  readonly recordedAt: Instant
  readonly identity: Identity
}
export type DuplicateInFull = Duplicate & {
  readonly sides: readonly [Side, Side]
  readonly reasons: readonly Reason[]
  readonly objections: readonly Objection[]
  readonly modelVersion: string
  /** Bits between this pair and the next nearest child; null when there is none. */
  readonly margin: number | null
  readonly position: number
  readonly of: number
  readonly nextId: string | null
  /** Waiting for a second person. */
  readonly proposal: Proposal | null
  readonly notes: readonly { readonly at: Instant; readonly by: Person; readonly words: string }[]
}

export type PeopleSearch = DeskRequest & {
  /** A number, an identifier, or a name; a name needs two letters of its beginning. */
  readonly words: string
  readonly birthDate?: CalendarDay | null
  readonly postcode?: string | null
}
export type PeopleFound = {
  readonly how: 'number' | 'identifier' | 'exact' | 'alike' | 'none'
  readonly people: readonly PersonFound[]
  /** More were found than are shown. */
  readonly more: boolean
}
export type PersonFound = {
  readonly number: IndexNumber
  readonly summary: IdentitySummary
  readonly state: NumberState
  readonly status: Side['status']
  readonly responsibleAuthority: string | null
  /** One of the child's records, by which pages name the child; null when no record is linked to the number. */
  readonly recordId: string | null
}
/** `asked` is the number asked for; of a retired one the rest is the survivor's. */
export type PersonOfNumber = PersonFound & { readonly asked: IndexNumber }

export type IdentityHistory = {
  readonly side: Side
  readonly events: readonly HistoryEvent[]
  readonly aliases: readonly IndexNumber[]
  readonly notSame: readonly { readonly number: IndexNumber; readonly decidedAt: Instant }[]
  readonly shielded: 'no' | 'provisional' | 'full'
}
export type HistoryEvent = {
  readonly at: Instant
  readonly kind: string
  readonly words: string
  readonly authority: string | null
  readonly by: string | null
  readonly decisionId: string | null
  /** The weights of the best candidates, where the matcher decided. */
  readonly candidates: readonly {
    readonly number: string
    readonly bits: number
    readonly probability: number
    readonly reasons: readonly Reason[]
    readonly objections: readonly Objection[]
  }[]
  readonly modelVersion: string | null
}

export type ToAllot = {
  readonly id: string
  readonly number: IndexNumber
  readonly otherNumber: IndexNumber
  readonly what: 'assertion' | 'involvement' | 'sealed-concern'
  readonly words: string
  readonly authority: string
  readonly since: Instant
  readonly allottedTo: IndexNumber | null
}
