import type { MatchingModel } from './model.ts'
import type { IndexTx } from './queries.ts'
import { BUILT_IN_WEIGHTS, type Weights, weightsOf } from './weights/rules.ts'

/** The weights in use: the trained ones, or the program's own where none are. Stands on matching_model_in_use. */
export async function modelInUse(tx: IndexTx): Promise<Weights> {
  const inUse = await tx
    .selectFrom('childIndex.matchingModel')
    .select('version')
    .where('inUse', '=', true)
    .executeTakeFirst()
  return weightsNamed(tx, inUse?.version ?? null)
}

/** The weights of a version, as a search found it in use; the program's own for null. */
export async function weightsNamed(tx: IndexTx, version: string | null): Promise<Weights> {
  return version === null ? BUILT_IN_WEIGHTS : weightsOfVersion(tx, version)
}

/** A version never changes, so what was made ready once is kept. Few are ever in use while a program runs. */
const READY = new Map<string, Weights>()

async function weightsOfVersion(tx: IndexTx, version: string): Promise<Weights> {
  const ready = READY.get(version)
  if (ready) return ready
  const { content } = await tx
    .selectFrom('childIndex.matchingModel')
    .select('content')
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const weights = weightsOf(content as MatchingModel)
  READY.set(version, weights)
  return weights
}
