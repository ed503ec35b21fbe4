import { systemActor, systemActorOfAgency } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { tellPartner } from '../queries-notices.ts'
import type { SentAnswer, SharingPort } from './contract.ts'
import { outcomeToDeliver, requestToDeliver, saveDelivered } from './queries.ts'
import { givenById, saveGivenDelivered } from './queries-holder.ts'

type Working = {
  readonly db: Database
  readonly clock: Clock
  readonly port: SharingPort
  /** Says who is responsible for a child of whom something is told unasked. */
  readonly index: ChildIndex
}

/**
 * What follows an act of sharing: `deliver-share-request` puts a request before whom it is for, `deliver-share-answer`
 * brings what an agency gave, `deliver-share-outcome` tells it what came of that. Each may run twice; what could not be delivered is tried again.
 */
export function sharingTasks(working: Working): Tasks {
  return {
    'deliver-share-request': ({ authority, requestId = '' }) => deliverRequest(working, authority, requestId),
    'deliver-share-answer': ({ authority, answerId = '', agencyId = '' }) =>
      deliverAnswer(working, systemActorOfAgency(authority, agencyId, 'deliver-share-answer'), answerId),
    'deliver-share-outcome': ({ authority, requestId = '' }) => deliverOutcome(working, authority, requestId),
  }
}

async function deliverRequest({ db, clock, port }: Working, authority: string, id: string): Promise<void> {
  const system = systemActor(authority, 'deliver-share-request')
  const request = await inSeat(db, system, (tx) => requestToDeliver(tx, id))
  if (!request) return
  const delivered = await port.deliverRequest(request)
  if (!delivered.ok && delivered.refusal === 'unavailable') throw new Error('the other system is not available')
  const undelivered = delivered.ok ? null : 'no-such-holder'
  await inSeat(db, system, (tx) => saveDelivered(tx, id, { at: clock.now(), undelivered }))
}

async function deliverOutcome({ db, port }: Working, authority: string, requestId: string): Promise<void> {
  const system = systemActor(authority, 'deliver-share-outcome')
  const outcome = await inSeat(db, system, (tx) => outcomeToDeliver(tx, requestId))
  if (!outcome) return
  const delivered = await port.deliverOutcome(outcome)
  if (!delivered.ok && delivered.refusal === 'unavailable') throw new Error('the other system is not available')
}

async function deliverAnswer(
  { db, clock, port, index }: Working,
  agency: ReturnType<typeof systemActorOfAgency>,
  id: string,
): Promise<void> {
  const given = await inSeat(db, agency, (tx) => givenById(tx, id))
  if (!given || given.deliveredAt !== null) return
  const { deliveredAt: _, undelivered: __, agencyId, givenBy: userId, ...answer } = given
  const toAuthority = answer.requestId === null ? await responsibleFor(index, answer) : answer.toAuthority
  const delivered = await port.deliverAnswer({ ...answer, toAuthority })
  if (!delivered.ok && delivered.refusal !== 'no-such-child') {
    throw new Error(`answer ${id} could not be delivered: ${delivered.refusal}`)
  }
  const undelivered = delivered.ok ? null : 'no-such-child'
  await inSeat(db, agency, async (tx) => {
    const at = clock.now()
    await saveGivenDelivered(tx, id, { at, undelivered })
    if (undelivered === null) return
    await tellPartner(tx, { agencyId, userId, kind: 'told-nobody', about: { kind: 'share-given', id }, at })
  })
}

/** The authority that is responsible for the child, as the index has it; the agency's own where it says nobody. */
async function responsibleFor(index: ChildIndex, { number, fromAuthority }: SentAnswer): Promise<string> {
  const asked = { authority: fromAuthority, userId: null, role: 'system', purpose: 'working-with-a-child' } as const
  const child = await index.childByNumber({ asked, number })
  if (child.ok) return child.value.responsibleAuthority ?? fromAuthority
  if (child.refusal === 'unavailable') throw new Error('the child index is not available')
  return fromAuthority
}
