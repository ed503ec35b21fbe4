import { type Actor, systemActorOfAgency } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import type { SealedConcernInput, SealedConcernRefusal } from '../child-index/contract-concerns.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import { accepted, type Outcome } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import { existingConcern } from './queries-index.ts'
import { tellingOf } from './rules-index.ts'

/** What telling the index needs. The index is asked between transactions, never within one. */
export type Telling = {
  readonly index: ChildIndex
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  today(): CalendarDay
}

/** Which concern, of which agency. */
export type OfAgency = { readonly authority: string; readonly agencyId: string; readonly concernId: string }

/**
 * Tells the index how a sealed concern stands: that it is there, of what kind of agency, how worried, until when and
 * whom to ring; or that it has ended. Doing so twice is one act.
 *
 * @returns what it was told; a refusal is the index's own, and `unavailable` is worth asking again
 */
export async function tellIndexOfConcern(
  { index, inTransaction, today }: Telling,
  { authority, agencyId, concernId }: OfAgency,
): Promise<Outcome<'stands' | 'ended' | 'nothing', SealedConcernRefusal>> {
  const system = systemActorOfAgency(authority, agencyId, 'tell-index-of-concern')
  const concern = await inTransaction(system, (tx) => existingConcern(tx, concernId))
  const telling = concern ? tellingOf(concern, today()) : NOTHING
  if (telling.what === 'nothing') return accepted('nothing')
  const asked = { authority, userId: null, role: 'system', purpose: 'raising-a-concern' } as const
  const told =
    telling.what === 'stands'
      ? await tellThatItStands(index, asked, telling.concern)
      : await index.endSealedConcern({ asked, reference: concernId, because: telling.because })
  // One that the index never heard of need not end there.
  if (!told.ok && !(telling.what === 'ended' && told.refusal === 'not-found')) return told
  await inTransaction(system, (tx) =>
    audit(tx, system, 'concern.raise', { kind: 'concern', id: concernId }, { toldIndex: telling.what }),
  )
  return accepted(telling.what)
}

type Asked = Parameters<ChildIndex['tellSealedConcern']>[0]['asked']

const NOTHING = { what: 'nothing' } as const

/** Renewed if the index knows it, so that it stays as old as it is; else told. */
async function tellThatItStands(index: ChildIndex, asked: Asked, concern: SealedConcernInput) {
  const { reference, untilOn } = concern
  const renewed = await index.renewSealedConcern({ asked, reference, untilOn })
  if (renewed.ok || renewed.refusal !== 'not-found') return renewed
  return index.tellSealedConcern({ asked, concern })
}
