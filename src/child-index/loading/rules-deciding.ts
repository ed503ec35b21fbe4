import type { NumberState } from '../contract-identity.ts'
import type { Profile } from '../matching/model.ts'
import type { Decided } from '../matching/rules.ts'
import type { Weights } from '../matching/weights/rules.ts'
import { decideWhose } from '../registration/rules.ts'

/** A row that may be of a child before it. */
export type Asking = { readonly profile: Profile; readonly state: NumberState }

/** An earlier row or record of the index that may be the same child, with the child it belongs to. */
export type Earlier = { readonly number: string; readonly provisional: boolean; readonly profile: Profile }

/**
 * Decides whose a row is, as a registration would that came upon these earlier ones. Nothing is cut off, so nothing is
 * unsure for being one of too many.
 *
 * @param size how many children there may be, this load's among them
 */
export function decideRow(
  { profile, state }: Asking,
  earlier: readonly Earlier[],
  size: number,
  weights: Weights,
): Decided {
  const contenders = [...Map.groupBy(earlier, ({ number }) => number)].map(([number, ones]) => ({
    number,
    profiles: ones.map((one) => one.profile),
    provisional: ones.some(({ provisional }) => provisional),
    saidNotSame: false,
    shielded: false,
    hidden: false,
    home: null,
  }))
  return decideWhose(profile, state, contenders, false, size, withCare(size, weights)).decided
}

/**
 * Weights by which more must agree where there are many: a load sets millions of strangers against each other in one go,
 * and what hardly ever happens to one who asks happens to some of so many. Among few, a load decides as a registration.
 */
function withCare(size: number, weights: Weights): Weights {
  const care = Math.min(Math.max(Math.log2(size / FEW), 0), MOST_CARE)
  const { model } = weights
  const { enoughAlone, enoughAtHome } = model
  return { ...weights, model: { ...model, enoughAlone: enoughAlone + care, enoughAtHome: enoughAtHome + care } }
}

/** Children among whom chance agreement is no more to be feared in a load than in one registration. */
const FEW = 125_000
/** Bits. */
const MOST_CARE = 3

/** Whether all rows are set against each other before any is written: where that is less work than one after another. */
export function wayOf(rows: number, indexSize: number, leastTogether: number): 'together' | 'one-by-one' {
  return rows >= leastTogether && rows * 10 >= indexSize ? 'together' : 'one-by-one'
}

/** The slices of so many rows, from a row on: the first and last row of each. */
export function* slicesAfter(done: number, rows: number, size: number): Generator<readonly [number, number]> {
  for (let from = done + 1; from <= rows; from += size) yield [from, Math.min(from + size - 1, rows)]
}
