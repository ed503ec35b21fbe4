import type { Actor, Role } from '../../access/actor.ts'
import { nameOf } from '../../access/queries.ts'
import type { NewEntry } from '../../entries/model.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { currentName, isUnborn, type KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lockOpenEpisode } from '../episodes/queries.ts'
import { tellIndexOfCases } from '../episodes/queries-index.ts'
import { handOverConferences } from '../meetings/queries-writing.ts'
import type { NewNotice } from '../notifications/model.ts'
import { notify } from '../notifications/queries.ts'
import { teamsThatHold } from '../referrals/queries.ts'
import type { Allocation, ChangeAllocation, GivenRole, Handover, HeldChild, NewHolder } from './model.ts'
import { allocate, allocationsOf, endRole, workersWithRole } from './queries.ts'
import { handoverTitle, handoverTold } from './rules.ts'

/** As many workers as can be chosen from. */
export const MOST_WORKERS = 500

/** Who can be given children in each role. */
export const WORKERS_FOR: Readonly<Record<GivenRole, Role>> = {
  'social-worker': 'social-worker',
  'co-worker': 'social-worker',
  'conference-chair': 'conference-chair',
  'reviewing-officer': 'reviewing-officer',
}

const NOBODY: NewHolder = { userId: null, teamId: null, name: '', jobTitle: null }

/** The chosen worker with their team, or the chosen team; undefined if there is none such for this role. */
export async function newHolder(
  tx: Tx,
  { role, holder }: Pick<ChangeAllocation, 'role' | 'holder'>,
  day: CalendarDay,
): Promise<NewHolder | undefined> {
  if (holder === null) return role === 'co-worker' ? NOBODY : undefined
  if ('teamId' in holder) {
    const team = (await teamsThatHold(tx)).find(({ id }) => id === holder.teamId)
    return team && role === 'social-worker' ? { ...NOBODY, teamId: team.id, name: team.name } : undefined
  }
  const workers = await workersWithRole(tx, WORKERS_FOR[role], day, MOST_WORKERS)
  return workers.find(({ userId }) => userId === holder.userId)
}

/** Whether the case of each is open, and who holds them; each open case is locked. */
export async function heldChildren(tx: Tx, childIds: readonly string[]): Promise<readonly HeldChild[]> {
  const all = await allocationsOf(tx, childIds)
  const children: HeldChild[] = []
  for (const childId of childIds) {
    const isOpen = (await lockOpenEpisode(tx, childId)) !== undefined
    children.push({ childId, isOpen, held: all.filter((one) => one.childId === childId) })
  }
  return children
}

/** Children who go to one holder, as decided. */
export type Handing = {
  readonly act: Pick<ChangeAllocation, 'role' | 'fromOn' | 'reason'>
  readonly holder: NewHolder
  readonly handovers: readonly Handover[]
}

/** Changes who holds them, tells each child's story, and tells those who had and who have them: one act. */
export async function carryOut(tx: Tx, actor: Actor, handings: readonly Handing[], now: Moment): Promise<void> {
  const changes = handings.flatMap(({ act, holder, handovers }) =>
    handovers.map((handover) => ({ act, holder, handover })),
  )
  const people = await peopleById(
    tx,
    changes.map(({ handover }) => handover.childId),
  )
  const names = await namesOf(tx, changes)
  const step = { kind: 'allocation', id: newId() } as const
  for (const change of changes) await handOver(tx, actor, change)
  const entries = changes.map((change) => entryOf(actor, change, { names, child: people.get(change.handover.childId) }))
  await addEntries(tx, actor, entries)
  await tellIndexOfCases(
    tx,
    changes.flatMap(({ act, handover }) => (act.role === 'social-worker' ? handover.childId : [])),
  )
  const notices = changes.flatMap((change) => noticesOf(change, step))
  await notify(
    tx,
    notices.filter(({ userId }) => userId !== actor.userId),
    now.at,
  )
}

type Change = { readonly act: Handing['act']; readonly holder: NewHolder; readonly handover: Handover }

/** A social worker holds a child in their team, and one without a team in the team that had the child. A chair is handed the conferences planned. */
async function handOver(tx: Tx, actor: Actor, { act, holder, handover }: Change): Promise<void> {
  const { role, fromOn } = act
  const { childId, before } = handover
  const { userId } = holder
  if (userId === null && holder.teamId === null) return endRole(tx, childId, role, fromOn)
  const teamId = role === 'social-worker' ? (holder.teamId ?? before[0]?.teamId ?? null) : null
  const reason = act.reason.trim() || null
  await allocate(tx, { childId, userId, teamId, role, fromOn, reason, givenBy: actor.userId })
  if (role === 'conference-chair' && userId !== null)
    await handOverConferences(tx, childId, { userId, name: holder.name })
}

type Told = { readonly names: ReadonlyMap<string, string>; readonly child: KnownPerson | undefined }

/** One entry for each child: whoever reads of one need not know who else changed hands. */
function entryOf(actor: Actor, { act, holder, handover }: Change, { names, child }: Told): NewEntry {
  const { role, fromOn } = act
  const before = role === 'co-worker' && holder.userId !== null ? [] : handover.before
  const until = before.flatMap(({ userId }) => names.get(userId ?? '') ?? [])
  const title = handoverTitle(role, child ? calledBriefly(child) : 'this child', holder)
  return {
    ...{ id: newId(), kind: 'fact', title: title.replace(/^th/, 'Th'), happenedOn: fromOn },
    body: paragraphs(handoverTold(holder, act, until)),
    ...{ saidBy: actor.name, saidByRole: actor.jobTitle, significant: role === 'social-worker' },
    about: [{ personId: handover.childId }],
  }
}

/** A co-worker joins and takes nothing from anyone. */
function noticesOf({ act, holder, handover }: Change, step: NewNotice['step']): readonly NewNotice[] {
  const { childId } = handover
  const isAdded = act.role === 'co-worker' && holder.userId !== null
  const before = isAdded ? [] : handover.before.flatMap(({ userId }) => userId ?? [])
  return [
    ...(holder.userId === null ? [] : [{ userId: holder.userId, kind: 'allocated' as const, step, childId }]),
    ...before.map((userId) => ({ userId, kind: 'given-away' as const, step, childId })),
  ]
}

async function namesOf(tx: Tx, changes: readonly Change[]): Promise<ReadonlyMap<string, string>> {
  const before: readonly Allocation[] = changes.flatMap(({ handover }) => handover.before)
  const names = new Map<string, string>()
  for (const userId of new Set(before.flatMap(({ userId: one }) => one ?? []))) {
    const name = await nameOf(tx, userId)
    if (name !== null) names.set(userId, name)
  }
  return names
}

function calledBriefly(child: KnownPerson): string {
  return isUnborn(child) ? 'the baby' : currentName(child.names)?.given || 'this child'
}
