import { accepted, refused } from '../../kernel/outcome.ts'
import { isId } from '../../platform/ids.ts'
import { summariesOf } from '../children/queries.ts'
import type {
  DeskOutcome,
  DeskRequest,
  Duplicate,
  DuplicateInFull,
  DuplicatesPage,
  Page,
  Side,
} from '../contract-desk.ts'
import type { IdentitySummary } from '../contract-identity.ts'
import { announce } from '../feed/queries-writing.ts'
import { profileOf } from '../matching/keys/rules.ts'
import type { IndexTx } from '../matching/queries.ts'
import { modelInUse } from '../matching/queries-model.ts'
import { objectionOf, reasonOf } from '../matching/words/rules.ts'
import { type Making, personOf } from '../merging/commands-proposals.ts'
import { sizeOfIndex } from '../merging/queries.ts'
import { waitingOfDuplicate } from '../merging/queries-proposals.ts'
import { sidesOf } from '../merging/queries-sides.ts'
import { areWords } from '../merging/rules-proposals.ts'
import { notSameAs } from '../registration/queries.ts'
import {
  authoritiesKnowing,
  type HeldPair,
  isAnyShielded,
  notesOf,
  numbersOf,
  pairById,
  pairsInTurn,
  placeInTurn,
} from './queries.ts'
import { addNote, saveDuplicateState } from './queries-writing.ts'
import { roundedMargin, weighPair } from './rules.ts'

/** The pairs that wait, in turn, with who the two of each are. */
export async function findDuplicates(
  tx: IndexTx,
  { after = null, count = 25 }: DeskRequest & Page,
): Promise<DeskOutcome<DuplicatesPage>> {
  if (after !== null && !isId(after)) return refused('not-found')
  const pairs = await pairsInTurn(tx, after, Math.min(Math.max(Math.trunc(count), 1), 100))
  const { of } = await placeInTurn(tx, null)
  return accepted({ duplicates: await named(tx, pairs), total: of })
}

/** One pair side by side: what is said of each, how the two compare as they stand now, and its place in turn. */
export async function findDuplicate(
  tx: IndexTx,
  { id }: DeskRequest & { readonly id: string },
): Promise<DeskOutcome<DuplicateInFull>> {
  const pair = isId(id) ? await pairById(tx, id) : undefined
  if (!pair) return refused('not-found')
  const numbers = numbersOf([pair])
  const [[shown], sides] = [await named(tx, [pair]), await sidesOf(tx, numbers)]
  const [one, other] = [sides.get(pair.number), sides.get(pair.otherNumber)]
  if (!shown || !one || !other) return refused('not-found')
  const [next] = await pairsInTurn(tx, id, 1)
  return accepted({
    ...shown,
    ...(await compared(tx, [one, other])),
    ...(await placeInTurn(tx, id)),
    sides: [one, other],
    margin: roundedMargin(pair.margin),
    nextId: next?.id ?? null,
    proposal: await waitingOfDuplicate(tx, id),
    notes: await notesOf(tx, id),
  })
}

/**
 * Asks the authorities that know either child, through their feed; the pair waits for them, after the others. Not where a
 * full shield stands: the question itself would tell those who know the one child of the other.
 */
export async function askAboutDuplicate(
  tx: IndexTx,
  request: DeskRequest & { readonly id: string; readonly question: string },
  { at, newId }: Making,
): Promise<DeskOutcome<{ readonly askedOf: readonly string[] }>> {
  const { id, question } = request
  if (!areWords(question)) return refused('reason-missing')
  const pair = isId(id) ? await pairById(tx, id) : undefined
  if (!pair) return refused('not-found')
  if (pair.state === 'settled') return refused('already-settled')
  if (pair.state === 'proposed') return refused('another-proposal-waits')
  if (await isAnyShielded(tx, numbersOf([pair]))) return refused('child-shielded')
  const [shown] = await named(tx, [pair])
  const askedOf = shown?.authorities ?? []
  await saveDuplicateState(tx, id, 'asked')
  await addNote(tx, newId(), id, personOf(request), question, at)
  await announce(tx, [{ kind: 'question', number: pair.number, otherNumber: pair.otherNumber }], askedOf, at)
  return accepted({ askedOf })
}

async function named(tx: IndexTx, pairs: readonly HeldPair[]): Promise<readonly Duplicate[]> {
  const numbers = numbersOf(pairs)
  const [summaries, knowing] = [await summariesOf(tx, numbers), await authoritiesKnowing(tx, numbers)]
  return pairs.map(({ margin: _, ...pair }) => {
    const authorities = [pair.number, pair.otherNumber].flatMap((number) => knowing.get(number) ?? [])
    return {
      ...pair,
      one: summaries.get(pair.number)?.summary ?? NOBODY,
      other: summaries.get(pair.otherNumber)?.summary ?? NOBODY,
      authorities: [...new Set(authorities)].sort(),
    }
  })
}

async function compared(
  tx: IndexTx,
  [one, other]: readonly [Side, Side],
): Promise<Pick<DuplicateInFull, 'reasons' | 'objections' | 'modelVersion' | 'probability'>> {
  const weights = await modelInUse(tx)
  const said = (await notSameAs(tx, [one.number])).get(one.number)?.has(other.number) === true
  const profiles = [one, other].map(({ assertions }) => assertions.map(({ identity }) => profileOf(identity)))
  const weighed = weighPair(profiles as [never, never], said, await sizeOfIndex(tx), weights)
  return {
    reasons: weighed?.fields.map(reasonOf) ?? [],
    objections: weighed?.objections.map(objectionOf) ?? [],
    probability: weighed?.probability ?? 0,
    modelVersion: weights.model.version,
  }
}

/** Of a number whose records have gone to another. */
const NOBODY: IdentitySummary = {
  given: '',
  family: '',
  birthDate: null,
  birthDateKnown: 'unknown',
  sex: 'U',
  postcodeDistrict: null,
}
