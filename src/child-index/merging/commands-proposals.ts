import { accepted, refused } from '../../kernel/outcome.ts'
import { isId } from '../../platform/ids.ts'
import type {
  DeskOutcome,
  DeskRequest,
  Page,
  Person,
  Proposal,
  ProposalsPage,
  ProposeRequest,
  SettleRequest,
} from '../contract-desk.ts'
import { pairById } from '../duplicates/queries.ts'
import { addNote, saveDuplicateState } from '../duplicates/queries-writing.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockForMany } from '../registration/queries.ts'
import { carryOut } from './commands-acts.ts'
import { considerAct } from './commands-effect.ts'
import type { Deciding } from './model.ts'
import { lockChildren } from './queries.ts'
import {
  insertProposal,
  lockProposal,
  proposalById,
  proposalsPage,
  saveSettled,
  waitingFor,
} from './queries-proposals.ts'
import { namedBy, readAct, touchedBy } from './rules.ts'
import { areWords, mayBeSettled, sameProposal } from './rules-proposals.ts'

/** What chance and the clock give to an act. */
export type Making = Pick<Deciding, 'at' | 'newId' | 'drawNumber'>

/** Proposes an act, for a second person to settle. Sent again under its id, it is answered as it stands. */
export async function proposeAct(tx: IndexTx, request: ProposeRequest, making: Making): Promise<DeskOutcome<Proposal>> {
  const { id, reason, fingerprint, duplicateId = null } = request
  if (!isId(id) || (duplicateId !== null && !isId(duplicateId))) return refused('not-found')
  if (!areWords(reason)) return refused('reason-missing')
  const read = readAct(request.act)
  if (!read.ok) return read
  await lockChildren(tx, namedBy(read.value))
  const before = await proposalById(tx, id)
  if (before) {
    const same = sameProposal(before.proposal, read.value, personOf(request))
    return same ? accepted(before.proposal) : refused('another-proposal-waits')
  }
  const considered = await considerAct(tx, read.value)
  if (!considered.ok) return considered
  const { act, held, effect } = considered.value
  if (effect.fingerprint !== fingerprint) return refused('changed-since')
  const numbers = touchedBy(act, held)
  if (await waitingFor(tx, numbers)) return refused('another-proposal-waits')
  if (duplicateId !== null && !(await isPairOf(tx, duplicateId, numbers))) return refused('not-found')
  const made = { id, act, effect, reason, duplicateId, proposedBy: personOf(request), proposedAt: making.at }
  await insertProposal(tx, made, numbers, duplicateId)
  if (duplicateId !== null) await saveDuplicateState(tx, duplicateId, 'proposed')
  return accepted({ ...made, ...UNSETTLED })
}

/**
 * A second person agrees, and the act is done in this transaction, or declines; the proposer may only withdraw. No child
 * is registered meanwhile, so that the act does what was shown, or nothing.
 */
export async function settleProposal(
  tx: IndexTx,
  request: SettleRequest,
  making: Making,
): Promise<DeskOutcome<Proposal>> {
  const { id, verdict, reason } = request
  if (!isId(id)) return refused('not-found')
  if (!areWords(reason) && (verdict !== 'agreed' || reason !== '')) return refused('reason-missing')
  if (verdict === 'agreed') await lockForMany(tx)
  const held = await lockProposal(tx, id)
  if (!held) return refused('not-found')
  const by = personOf(request)
  const settled = mayBeSettled(held.proposal, verdict, by)
  if (!settled.ok) return settled
  if (settled.value === 'repeated') return accepted(held.proposal)
  const made = verdict === 'agreed' ? await doneAs(tx, held.proposal, request, making) : accepted(NOTHING_DONE)
  if (!made.ok) return made
  await saveSettled(tx, request, by, making.at, made.value)
  if (held.duplicateId !== null) {
    await saveDuplicateState(tx, held.duplicateId, 'waiting')
    if (reason !== '') await addNote(tx, making.newId(), held.duplicateId, by, reason, making.at)
  }
  const after = await proposalById(tx, id)
  return after ? accepted(after.proposal) : refused('not-found')
}

/** Proposals that wait, or those settled. */
export async function findProposals(
  tx: IndexTx,
  { state, after = null, count = 25 }: DeskRequest & Page & { readonly state: 'waiting' | 'settled' },
): Promise<DeskOutcome<ProposalsPage>> {
  if (after !== null && !isId(after)) return refused('not-found')
  return accepted(await proposalsPage(tx, state, after, Math.min(Math.max(Math.trunc(count), 1), 100)))
}

/** One proposal. */
export async function findProposal(
  tx: IndexTx,
  { id }: DeskRequest & { readonly id: string },
): Promise<DeskOutcome<Proposal>> {
  const held = isId(id) ? await proposalById(tx, id) : undefined
  return held ? accepted(held.proposal) : refused('not-found')
}

/** The person who asks; that it is a person was seen before. */
export function personOf({ asked }: DeskRequest): Person {
  return { authority: asked.authority, userId: asked.userId ?? '' }
}

const UNSETTLED = { state: 'waiting', settledBy: null, settledAt: null, settledReason: null, newNumber: null } as const
const NOTHING_DONE = { decisionId: null, newNumber: null }

async function isPairOf(tx: IndexTx, duplicateId: string, numbers: readonly string[]): Promise<boolean> {
  const pair = await pairById(tx, duplicateId)
  return pair !== undefined && numbers.includes(pair.number) && numbers.includes(pair.otherNumber)
}

async function doneAs(tx: IndexTx, proposal: Proposal, { asked }: SettleRequest, making: Making) {
  await lockChildren(tx, namedBy(proposal.act))
  const considered = await considerAct(tx, proposal.act)
  if (!considered.ok) return considered
  const { act, held, effect } = considered.value
  if (effect.fingerprint !== proposal.effect.fingerprint) return refused('changed-since')
  const { reason, proposedBy } = proposal
  const deciding = { ...making, asked, reason, fingerprint: effect.fingerprint, proposedBy }
  return accepted(await carryOut(tx, act, held, deciding))
}
