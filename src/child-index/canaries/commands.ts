import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Asked } from '../contract-asked.ts'
import type {
  Canary,
  CanaryAlert,
  CanaryAlertsRequest,
  PlantCanaryRequest,
  SafeguardRefusal,
} from '../contract-shields.ts'
import { matchIdentity } from '../matching/commands.ts'
import type { IndexTx } from '../matching/queries.ts'
import { type Making, registerAssertions } from '../registration/commands.ts'
import { guessesKept } from '../shields/commands-guesses.ts'
import { isOperator } from '../shields/rules.ts'
import { alertsBefore, plantedNumbers, saveAlerts, savePlanted } from './queries.ts'

/** Watches for planted children among those shown. Which they are is kept in memory, and read again now and then. */
export type Canaries = {
  /** Writes an alert for each planted child among these; whether there was one. */
  readonly watch: (
    tx: IndexTx,
    asked: Asked,
    request: string,
    numbers: readonly string[],
    at: Instant,
  ) => Promise<boolean>
  /** Another child was planted: the numbers are read again. */
  readonly planted: () => void
}

/** Keeps watch in one process. A child planted by another process is watched for within half a minute. */
export function canariesKept(): Canaries {
  let known: ReadonlySet<string> = new Set()
  let readAt = ''
  return {
    watch: async (tx, asked, request, numbers, at) => {
      if (numbers.length === 0) return false
      if (readAt === '' || Date.parse(at) - Date.parse(readAt) >= READ_EVERY_MS) {
        known = new Set(await plantedNumbers(tx))
        readAt = at
      }
      const shown = [...new Set(numbers)].filter((number) => known.has(number))
      if (shown.length > 0) await saveAlerts(tx, asked, request, shown, at)
      return shown.length > 0
    },
    planted: () => {
      readAt = ''
    },
  }
}

/** Plants an invented child: registers them as any other, if nobody in the index is like them. */
export async function plantCanary(
  tx: IndexTx,
  { asked, assertion }: PlantCanaryRequest,
  making: Making,
): Promise<Outcome<Canary, SafeguardRefusal>> {
  if (!isOperator(asked)) return refused('not-an-operator')
  const alike = await matchIdentity(tx, { asked, identity: assertion.identity }, { ...making, guesses: guessesKept() })
  if (alike.outcome !== 'NoMatch') return refused('canary-not-planted')
  const [registered] = await registerAssertions(tx, asked, [assertion], making)
  if (!registered?.ok || !registered.value.isNew) return refused('canary-not-planted')
  const canary: Canary = { number: registered.value.number, plantedAt: making.at }
  await savePlanted(tx, asked, canary)
  return accepted(canary)
}

/** Who was shown a planted child, newest first. */
export async function listAlerts(
  tx: IndexTx,
  { asked, after = null, count = 25 }: CanaryAlertsRequest,
): Promise<Outcome<readonly CanaryAlert[], SafeguardRefusal>> {
  if (!isOperator(asked)) return refused('not-an-operator')
  if (after !== null && !/^\d{1,18}$/.test(after)) return refused('not-found')
  return accepted(await alertsBefore(tx, after, Math.min(Math.max(Math.trunc(count), 1), MOST_LISTED)))
}

const READ_EVERY_MS = 30_000
const MOST_LISTED = 100
