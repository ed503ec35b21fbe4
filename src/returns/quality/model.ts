import type { Instant } from '../../kernel/instant.ts'
import type { Severity } from '../children-in-need/model.ts'
import type { Origin } from '../children-in-need/model-record.ts'

/** What a rule says of a child's record, as it is found. `path` is within the child: empty, of the child as a whole. */
export type FoundFault = {
  readonly childId: string
  readonly code: string
  readonly severity: Severity
  readonly path: string
  /** The part of the record that puts it right. */
  readonly place: Origin
}

/** A fault that is kept as standing. */
export type StandingFault = Pick<FoundFault, 'childId' | 'code' | 'path'> & { readonly id: string }

/** How far the rules have looked: the acts up to then, and when last at every child of the year. */
export type Sweep = { readonly upTo: Instant; readonly wholeAt: Instant | null; readonly children: number }

/** Whose children are looked at: everyone's, a team's, or those these people hold. */
export type Scope =
  | { readonly of: 'authority' }
  | { readonly of: 'team'; readonly teamId: string; readonly name: string; readonly isOwn: boolean }
  | { readonly of: 'held'; readonly userIds: readonly string[] }

/** What of it is listed: of one rule, of one team, of one worker. */
export type Chosen = Readonly<Partial<Record<'rule' | 'team' | 'worker', string>>>

/** How much there is to put right, how much of it is new this week, and how much was put right in it. */
export type Figures = {
  readonly children: number
  readonly times: number
  readonly come: number
  readonly mended: number
}
export type RuleFigures = Figures & { readonly code: string; readonly severity: Severity }
export type HolderFigures = Figures & { readonly id: string | null; readonly name: string | null }

export type DeskFigures = {
  readonly whole: Figures
  readonly rules: readonly RuleFigures[]
  readonly teams: readonly HolderFigures[]
  readonly workers: readonly HolderFigures[]
}

/** A line of the desk: of which child, since when, and who holds the child. */
export type ListedFault = FoundFault & {
  readonly since: Instant
  /** Null while it stands. */
  readonly mendedAt: Instant | null
  readonly workerName: string | null
}
