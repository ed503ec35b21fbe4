import { type Actor, isSeatedPartner, type SeatedPartner, systemActorOfAgency } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Involvement, InvolvementRefusal } from '../../child-index/contract-involvements.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { BeginRefusal, ChangeInvolvement, ChangeRefusal, NewInvolvement, OwnInvolvement } from './model.ts'
import { actingAgencyName, addInvolvement, involvementsOfUser, lockInvolvement, saveChanged } from './queries.ts'
import * as rules from './rules.ts'

/** As many as one person's list shows. */
export const MOST_INVOLVEMENTS = 200

/** Whether this actor says with which children they work: a practitioner, in a partner's seat. */
export function mayWorkWith(actor: Actor): actor is SeatedPartner {
  return isSeatedPartner(actor) && may(actor, 'involvement.write')
}

/** Says that the actor works with a child of whom the index was certain; the index is told by a job. */
export async function beginInvolvement(
  tx: Tx,
  actor: Actor,
  act: NewInvolvement,
  now: Moment,
): Promise<Outcome<string, BeginRefusal>> {
  if (!mayWorkWith(actor)) return refused('not-permitted')
  const begun = rules.begin(act, now.day)
  if (!begun.ok) return begun
  const mine = await involvementsOfUser(tx, actor.userId, MOST_INVOLVEMENTS)
  const same = mine.find((one) => one.indexNumber === act.indexNumber && rules.isLive(one, now.day))
  if (same) return same.id === act.id ? accepted(act.id) : refused('works-already')
  if (await addInvolvement(tx, actor, begun.value, now.day)) {
    await audit(tx, actor, 'involvement.write', { kind: 'involvement', id: act.id }, { begun: act.kind })
    await enqueue(tx, 'tell-index-of-involvement', { agencyId: actor.agencyId, involvementId: act.id })
  }
  return accepted(act.id)
}

/** One's own involvement; undefined if it is not the actor's. */
export async function ownInvolvement(tx: Tx, actor: Actor, id: string): Promise<OwnInvolvement | undefined> {
  const own = mayWorkWith(actor) ? await lockInvolvement(tx, id) : undefined
  return own?.userId === actor.userId ? own : undefined
}

/** Says that one's work with a child goes on, or ended. */
export async function changeInvolvement(
  tx: Tx,
  actor: Actor,
  act: ChangeInvolvement,
  now: Moment,
): Promise<Outcome<string, ChangeRefusal>> {
  const own = await ownInvolvement(tx, actor, act.id)
  if (!own) return refused('not-found')
  const changed = rules.change(own, act, now.day)
  if (!changed.ok) return changed
  await saveChanged(tx, changed.value)
  const details = { [act.endedOn === null ? 'renewed' : 'ended']: true }
  await audit(tx, actor, 'involvement.write', { kind: 'involvement', id: act.id }, details)
  await enqueue(tx, 'tell-index-of-involvement', { agencyId: own.agencyId, involvementId: act.id })
  return accepted(act.id)
}

/** Who works with a child, as the index tells this actor, in one call; what it could not answer is said. Holds no transaction. */
export async function askWhoWorks(
  index: ChildIndex,
  actor: Actor,
  number: string,
): Promise<Outcome<readonly Involvement[], 'not-answered'>> {
  const { authority, userId, roles } = actor
  const asked = { authority, userId, role: roles.join(' '), purpose: 'working-with-a-child' } as const
  const answer = await index.involvementsOf({ asked, number }).catch(() => undefined)
  return answer?.ok ? accepted(answer.value) : refused('not-answered')
}

/** What telling the index needs: it is told between transactions, never within one. */
type TellingIndex = {
  readonly index: ChildIndex
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
}

type Told = { readonly authority: string; readonly agencyId: string; readonly involvementId: string }

/** Tells the index how an agency's involvement stands. Doing so twice is one act. */
export async function tellIndexOfInvolvement(
  { index, inTransaction }: TellingIndex,
  { authority, agencyId, involvementId }: Told,
): Promise<Outcome<string, InvolvementRefusal>> {
  const system = systemActorOfAgency(authority, agencyId, 'tell-index-of-involvement')
  const known = await inTransaction(system, async (tx) => {
    const own = await lockInvolvement(tx, involvementId)
    return own && { own, organisation: await actingAgencyName(tx) }
  })
  if (!known) return accepted(involvementId)
  const asked = { authority, userId: null, role: 'system', purpose: 'working-with-a-child' } as const
  const { own, organisation } = known
  const told = await index.recordInvolvement({ asked, involvement: asTold(own, organisation) })
  if (!told.ok) return told
  if (own.endedOn === null) return accepted(involvementId)
  const ended = await index.endInvolvement({ asked, reference: own.id, endedOn: own.endedOn })
  return ended.ok ? accepted(involvementId) : ended
}

function asTold({ id, indexNumber, userName, ...own }: OwnInvolvement, organisation: string) {
  const { kind, role, contact, sinceOn, shown } = own
  const said = { reference: id, number: indexNumber, organisation, kind, role: `${userName}, ${role}`, contact }
  return { ...said, sinceOn, lastSeenOn: null, sensitive: shown !== 'named', shown }
}
