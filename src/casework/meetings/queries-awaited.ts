import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { familyOf } from '../../people/family/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { conferenceById, conferencesAwaited } from '../conferences/queries.ts'
import { strategyDiscussionById, strategyDiscussionsAwaited } from '../enquiries/queries.ts'
import { planStatusesOf } from '../plans/queries.ts'
import { type AwaitedStep, type Invitee, type MeetingKind, PLANS_MET } from './model.ts'
import { peopleMet } from './queries-expected.ts'
import { inviteesOfFamily, type KnownAround } from './rules-people.ts'

/**
 * What these children wait for that is a meeting, the most pressing first. A discussion or a conference is about its own
 * children, of whom the first given is one; a core group or review about those given who have such a plan.
 */
export async function awaitedSteps(tx: Tx, childIds: readonly string[]): Promise<readonly AwaitedStep[]> {
  const [first] = childIds
  if (first === undefined) return []
  const statuses = (await planStatusesOf(tx, childIds)).filter(({ toOn }) => toOn === null)
  const withPlan = (kind: MeetingKind): AwaitedStep[] => {
    const plans = PLANS_MET[kind] ?? []
    const ids = childIds.filter((id) => statuses.some((one) => one.childId === id && plans.includes(one.kind)))
    return ids.length > 0 ? [{ kind, stepId: null, childIds: ids, chair: null }] : []
  }
  return [
    ...(await discussionAwaited(tx, first)),
    ...(await conferenceAwaited(tx, first)),
    ...withPlan('core-group'),
    ...withPlan('child-in-need-review'),
  ]
}

async function discussionAwaited(tx: Tx, childId: string): Promise<readonly AwaitedStep[]> {
  const [called] = await strategyDiscussionsAwaited(tx, [childId])
  const discussion = called && (await strategyDiscussionById(tx, called.id))
  if (!discussion) return []
  return [{ kind: 'strategy-discussion', stepId: discussion.id, childIds: discussion.childIds, chair: null }]
}

async function conferenceAwaited(tx: Tx, childId: string): Promise<readonly AwaitedStep[]> {
  const called = (await conferencesAwaited(tx, [childId])).at(-1)
  const conference = called && (await conferenceById(tx, called.id))
  if (!conference) return []
  const chair = (await workersHolding(tx, [childId])).find(({ held }) => held === 'conference-chair')
  const childIds = conference.children.map((child) => child.childId)
  return [{ kind: `${conference.kind}-conference`, stepId: conference.id, childIds, chair: chair ?? null }]
}

/** Everyone known around these children: who met before, who carries out the plan, who holds them, their family. */
export async function knownAround(tx: Tx, childIds: readonly string[], today: CalendarDay): Promise<KnownAround> {
  const met = await peopleMet(tx, childIds)
  const family = []
  for (const childId of childIds) {
    const around = await familyOf(tx, childId)
    if (around) family.push(...inviteesOfFamily(around, today))
  }
  return {
    coreGroup: met.coreGroup,
    lastMeeting: met.last,
    workers: (await workersHolding(tx, childIds)).map(({ userId, held, ...worker }) => worker),
    family,
  }
}

type Holding = Invitee & { readonly userId: string; readonly held: string }

/** The council's workers who hold any of these children, each once. Stands on allocation_of_child. */
async function workersHolding(tx: Tx, childIds: readonly string[]): Promise<readonly Holding[]> {
  const { rows } = await sql<Pick<Holding, 'userId' | 'held' | 'name' | 'role' | 'contact' | 'agency'>>`
    select distinct on (a.user_id) a.user_id, a.role as held, access.name_of(a.user_id) as name,
           coalesce(m.job_title, a.role) as role, m.phone as contact, g.name as agency
      from allocation a
      left join lateral (
        select s.job_title, s.phone, s.agency_id from access.membership s
         where s.authority = a.authority and s.user_id = a.user_id and s.seat = 'council' and s.to_on is null limit 1) m on true
      left join access.agency g on g.authority = a.authority and g.id = m.agency_id
     where a.authority = ${tx.authority} and a.child_id = any(${childIds}::uuid[]) and a.to_on is null
       and a.user_id is not null and a.role <> 'front-door'
     order by a.user_id, a.from_on limit 20`.execute(tx)
  return rows.map((row) => ({ ...row, service: 'childrens-services' as const, inCoreGroup: false }))
}
