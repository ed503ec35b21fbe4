import type { Actor, Role } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery, nameOf } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { currentName, isUnborn, type KnownPerson } from '../../people/model.ts'
import { lockChildren, peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lockOpenEpisode } from '../episodes/queries.ts'
import { teamsThatHold } from '../referrals/queries.ts'
import type {
  Allocation,
  AllocationRefusal,
  ChangeAllocation,
  GivenRole,
  Handover,
  HeldChild,
  NewHolder,
} from './model.ts'
import { allocate, allocationsOf, endRole, workersWithRole } from './queries.ts'
import { handovers, handoverTitle, handoverTold } from './rules.ts'

/** As many workers as can be chosen from. */
export const MOST_WORKERS = 500

/** Who can be given children in each role. */
export const WORKERS_FOR: Readonly<Record<GivenRole, Role>> = {
  'social-worker': 'social-worker',
  'co-worker': 'social-worker',
  'conference-chair': 'conference-chair',
  'reviewing-officer': 'reviewing-officer',
}

/**
 * Gives children to a worker, or to a team to choose one, from a day on; the story says so in plain words. A child
 * held so already stays as it is, so the same act sent again changes nothing.
 */
export async function changeAllocation(
  tx: Tx,
  actor: Actor,
  act: ChangeAllocation,
  now: Moment,
): Promise<Outcome<{ readonly changed: number }, AllocationRefusal>> {
  const childIds = [...new Set(act.childIds)].toSorted()
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'allocation.change', childIds, now.day))) return refused('not-found')
  const holder = await newHolder(tx, act, now.day)
  if (!holder) return refused('no-such-worker')
  const decided = handovers(await heldChildren(tx, childIds), act, holder, now.day)
  if (!decided.ok) return decided
  const people = await peopleById(tx, childIds)
  for (const handover of decided.value) {
    await handOver(tx, act, holder, handover)
    await tellTheStory(tx, actor, { act, holder, handover, child: people.get(handover.childId) })
    await audit(tx, actor, 'allocation.change', { kind: 'child', id: handover.childId }, { role: act.role })
  }
  return accepted({ changed: decided.value.length })
}

const NOBODY: NewHolder = { userId: null, teamId: null, name: '', jobTitle: null }

/** The chosen worker with their team, or the chosen team; undefined if there is none such for this role. */
async function newHolder(tx: Tx, act: ChangeAllocation, day: CalendarDay): Promise<NewHolder | undefined> {
  const { role, holder } = act
  if (holder === null) return role === 'co-worker' ? NOBODY : undefined
  if ('teamId' in holder) {
    const team = (await teamsThatHold(tx)).find(({ id }) => id === holder.teamId)
    return team && role === 'social-worker' ? { ...NOBODY, teamId: team.id, name: team.name } : undefined
  }
  const workers = await workersWithRole(tx, WORKERS_FOR[role], day, MOST_WORKERS)
  return workers.find(({ userId }) => userId === holder.userId)
}

async function heldChildren(tx: Tx, childIds: readonly string[]): Promise<readonly HeldChild[]> {
  const all = await allocationsOf(tx, childIds)
  const children: HeldChild[] = []
  for (const childId of childIds) {
    const isOpen = (await lockOpenEpisode(tx, childId)) !== undefined
    children.push({ childId, isOpen, held: all.filter((one) => one.childId === childId) })
  }
  return children
}

/** A social worker holds a child in their team, and one without a team in the team that had the child. */
async function handOver(tx: Tx, act: ChangeAllocation, holder: NewHolder, handover: Handover): Promise<void> {
  const { role, fromOn } = act
  const { childId, before } = handover
  const { userId } = holder
  if (userId === null && holder.teamId === null) return endRole(tx, childId, role, fromOn)
  const teamId = role === 'social-worker' ? (holder.teamId ?? before[0]?.teamId ?? null) : null
  await allocate(tx, { childId, userId, teamId, role, fromOn })
}

type Told = {
  readonly act: ChangeAllocation
  readonly holder: NewHolder
  readonly handover: Handover
  readonly child: KnownPerson | undefined
}

/** One entry for each child: whoever reads of one need not know who else changed hands. */
async function tellTheStory(tx: Tx, actor: Actor, { act, holder, handover, child }: Told): Promise<void> {
  const { role, fromOn } = act
  const before = role === 'co-worker' && holder.userId !== null ? [] : await namesOf(tx, handover.before)
  const title = handoverTitle(role, child ? calledBriefly(child) : 'this child', holder)
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'fact',
      title: title.replace(/^th/, 'Th'),
      body: paragraphs(handoverTold(holder, fromOn, before)),
      happenedOn: fromOn,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      significant: role === 'social-worker',
      about: [{ personId: handover.childId }],
    },
  ])
}

async function namesOf(tx: Tx, before: readonly Allocation[]): Promise<readonly string[]> {
  const names: string[] = []
  for (const { userId } of before) {
    const name = await nameOf(tx, userId)
    if (name !== null) names.push(name)
  }
  return names
}

function calledBriefly(child: KnownPerson): string {
  return isUnborn(child) ? 'the baby' : currentName(child.names)?.given || 'this child'
}
