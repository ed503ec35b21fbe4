import { type Outcome, refused } from '../../kernel/outcome.ts'
import type { Asked, AskedRefusal } from '../contract-asked.ts'
import { saysWhoAsks } from '../identity/rules.ts'
import type { IndexDatabase, IndexTx } from '../matching/queries.ts'
import type { AuditedRequest } from './model.ts'
import { auditRequest, waitForLocksAtMost } from './queries.ts'

/** One request of the index: its work, how to say its answer in one word, and the numbers the answer names. */
export type Request<T> = {
  readonly work: (tx: IndexTx) => Promise<T>
  readonly answer: (outcome: T) => string
  readonly numbers: (outcome: T) => readonly string[]
  readonly refused: (refusal: AskedRefusal) => T
  /** For how long the asker waits, in milliseconds; without it, to the end. */
  readonly patience?: number | undefined
  /**
   * It changes nothing: its statements need no transaction about them, and its audit is one of its own, committed before
   * the answer leaves. Two journeys to the database less.
   */
  readonly reads?: boolean
}

/**
 * Runs a request with its audit, what it changes in one transaction with it: if the audit cannot be written, there is
 * no answer and no act.
 * What two did at one moment is tried again; a database out of reach, and one that takes longer than the asker's
 * patience, is the refusal `unavailable`. What was begun may still be done: every request may be sent again. But nothing
 * is begun for one who has gone, and what changes something waits for locks no longer than they: no connection is kept.
 */
export async function ask<T>(db: IndexDatabase, asked: Asked, name: AuditedRequest, request: Request<T>): Promise<T> {
  const known = saysWhoAsks(asked)
  const { patience, reads } = request
  let hasGone = false
  const run = () =>
    (reads ? onOneConnection(db) : inTransaction(db))(async (tx) => {
      if (hasGone) return request.refused('unavailable')
      if (patience !== undefined && !reads) await waitForLocksAtMost(tx, patience * OF_PATIENCE)
      const outcome = known ? await request.work(tx) : request.refused('asked-not-complete')
      const numbers = request.numbers(outcome)
      await auditRequest(tx, asked, name, request.answer(outcome), numbers, Math.max(numbers.length, 1))
      return outcome
    })
  const answer = withRetries(run).catch((error: unknown) => {
    if (isOutOfReach(error)) return request.refused('unavailable')
    throw error
  })
  if (patience === undefined) return answer
  return withinTime(answer, patience, () => {
    hasGone = true
    return request.refused('unavailable')
  })
}

/** As `ask`, of a request that is answered with an outcome. */
export function askOutcome<T, Refusal extends string>(
  db: IndexDatabase,
  asked: Asked,
  name: AuditedRequest,
  work: (tx: IndexTx) => Promise<Outcome<T, Refusal | AskedRefusal>>,
  numbersOf: (value: T) => readonly string[],
  patience?: number,
): Promise<Outcome<T, Refusal | AskedRefusal>> {
  return ask<Outcome<T, Refusal | AskedRefusal>>(db, asked, name, {
    work,
    answer: wordFor,
    numbers: (outcome) => (outcome.ok ? numbersOf(outcome.value) : []),
    refused,
    patience,
  })
}

/** An outcome in one word, for the audit. */
export function wordFor(outcome: { readonly ok: true } | { readonly ok: false; readonly refusal: string }): string {
  return outcome.ok ? 'answered' : outcome.refusal
}

const MOST_TRIES = 4
/** Unique violation, serialization failure, deadlock. */
const RETRIED: ReadonlySet<string> = new Set(['23505', '40001', '40P01'])
/** The part of an asker's patience that one lock may take: what is refused then is still an answer in time. */
const OF_PATIENCE = 0.8
/** The driver's and the pool's own words. */
const NO_CONNECTION = /^(Connection terminated|timeout exceeded when trying to connect)/
/** No connection; too many connections, no room for another lock, a lock that did not come free in time. */
const OUT_OF_REACH = /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|08|57P0|53300|53200|55P03)/

type Run = <T>(work: (tx: IndexTx) => Promise<T>) => Promise<T>

function inTransaction(db: IndexDatabase): Run {
  return (work) => db.transaction().execute(work)
}

/** For what only reads: each statement sees what is committed, as it would within a transaction of ours. */
function onOneConnection(db: IndexDatabase): Run {
  return (work) => db.connection().execute((connection) => work(connection as unknown as IndexTx))
}

function withinTime<T>(answer: Promise<T>, patience: number, give: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(give()), patience)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt === MOST_TRIES || !RETRIED.has(codeOf(error))) throw error
    }
  }
}

function isOutOfReach(error: unknown): boolean {
  const message = error instanceof Error ? error.message : ''
  return OUT_OF_REACH.test(codeOf(error)) || NO_CONNECTION.test(message)
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}
