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

/** A worker who can hold children: name, team, and how many they hold today. */
export type Worker = {
  readonly userId: string
  readonly name: string
  readonly jobTitle: string
  readonly phone: string | null
  readonly teamId: string | null
  readonly teamName: string | null
  readonly holds: number
}
