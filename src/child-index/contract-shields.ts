import type { IndexNumber } from '../kernel/index-number.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal } from './contract-asked.ts'
import type { Assertion } from './contract-registration.ts'

/** Hiding a child who must not be found. */
export type ShieldOperations = {
  /**
   * Shields a child, at once: by the responsible authority, or an index operator. From then on the child is there for
   * the responsible authority alone, and for whoever already knows every field they match by, and has not guessed the home
   * wrong five times that day. One who registers a hidden child is given a new number; operators join the two. Shielding
   * twice is one act. Put up within 28 days of responsibility having been taken, not given, it hides the child neither
   * from those who work with them nor from those responsible in that time, until an operator has reviewed it.
   */
  shield(request: ShieldRequest): Promise<Outcome<Shielded, ShieldRefusal>>
}

export type ShieldRequest = {
  readonly asked: Asked
  readonly number: string
  /** Why, in words: 1 to 1,000 characters. Only operators read it. */
  readonly reason: string
}

export type Shielded = { readonly number: IndexNumber; readonly since: Instant }

export type ShieldRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'reason-missing'
  | 'reason-too-long'
  /** Only the responsible authority, or an index operator. */
  | 'not-yours-to-shield'

/**
 * What index operators do to keep children safe from being found: people, whose role is `index-operator`; anyone else is
 * refused `not-an-operator`.
 */
export type SafeguardOperations = {
  /** Shields: those put up by the index itself and waiting for a person first, then the newest. At most 100. */
  shields(request: ShieldsRequest): Promise<Outcome<readonly Shield[], SafeguardRefusal>>
  /** One shield. */
  shieldInFull(request: ShieldInFullRequest): Promise<Outcome<Shield, SafeguardRefusal>>
  /**
   * Decides on a provisional shield: kept, it is a full one; lifted, the child is found like any other. A full one that is
   * unreviewed is kept by it, and hides the child from all from whom it should.
   */
  reviewShield(request: ReviewShieldRequest): Promise<Outcome<Shield, SafeguardRefusal>>
  /** Plants an invented child whom nobody has reason to look for. Whoever is shown them raises an alert. */
  plantCanary(request: PlantCanaryRequest): Promise<Outcome<Canary, SafeguardRefusal>>
  /** Who was shown a planted child, newest first. At most 100. */
  canaryAlerts(request: CanaryAlertsRequest): Promise<Outcome<readonly CanaryAlert[], SafeguardRefusal>>
  /** Says which authority a postcode, a district or an area is of: at most 5,000 at once; a repeated prefix is replaced. */
  setPostcodeAreas(request: PostcodeAreasRequest): Promise<Outcome<{ readonly set: number }, SafeguardRefusal>>
}

/** `after` is the last id seen; `count` 1 to 100, 25 when left out. */
type Listed = { readonly asked: Asked; readonly after?: string | null; readonly count?: number }

export type ShieldsRequest = Listed & { readonly state: 'standing' | 'lifted' }

export type Shield = {
  readonly id: string
  readonly number: IndexNumber
  /** 'provisional': put up by the index itself, because a new child was much like a shielded one. */
  readonly kind: 'full' | 'provisional'
  readonly authority: string
  readonly reason: string
  readonly since: Instant
  readonly liftedAt: Instant | null
  readonly liftedBy: readonly string[]
  /** The shielded children to whom a provisional one's child was near. */
  readonly near: readonly IndexNumber[]
  /** A full one, put up soon after responsibility was taken, that no operator has looked at: keeping it is the review. */
  readonly unreviewed: boolean
}

export type ShieldInFullRequest = { readonly asked: Asked; readonly id: string }

export type ReviewShieldRequest = {
  readonly asked: Asked
  readonly id: string
  readonly verdict: 'keep' | 'lift'
  readonly reason: string
}

/** The child is registered as the asking authority's own, by this assertion; one like a real child is refused. */
export type PlantCanaryRequest = { readonly asked: Asked; readonly assertion: Assertion }

export type Canary = { readonly number: IndexNumber; readonly plantedAt: Instant }

export type CanaryAlertsRequest = Listed

export type CanaryAlert = {
  readonly id: string
  readonly number: IndexNumber
  readonly at: Instant
  readonly authority: string
  readonly userId: string | null
  readonly role: string
  readonly purpose: string
  /** What was asked, as the audit names it. */
  readonly request: string
}

/** `prefix` is a whole postcode, its sector ("AL4 0"), its district ("AL4") or its area ("AL"). */
export type PostcodeAreasRequest = {
  readonly asked: Asked
  readonly areas: readonly { readonly prefix: string; readonly authority: string }[]
}

export type SafeguardRefusal =
  | AskedRefusal
  | 'not-an-operator'
  | 'not-found'
  | 'reason-missing'
  | 'reason-too-long'
  /** A full shield is lifted by two people: propose `unshield`. */
  | 'second-person-needed'
  | 'already-lifted'
  /** The assertion was refused, or is like a child the index holds. */
  | 'canary-not-planted'
  | 'area-not-readable'
  | 'too-many-at-once'
