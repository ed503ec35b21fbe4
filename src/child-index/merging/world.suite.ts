import { randomUUID } from 'node:crypto'
import { aDatabase, execute, type TestServer } from '../../../testing/database.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import type { DeskAct, DeskOutcome, Proposal } from '../contract-desk.ts'
import type { Assertion } from '../contract-registration.ts'
import { ASKED, anAssertion, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase, type Surroundings } from '../in-process.ts'
import { indexDeskInProcess, type MergingDesk } from '../in-process-desk.ts'
import type { IndexDB } from '../schema.ts'

/** Two index operators, of two authorities. */
export const NOOR: Asked = operator('990', '01890000-0000-7000-8000-0000000000a1')
export const FARID: Asked = operator('991', '01890000-0000-7000-8000-0000000000a2')

/** An index with its desk, on a database of its own. */
export type World = {
  readonly db: IndexDatabase
  readonly index: ChildIndex
  readonly desk: MergingDesk
  /** What a statement gives, as the database's owner sees it. */
  readonly rowsOf: <T extends object>(statement: string, values?: unknown[]) => Promise<T[]>
}

/** A new index and its desk, beside nothing else. */
export async function aWorld(server: TestServer, given: Partial<Surroundings> = {}): Promise<World> {
  const urls = await aDatabase(server)
  const db = openDatabase<IndexDB>(urls.index)
  return {
    db,
    index: childIndexInProcess(db, given),
    desk: indexDeskInProcess(db, given),
    rowsOf: async <T extends object>(statement: string, values?: unknown[]) =>
      (await execute<T>(urls.owner, statement, values)).rows,
  }
}

/** Registers what a record says of a child, for the authority its node names; gives the child's number. */
export async function registered(
  index: ChildIndex,
  localReference: string,
  parts: IdentityParts,
  other: Partial<Assertion> = {},
): Promise<IndexNumber> {
  const assertion = anAssertion(localReference, parts, other)
  const asked = { ...ASKED, authority: assertion.node.slice(0, 3) }
  return answerOf(await index.register({ asked, assertion })).number
}

/** Noor sees what an act would do and proposes it. */
export async function proposed(
  desk: MergingDesk,
  act: DeskAct,
  more: { duplicateId?: string } = {},
): Promise<Proposal> {
  const { fingerprint } = answerOf(await desk.effectOf({ asked: NOOR, act }))
  return answerOf(
    await desk.propose({ asked: NOOR, id: randomUUID(), act, reason: 'Both say so', fingerprint, ...more }),
  )
}

/** Noor proposes, and Farid agrees. */
export async function done(desk: MergingDesk, act: DeskAct): Promise<Proposal> {
  return answerOf(await agreed(desk, await proposed(desk, act)))
}

/** Farid agrees to a proposal. */
export function agreed(desk: MergingDesk, { id }: Proposal): Promise<DeskOutcome<Proposal>> {
  return desk.settle({ asked: FARID, id, verdict: 'agreed', reason: 'I see it too' })
}

/** What was accepted; a refusal fails the test. */
export function answerOf<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

function operator(authority: string, userId: string): Asked {
  return { authority, userId, role: 'index-operator', purpose: 'operating-the-index' }
}
