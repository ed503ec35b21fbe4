import type { Acting } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { raiseConcern } from '../../concerns/commands.ts'
import type { RaiseRefusal } from '../../concerns/model.ts'
import { searchForChild } from '../../concerns/rules-child.ts'
import { BAND_WORDS } from '../../concerns/words.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { askForPartner, beginSearchForPartner, recordShown } from '../../people/search/commands.ts'
import { newId } from '../../platform/ids.ts'
import type { ConcernSent, ConcernTaken } from './schemas.ts'

type Ways = {
  readonly acting: Pick<Acting, 'inTransaction' | 'now'>
  readonly index: ChildIndex
  readonly origin: string
}

/**
 * Raises a concern that a machine sent for this practitioner, as the page does: the child is looked for first, counted
 * and on record; then the same command. Sent again, it is the same concern. Where no more children may be looked for,
 * only what tells of immediate danger is kept, without a match.
 */
export async function takeConcern(
  { acting, index, origin }: Ways,
  actor: Actor,
  { practitioner: _, child, howWorried, ...sent }: ConcernSent,
): Promise<Outcome<ConcernTaken, RaiseRefusal | 'too-many-searches'>> {
  const search = searchForChild(child)
  const searchId = newId()
  const begun = await acting.inTransaction(actor, (tx) => beginSearchForPartner(tx, actor, search, searchId))
  if (!begun.ok && begun.refusal !== 'nothing-to-search-by') {
    // Danger never waits: the front door then finds the child.
    if (begun.refusal === 'not-permitted' || !sent.immediateDanger) return refused(begun.refusal)
  }
  const match = begun.ok ? await askForPartner(index, actor, search) : undefined
  const concerned = { asGiven: child, indexNumber: match?.number ?? null }
  const raised = await acting.inTransaction(actor, async (tx) => {
    if (begun.ok) await recordShown(tx, actor, searchId, match)
    const concern = { ...sent, child: concerned, howWorried: howWorried.trim() || BAND_WORDS[sent.band] }
    return raiseConcern(tx, actor, concern, acting.now())
  })
  if (!raised.ok) return refused(raised.refusal)
  const place = `${origin}/concerns/${sent.id}`
  return accepted({ id: sent.id, kind: sent.kind, childFound: concerned.indexNumber !== null, place })
}
