import type { CalendarDay } from '../../kernel/calendar-day.ts'

export const ALLOCATION_ROLES = [
  'social-worker',
  'co-worker',
  'conference-chair',
  'reviewing-officer',
  'front-door',
] as const
export type AllocationRole = (typeof ALLOCATION_ROLES)[number]

/** Who holds a child, in what role, from and to. With a team and no user the child waits to be allocated. */
export type Allocation = {
  readonly id: string
  readonly childId: string
  readonly userId: string | null
  readonly teamId: string | null
  readonly role: AllocationRole
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
}

/** How many children a worker is to hold at most from a day on, as agreed. */
export type CaseloadLimit = { readonly userId: string; readonly children: number; readonly fromOn: CalendarDay }

/** A worker who can hold children: name, team, how many they hold today, how many was agreed, and if they are away. */
export type Worker = {
  readonly userId: string
  readonly name: string
  readonly jobTitle: string
  readonly phone: string | null
  readonly teamId: string | null
  readonly teamName: string | null
  readonly holds: number
  /** Null where nothing was agreed. */
  readonly limit: number | null
  /** The last day of an absence that runs today and is covered by a colleague. */
  readonly awayUntil: CalendarDay | null
}

/** Roles that one holds at a time: giving the child to another ends it for whoever held it. */
export const HELD_BY_ONE: readonly AllocationRole[] = ['social-worker', 'conference-chair', 'reviewing-officer']

/** The roles that are given to someone, and taken from them, on the page of who holds a child. */
export const GIVEN_ROLES = ['social-worker', 'co-worker', 'conference-chair', 'reviewing-officer'] as const
export type GivenRole = (typeof GIVEN_ROLES)[number]

/** From a day on these children are held in this role by someone else. */
export type ChangeAllocation = {
  readonly childIds: readonly string[]
  readonly role: GivenRole
  /** A worker; a team, where a child waits for a social worker; null where nobody is co-worker any more. */
  readonly holder: { readonly userId: string } | { readonly teamId: string } | null
  readonly fromOn: CalendarDay
  /** Why; needed where somebody else has the child now. */
  readonly reason: string
}

/** The children of one worker go to others, each to whom is chosen for them: one act, whole or not at all. */
export type HandOverChildren = {
  readonly fromUserId: string
  readonly moves: readonly { readonly childId: string; readonly to: Exclude<ChangeAllocation['holder'], null> }[]
  readonly fromOn: CalendarDay
  readonly reason: string
}

export type AllocationRefusal =
  | 'not-found'
  | 'no-child'
  | 'no-such-worker'
  | 'not-open'
  | 'in-the-future'
  | 'before-the-one-now'
  | 'no-reason'

/** A child as far as who holds them goes by it. */
export type HeldChild = {
  readonly childId: string
  readonly isOpen: boolean
  /** Who holds the child today, in any role. */
  readonly held: readonly Allocation[]
}

/** Whoever is to hold children: what they are called, and in what team. Neither user nor team: nobody. */
export type NewHolder = {
  readonly userId: string | null
  readonly teamId: string | null
  readonly name: string
  readonly jobTitle: string | null
}

/** Who held a child at some time, in what role, and why the child came to them. */
export type HeldOnce = Pick<Allocation, 'childId' | 'role' | 'fromOn' | 'toOn'> & {
  /** Null where a team had the child and had chosen nobody. */
  readonly name: string | null
  readonly team: string | null
  readonly reason: string | null
}

/** What changes for one child: who held them in this role until then. */
export type Handover = { readonly childId: string; readonly before: readonly Allocation[] }
