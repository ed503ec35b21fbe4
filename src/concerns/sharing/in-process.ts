import { systemActor, systemActorOfAgency } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { accepted, refused } from '../../kernel/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import { isId } from '../../platform/ids.ts'
import { tellPartner } from '../queries-notices.ts'
import { receiveAnswer } from './commands.ts'
import type { SharingPort } from './contract.ts'
import { addAsked, holderOf } from './queries-holder.ts'

/**
 * The port where every council is in one database: the program acts in the other authority's seat. A request goes on to
 * the one agency that holds what is asked for, and is that agency's alone from then on.
 */
export function sharingInProcess({ db, clock }: { readonly db: Database; readonly clock: Clock }): SharingPort {
  return {
    async deliverRequest(request) {
      const { authority, kind, reference } = request.holder
      if (!isId(reference)) return refused('no-such-holder')
      const council = systemActor(authority, 'deliver-share-request')
      const holder = await inSeat(db, council, (tx) => holderOf(tx, kind, reference))
      if (!holder) return refused('no-such-holder')
      const agency = systemActorOfAgency(authority, holder.agencyId, 'deliver-share-request')
      await inSeat(db, agency, async (tx) => {
        if (await addAsked(tx, request, holder)) {
          const about = { kind: 'share-request', id: request.id }
          await audit(tx, agency, 'sharing.ask', about, { received: true })
          await tellPartner(tx, { ...holder, kind: 'request-waiting', about, at: clock.now() })
        }
      })
      return accepted('kept')
    },
    deliverAnswer(answer) {
      const system = systemActor(answer.toAuthority, 'deliver-share-answer')
      return inSeat(db, system, (tx) => receiveAnswer(tx, system, answer, clock.now()))
    },
  }
}
