import { addDays } from '../kernel/calendar-day.ts'
import { ageThen } from './cast.ts'
import type { Desk } from './histories/desk.ts'
import type { Outcome } from './histories/episode.ts'
import { tellerVoice } from './histories/voices.ts'
import type { Involvement, Person, User } from './model.ts'
import { later } from './order.ts'

/** Who works with each child: the worker who holds the case, school, health, and others who come. */
export function involvementsOf(desk: Desk, outcome: Outcome): readonly Involvement[] {
  return desk.cast.children.flatMap((child) => [
    ...lead(desk, child),
    ...universal(desk, child),
    ...special(desk, child, outcome),
  ])
}

function lead(desk: Desk, child: Person): readonly Involvement[] {
  return desk.allocations
    .filter((allocation) => allocation.children.includes(child.id))
    .map((allocation) => {
      const user = userOf(desk, allocation.subject)
      const visits = desk.steps.filter(
        (step) =>
          step.kind === 'visit' &&
          step.by === user.subject &&
          step.perChild.some((part) => part.child === child.id && part.seen),
      )
      return { ...row(desk, child, user, visits.at(-1)?.on ?? null), from: allocation.from, to: allocation.to }
    })
}

function universal(desk: Desk, child: Person): readonly Involvement[] {
  const { staff, today, by } = desk
  const age = ageThen(child, today)
  const school = age >= 4 ? tellerVoice(desk, 'school', child).user : null
  const health = age < 0 ? staff.midwife : age < 5 ? staff.healthVisitor : null
  const known = [school, health, by.maybe(0.85) ? staff.gp : null].filter((user) => user !== null)
  return known.map((user) => row(desk, child, user, addDays(today, -by.whole(1, user === school ? 6 : 90))))
}

/** A service that is not named to others: asked for through the broker. */
function special(desk: Desk, child: Person, outcome: Outcome): readonly Involvement[] {
  const sensitive = desk.cast.theme === 'own-distress' || desk.cast.theme === 'sexual'
  if (!sensitive || outcome.status === 'closed' || !desk.by.maybe(0.7)) return []
  return [
    {
      ...row(desk, child, desk.staff.hospital, null),
      subject: null,
      name: 'A service',
      role: 'ask through the broker',
      sensitive: true,
    },
  ]
}

function row(desk: Desk, child: Person, user: User, lastSeenOn: Involvement['lastSeenOn']): Involvement {
  const from = child.bornOn ?? addDays(desk.today, -60)
  const began = addDays(desk.today, -desk.by.whole(100, 900))
  return {
    child: child.id,
    agency: user.agency,
    subject: user.subject,
    name: user.name,
    role: user.jobTitle,
    phone: user.phone,
    from: later(began, from),
    to: null,
    lastSeenOn,
    sensitive: false,
  }
}

function userOf(desk: Desk, subject: string): User {
  const user = desk.cast.authority.users.find((one) => one.subject === subject)
  if (!user) throw new RangeError('allocated to nobody of this authority')
  return user
}
