import { auditRequest } from '../auditing/queries.ts'
import type { RegisterOutcome } from '../contract-registration.ts'
import type { IndexTx } from '../matching/queries.ts'
import { registerAssertions } from '../registration/commands.ts'
import { askedFor, type Loader } from './commands-reading.ts'
import type { Load } from './model.ts'
import { countSingles, nextSingles, planAsTheIndex, saveAnswers } from './queries-singles.ts'
import { answerTo, assertionOf, lotOf } from './rules-singles.ts'

/** Registers the rows that wait for one after another, in their order, a lot a transaction. */
export async function registerSingles(loader: Loader, load: Load): Promise<void> {
  const { all, answered } = await loader.db.transaction().execute(countSingles)
  let done = answered
  while (done < all) {
    done += await loader.db.transaction().execute((tx) => registerLot(tx, loader, load))
    loader.onProgress({ stage: 'finishing', done, total: all })
  }
}

async function registerLot(tx: IndexTx, loader: Loader, load: Load): Promise<number> {
  await planAsTheIndex(tx)
  const lot = lotOf(await nextSingles(tx, loader.sizes.single))
  const [first] = lot
  if (!first) throw new Error('Rows that wait to be registered are gone.')
  const asked = askedFor(first.authority)
  const read = lot.map((single) => ({ single, assertion: assertionOf(single) }))
  const assertions = read.flatMap(({ assertion }) => (assertion.ok ? [assertion.value] : []))
  const making = { ...loader, at: loader.clock.now(), today: loader.clock.today() }
  const outcomes = [...(await registerAssertions(tx, asked, assertions, making))]
  const numbers = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.number] : []))
  const answers = read.map(({ single, assertion }) =>
    answerTo(single, assertion.ok ? (outcomes.shift() as RegisterOutcome) : assertion),
  )
  await saveAnswers(tx, load.id, answers)
  await auditRequest(tx, asked, 'load', 'answered', numbers, lot.length)
  return lot.length
}
