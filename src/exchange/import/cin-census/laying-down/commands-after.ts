import { createHash } from 'node:crypto'
import type { Actor } from '../../../../access/actor.ts'
import { allocate } from '../../../../casework/allocations/queries.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { saveIndexNumbers } from '../../../../people/queries.ts'
import { assertionsOf } from '../../../../people/registration/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { enqueue } from '../../../../platform/jobs.ts'
import type { IdOf } from './model.ts'
import { heldByNobody, teamOfNewWork } from './queries.ts'

type Numbering = {
  readonly authority: string
  readonly index: ChildIndex
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
}

/** An open case that nobody holds waits with a team, so that its manager sees it and allocates it. */
export async function giveToTeam(tx: Tx, childIds: readonly string[], now: Moment): Promise<void> {
  const teamId = await teamOfNewWork(tx)
  if (teamId === null) return
  for (const childId of await heldByNobody(tx, childIds)) {
    await allocate(tx, { childId, userId: null, teamId, role: 'social-worker', fromOn: now.day })
  }
}

/** Tells the index who these children are and keeps the numbers it gives. @returns how many have one now */
export async function numberChildren(
  { index, inTransaction, authority }: Numbering,
  actor: Actor,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0
  const assertions = await inTransaction(actor, (tx) => assertionsOf(tx, ids))
  const asked = { authority, userId: null, role: 'system', purpose: 'importing' } as const
  const listed = [...assertions.values()]
  const answers = await index.registerMany({ asked, assertions: listed }).catch(() => [])
  const given = answers.flatMap((answer, at) => {
    const id = listed[at]?.localReference
    return answer.ok && id ? [{ id, number: answer.value.number, state: answer.value.state }] : []
  })
  const numbered = new Set(given.map(({ id }) => id))
  await inTransaction(actor, async (tx) => {
    await saveIndexNumbers(tx, given)
    for (const childId of ids) if (!numbered.has(childId)) await enqueue(tx, 'ask-for-number', { childId })
  })
  return given.length
}

/** Ids that follow from a child’s reference and from what a thing is: whichever file says it. */
export function idsOf(authority: string, laChildId: string): IdOf {
  return (...parts) => {
    const hash = createHash('sha256')
      .update(JSON.stringify(['cin-census', authority, laChildId, ...parts]))
      .digest()
    hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
    hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = hash.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
  }
}
