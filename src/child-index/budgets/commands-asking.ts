import type { Outcome } from '../../kernel/outcome.ts'
import { refused } from '../../kernel/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { ask, type Request, wordFor } from '../auditing/commands.ts'
import type { AuditedRequest } from '../auditing/model.ts'
import { type Canaries, canariesKept } from '../canaries/commands.ts'
import type { Asked, AskedRefusal, BudgetSpent } from '../contract-asked.ts'
import type { IndexDatabase, IndexTx } from '../matching/queries.ts'
import { type Guesses, guessesKept } from '../shields/commands-guesses.ts'
import { type AskedAt, type Budgets, budgetsKept } from './commands.ts'
import type { BudgetKind } from './rules.ts'

/** What watches over those who look for children, one for each process. */
export type Safeguards = {
  /** Undefined where nothing is counted: in a bench, a load or a test. */
  readonly budgets: Budgets | undefined
  readonly canaries: Canaries
  readonly guesses: Guesses
  /** Told that somebody was shown a planted child; who and whom is read by operators. */
  readonly tellOperators: () => void
}

/** Watches for planted children, and keeps budgets if told to. */
export function safeguardsKept({
  budgets = false,
  tellOperators = () => undefined,
}: {
  readonly budgets?: boolean
  readonly tellOperators?: () => void
} = {}): Safeguards {
  return {
    budgets: budgets ? budgetsKept(newId()) : undefined,
    canaries: canariesKept(),
    guesses: guessesKept(),
    tellOperators,
  }
}

/** What a request that looks for children is asked of. */
export type Watched = {
  readonly db: IndexDatabase
  readonly clock: Clock
  readonly safeguards: Safeguards
  readonly patience?: number | undefined
}

/** A request that looks for children: what it spends, and what is answered when nothing is left. */
export type Looking<T> = Request<T> & {
  readonly kind: BudgetKind
  readonly found: (outcome: T) => boolean
  readonly spent: (retryAfterSeconds: number) => T
}

/**
 * As `ask`, of a request that looks for children: within the budgets of who asks, and with an alert where it shows a
 * planted child. The asker is answered alike. What was asked is counted once it is answered: not when the answer is lost,
 * and once though it was tried again.
 */
export async function askWatched<T>(
  { db, clock, safeguards }: Watched,
  asked: Asked,
  name: AuditedRequest,
  looking: Looking<T>,
): Promise<T> {
  const { budgets, canaries, tellOperators } = safeguards
  let alerted = false
  let looked: { readonly outcome: T; readonly now: AskedAt } | undefined
  const work = async (tx: IndexTx) => {
    const now = { at: clock.now(), today: clock.today() }
    const wait = await budgets?.admit(tx, asked, looking.kind, now)
    if (wait !== undefined) return looking.spent(wait)
    const outcome = await looking.work(tx)
    looked = { outcome, now }
    alerted = await canaries.watch(tx, asked, name, looking.numbers(outcome), now.at)
    return outcome
  }
  const outcome = await ask(db, asked, name, { ...looking, work, reads: true })
  if (looked?.outcome === outcome) budgets?.spend(asked, looking.kind, looking.found(outcome), looked.now)
  if (alerted) tellOperators()
  return outcome
}

/** As `askWatched`, of a look-up of one child. Nobody there, and nobody for who asks, cost the same. */
export function lookUp<T, Refusal extends string>(
  watched: Watched,
  asked: Asked,
  { name, kind }: { readonly name: AuditedRequest; readonly kind: BudgetKind },
  work: (tx: IndexTx) => Promise<Outcome<T, Refusal>>,
  numbersOf: (value: T) => readonly string[],
): Promise<Outcome<T, Refusal | AskedRefusal> | BudgetSpent> {
  return askWatched<Outcome<T, Refusal | AskedRefusal> | BudgetSpent>(watched, asked, name, {
    work,
    kind,
    found: (outcome) => outcome.ok || outcome.refusal !== 'not-found',
    spent: (retryAfterSeconds) => ({ ok: false, refusal: 'budget-spent', retryAfterSeconds }),
    answer: wordFor,
    numbers: (outcome) => (outcome.ok ? numbersOf(outcome.value) : []),
    refused,
    patience: watched.patience,
  })
}
