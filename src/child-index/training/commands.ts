import { createHash } from 'node:crypto'
import type { Instant } from '../../kernel/instant.ts'
import { soundKey } from '../../kernel/person-name.ts'
import { BUILT_IN } from '../matching/built-in/model.ts'
import type { MatchingModel } from '../matching/model.ts'
import type { IndexTx } from '../matching/queries.ts'
import { modelInUse } from '../matching/queries-model.ts'
import { putInUse, sampledProfiles } from './queries.ts'
import { blockingKeys, pairsSharing } from './rules.ts'
import { type Changes, changesBetween, trainedOn } from './rules-training.ts'

/** What a training made of the index's records. */
export type Trained = {
  readonly before: MatchingModel
  readonly after: MatchingModel
  readonly records: number
  readonly pairs: number
  /** How the pairs that may be one child were judged before, and are judged after. */
  readonly changes: Changes
}

/**
 * Trains the weights on records of the index itself, without labels, and puts them in use, in the caller's transaction.
 * The same records give the same version. What a rule objects to is not the model's: training raises and lifts nothing.
 *
 * @param given.children how many children's records to learn from
 * @param given.dryRun say what would change, and change nothing
 */
export async function trainModel(
  tx: IndexTx,
  { children, dryRun, at }: { readonly children: number; readonly dryRun: boolean; readonly at: Instant },
): Promise<Trained> {
  const before = (await modelInUse(tx)).model
  const profiles = await sampledProfiles(tx, children)
  const pairs = pairsSharing(profiles.map((profile) => blockingKeys(profile, soundKey)))
  const unnamed = trainedOn(BUILT_IN, profiles, pairs)
  const hash = createHash('sha256').update(JSON.stringify(unnamed)).digest('hex').slice(0, 12)
  const after = { ...unnamed, version: `trained-${hash}` }
  if (!dryRun) await putInUse(tx, after, { records: profiles.length, pairs: pairs.length }, at)
  const changes = changesBetween(before, after, profiles, pairs)
  return { before, after, records: profiles.length, pairs: pairs.length, changes }
}
