import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { standingFor } from '../../access/queries.ts'
import type { LeadNow } from '../../casework/lead-practitioners/model.ts'
import { leadOf } from '../../casework/lead-practitioners/queries.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { SealedConcerns } from '../../child-index/contract-concerns.ts'
import type { Involvement } from '../../child-index/contract-involvements.ts'
import { askWhoWorks } from '../../concerns/involvements/commands.ts'
import { asSeen } from '../../concerns/involvements/rules.ts'
import type { HolderShown, Ledger } from '../../concerns/sharing/model.ts'
import { ledgerOf } from '../../concerns/sharing/queries.ts'
import { type DraftFields, readDraft, saveDraft } from '../../entries/drafts/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { KnownPerson } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'

/** A child as the page of who works with them knows them; who of it may ask others. */
export type NetworkSeen = {
  readonly child: KnownPerson
  readonly lead: LeadNow | undefined
  readonly mayAsk: boolean
  readonly maySetLead: boolean
}

/** Opens the page of who works with a child, for whoever may look at the child; undefined for everyone else. */
export async function lookAtNetwork(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<NetworkSeen | undefined> {
  const standing = actor.seat === 'council' && (await standingFor(tx, actor, 'child.look', childId, now.day))
  const child = standing && (await personById(tx, childId))
  if (!standing || !child) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'network' })
  return {
    ...{ child, lead: await leadOf(tx, childId) },
    ...{ mayAsk: may(actor, 'sharing.ask', standing), maySetLead: may(actor, 'lead.set', standing) },
  }
}

/** What the index says: who works with the child, and what agencies keep sealed; null of what it did not answer. */
export type AsIndexHasIt = {
  readonly involvements: readonly Involvement[] | null
  readonly sealed: NonNullable<SealedConcerns['concerns']>
}

/** Asks the index, between transactions: who works with the child is one call, and what is sealed another. */
export async function askIndex(index: ChildIndex, actor: Actor, number: string): Promise<AsIndexHasIt> {
  const { authority, userId, roles } = actor
  const asked = { authority, userId, role: roles.join(' '), purpose: 'working-with-a-child' } as const
  const [works, sealed] = await Promise.all([
    askWhoWorks(index, actor, number),
    index.sealedConcernsOf({ asked, number }).catch(() => undefined),
  ])
  return {
    involvements: works.ok ? asSeen(works.value, authority) : null,
    sealed: (sealed?.ok && sealed.value.concerns) || [],
  }
}

/** Keeps whom the actor ticked in a draft of their own, under the id that the request's form will have. */
export async function keepHolders(tx: Tx, actor: Actor, askId: string, holders: readonly HolderShown[]): Promise<void> {
  const fields: DraftFields = { holders: JSON.stringify(holders) }
  await saveDraft(tx, actor, holdersDraft(askId), fields)
}

/** Whom the actor ticked for this request. */
export async function holdersKept(tx: Tx, actor: Actor, askId: string): Promise<readonly HolderShown[]> {
  const draft = await readDraft(tx, actor, holdersDraft(askId))
  return draft ? (JSON.parse(draft.fields['holders'] ?? '[]') as readonly HolderShown[]) : []
}

function holdersDraft(askId: string): string {
  return `share-holders:${askId}`
}

/** What was asked and told about a child, and whether its reader manages work for which others are asked. */
export type LedgerSeen = {
  readonly child: KnownPerson
  readonly ledger: Ledger
  readonly manages: boolean
  readonly mayAsk: boolean
}

/** Opens what was asked and told about a child; undefined for whoever may not look at the child. */
export async function lookAtLedger(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<LedgerSeen | undefined> {
  const standing = actor.seat === 'council' && (await standingFor(tx, actor, 'child.look', childId, now.day))
  const child = standing && (await personById(tx, childId))
  if (!standing || !child) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'sharing' })
  const manages = may(actor, 'team.look') || may(actor, 'contact.look')
  return { child, ledger: await ledgerOf(tx, childId), manages, mayAsk: may(actor, 'sharing.ask', standing) }
}
