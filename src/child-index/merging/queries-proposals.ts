import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import { json } from '../../platform/db.ts'
import type { DeskAct, Effect, Person, Proposal, SettleRequest } from '../contract-desk.ts'
import type { IndexTx } from '../matching/queries.ts'

/** A proposal as held, with the pair of the queue it came from. */
export type HeldProposal = { readonly proposal: Proposal; readonly duplicateId: string | null }

/** One proposal; undefined if it was never made. */
export async function proposalById(tx: IndexTx, id: string): Promise<HeldProposal | undefined> {
  const { rows } = await sql<ProposalRow>`select ${COLUMNS} from child_index.proposal where id = ${id}`.execute(tx)
  return rows[0] && proposalFrom(rows[0])
}

/** As above, locked until the transaction ends: of those who settle it, one does. */
export async function lockProposal(tx: IndexTx, id: string): Promise<HeldProposal | undefined> {
  const { rows } = await sql<ProposalRow>`
    select ${COLUMNS} from child_index.proposal where id = ${id} for update`.execute(tx)
  return rows[0] && proposalFrom(rows[0])
}

/** The proposal that waits for one of these numbers, if any. Stands on proposal_waiting_for. */
export async function waitingFor(tx: IndexTx, numbers: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from child_index.proposal where state = 'waiting' and numbers && ${numbers}::text[] limit 1`.execute(tx)
  return rows[0]?.id
}

/** The proposal that waits for a pair of the queue, if any. Stands on proposal_of_duplicate. */
export async function waitingOfDuplicate(tx: IndexTx, duplicateId: string): Promise<Proposal | null> {
  const { rows } = await sql<ProposalRow>`
    select ${COLUMNS} from child_index.proposal
     where duplicate_id = ${duplicateId} and state = 'waiting' order by proposed_at limit 1`.execute(tx)
  return rows[0] ? proposalFrom(rows[0]).proposal : null
}

/** Proposals after one: those waiting oldest first, or those settled newest first. Stands on proposal_waiting, proposal_settled. */
export async function proposalsPage(
  tx: IndexTx,
  state: 'waiting' | 'settled',
  after: string | null,
  count: number,
): Promise<{ readonly proposals: readonly Proposal[]; readonly total: number }> {
  const { rows } =
    state === 'waiting'
      ? await sql<ProposalRow>`
          select ${COLUMNS} from child_index.proposal
           where state = 'waiting' and (${after}::uuid is null or (proposed_at, id) >
                 (select proposed_at, id from child_index.proposal where id = ${after}::uuid))
           order by proposed_at, id limit ${count}`.execute(tx)
      : await sql<ProposalRow>`
          select ${COLUMNS} from child_index.proposal
           where state <> 'waiting' and (${after}::uuid is null or (settled_at, id) <
                 (select settled_at, id from child_index.proposal where id = ${after}::uuid))
           order by settled_at desc, id desc limit ${count}`.execute(tx)
  const total = await sql<{ total: number }>`
    select count(*)::int as total from child_index.proposal where (state = 'waiting') = ${state === 'waiting'}`.execute(
    tx,
  )
  return { proposals: rows.map((row) => proposalFrom(row).proposal), total: total.rows[0]?.total ?? 0 }
}

/** Writes a proposal that waits; nothing if one of this id is held. */
export async function insertProposal(
  tx: IndexTx,
  { id, act, effect, reason, proposedBy, proposedAt }: Omit<Proposal, SettledPart>,
  numbers: readonly string[],
  duplicateId: string | null,
): Promise<void> {
  await tx
    .insertInto('childIndex.proposal')
    .values({
      id,
      act: json(act),
      numbers: [...numbers],
      effect: json(effect),
      fingerprint: effect.fingerprint,
      reason,
      duplicateId,
      proposedByAuthority: proposedBy.authority,
      proposedBy: proposedBy.userId,
      proposedAt,
    })
    .execute()
}

/** Writes how a proposal was settled, by whom, and what came of it. */
export async function saveSettled(
  tx: IndexTx,
  { id, verdict, reason }: SettleRequest,
  by: Person,
  at: Instant,
  made: { readonly decisionId: string | null; readonly newNumber: string | null },
): Promise<void> {
  await tx
    .updateTable('childIndex.proposal')
    .set({
      state: verdict,
      settledByAuthority: by.authority,
      settledBy: by.userId,
      settledAt: at,
      settledReason: reason,
      ...made,
    })
    .where('id', '=', id)
    .execute()
}

type SettledPart = 'state' | 'settledBy' | 'settledAt' | 'settledReason' | 'newNumber'

type ProposalRow = Omit<Proposal, 'proposedBy' | 'settledBy'> & {
  readonly act: DeskAct
  readonly effect: Effect
  readonly proposedBy: string
  readonly proposedByAuthority: string
  readonly settledBy: string | null
  readonly settledByAuthority: string | null
  readonly duplicateId: string | null
}

const COLUMNS = sql`
  id, act, effect, reason, duplicate_id, proposed_by, proposed_by_authority, proposed_at, state, settled_by,
  settled_by_authority, settled_at, settled_reason, new_number`

function proposalFrom({
  proposedBy,
  proposedByAuthority,
  settledBy,
  settledByAuthority,
  duplicateId,
  ...row
}: ProposalRow) {
  const settler = settledBy === null ? null : { authority: settledByAuthority ?? '', userId: settledBy }
  const proposer = { authority: proposedByAuthority, userId: proposedBy }
  return { proposal: { ...row, duplicateId, proposedBy: proposer, settledBy: settler }, duplicateId }
}
