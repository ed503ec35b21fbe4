import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Tx } from '../../platform/db.ts'
import type { Concern } from '../model.ts'
import { concernRaisedBy } from '../queries.ts'

/** A concern that whoever asks raised themselves, with the look on record; undefined for any other. */
export async function loadOwn(
  tx: Tx,
  actor: Actor,
  { id = '' }: Readonly<Record<string, string>>,
): Promise<Concern | undefined> {
  if (!may(actor, 'concern.raise') || actor.seat !== 'partner' || actor.userId === null) return undefined
  const concern = await concernRaisedBy(tx, actor.userId, id)
  if (concern) await audit(tx, actor, 'concern.look', { kind: 'concern', id })
  return concern
}
