import type { Role } from '../../access/actor.ts'
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { type Colleague, type Cover, type CoverRefusal, MOST_DAYS, type SetCover } from './model.ts'

/** Roles whose work is with children, so that someone must do it while they are away. */
const WITH_CHILDREN: readonly Role[] = [
  'social-worker',
  'team-manager',
  'service-manager',
  'conference-chair',
  'reviewing-officer',
  'front-door-manager',
]

export type CoverState = {
  readonly absent: Colleague | undefined
  readonly covering: Colleague | undefined
  /** What is set for the one who is away already, and not over. */
  readonly set: readonly Cover[]
}

/**
 * Whether one may stand in for the other. Nobody is given by it what they could not be given otherwise: a manager's
 * work, signing with it, goes to a manager. From today on at the earliest: nobody had looked by right before.
 */
export function setCover(
  { absent, covering, set }: CoverState,
  act: SetCover,
  today: CalendarDay,
): Outcome<SetCover, CoverRefusal> {
  if (!absent || !covering) return refused('no-such-colleague')
  if (absent.userId === covering.userId) return refused('same-person')
  if (!mayStandIn(covering.roles, absent.roles)) return refused('not-the-same-work')
  if (act.fromOn < today) return refused('begins-in-the-past')
  if (act.toOn < act.fromOn) return refused('ends-before-it-begins')
  if (act.toOn > addDays(act.fromOn, MOST_DAYS - 1)) return refused('too-long')
  if (act.reason.trim() === '') return refused('no-reason')
  if (set.some((other) => other.coveringUser === act.coveringUser && overlaps(other, act))) {
    return refused('covered-already')
  }
  return accepted({ ...act, reason: act.reason.trim() })
}

/** Whether whoever has these roles can do what someone with those does: each of them; a manager does a worker's work. */
export function mayStandIn(covering: readonly Role[], absent: readonly Role[]): boolean {
  const needed = absent.filter((role) => WITH_CHILDREN.includes(role))
  const does = (role: Role) =>
    covering.includes(role) || (role === 'social-worker' && covering.includes('team-manager'))
  return needed.length > 0 && needed.every(does)
}

/** Whether this person may say who stands in: for themselves; a manager for their team; a service manager for anyone. */
export function maySetFor(
  actor: { readonly userId: string | null; readonly roles: readonly Role[]; readonly teamId: string | null },
  absent: Pick<Colleague, 'userId' | 'teamId'>,
): boolean {
  if (actor.userId === absent.userId || actor.roles.includes('service-manager')) return true
  return actor.roles.includes('team-manager') && actor.teamId !== null && actor.teamId === absent.teamId
}

/** Where a cover has got to today. */
export function stateOf(cover: Pick<Cover, 'fromOn' | 'toOn' | 'endedOn'>, today: CalendarDay): CoverPhase {
  if (cover.endedOn !== null && cover.endedOn <= today) return 'ended'
  if (cover.toOn < today) return 'over'
  return cover.fromOn <= today ? 'runs' : 'to-come'
}
export type CoverPhase = 'to-come' | 'runs' | 'over' | 'ended'

function overlaps(one: Cover, other: SetCover): boolean {
  return one.endedOn === null && one.fromOn <= other.toOn && other.fromOn <= one.toOn
}
