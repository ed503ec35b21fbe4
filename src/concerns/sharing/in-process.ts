import { systemActor, systemActorOfAgency } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { accepted, refused } from '../../kernel/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import { isId } from '../../platform/ids.ts'
import { tellPartner } from '../queries-notices.ts'
import { receiveAnswer } from './commands.ts'
import type { Holder, SharingPort } from './contract.ts'
import { addAsked, holderOf, saveOutcome } from './queries-holder.ts'

/**
 * The port where every council is in one database: the program acts in the other authority's seat. A request goes on to
 * the one agency that holds what is asked for, and is that agency's alone from then on.
 */
export function sharingInProcess({ db, clock }: { readonly db: Database; readonly clock: Clock }): SharingPort {
  return {
    async deliverRequest(request) {
      const found = await agencyThatHolds(db, request.holder, 'deliver-share-request')
      if (!found) return refused('no-such-holder')
      const { agency, holder } = found
      await inSeat(db, agency, async (tx) => {
        if (!(await addAsked(tx, request, holder))) return
        const about = { kind: 'share-request', id: request.id }
        await tellPartner(tx, { ...holder, kind: 'request-waiting', about, at: clock.now() })
        await audit(tx, agency, 'sharing.ask', about, { received: true })
      })
      return accepted('kept')
    },
    deliverAnswer(answer) {
      const system = systemActor(answer.toAuthority, 'deliver-share-answer')
      return inSeat(db, system, (tx) => receiveAnswer(tx, system, answer, clock.now()))
    },
    async deliverOutcome(outcome) {
      const found = await agencyThatHolds(db, outcome.holder, 'deliver-share-outcome')
      if (!found) return refused('no-such-holder')
      const { agency, holder } = found
      await inSeat(db, agency, async (tx) => {
        if (!(await saveOutcome(tx, outcome))) return
        const about = { kind: 'share-request', id: outcome.requestId }
        await tellPartner(tx, { ...holder, kind: 'request-answered', about, at: clock.now() })
        await audit(tx, agency, 'sharing.ask', about, { outcome: true })
      })
      return accepted('kept')
    },
  }
}

/** The one agency that holds something, as which the program then acts there; undefined if nobody is known by the reference. */
async function agencyThatHolds(db: Database, { authority, kind, reference }: Holder, origin: string) {
  if (!isId(reference)) return undefined
  const holder = await inSeat(db, systemActor(authority, origin), (tx) => holderOf(tx, kind, reference))
  return holder && { holder, agency: systemActorOfAgency(authority, holder.agencyId, origin) }
}
