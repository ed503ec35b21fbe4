import { BUILT_IN } from '../built-in/model.ts'
import type { FieldLevels, Level, MatchingModel, NameFrequencies } from '../model.ts'

/** A model made ready for weighing: every chance as bits. */
export type Weights = {
  readonly model: MatchingModel
  readonly bits: { readonly [F in keyof FieldLevels]: Readonly<Record<FieldLevels[F], number>> }
  /** How common names are, by their words run together. */
  readonly given: NameWeights
  readonly family: NameWeights
}

/** Frequencies as they are looked up. */
type NameWeights = { readonly known: ReadonlyMap<string, number>; readonly floor: number; readonly cap: number }

/** Makes a model ready for weighing. Done once for each model, not once for each comparison. */
export function weightsOf(model: MatchingModel): Weights {
  const { levels } = model
  return {
    model,
    bits: {
      given: bitsOfAll(levels.given),
      family: bitsOfAll(levels.family),
      'birth-date': bitsOfAll(levels['birth-date']),
      sex: bitsOfAll(levels.sex),
      postcode: bitsOfAll(levels.postcode),
      nhs: bitsOfAll(levels.nhs),
      upn: bitsOfAll(levels.upn),
      mother: bitsOfAll(levels.mother),
    },
    given: lookedUp(model.given),
    family: lookedUp(model.family),
  }
}

/** The bits by which seeing a level raises the odds. */
export function bitsOf({ m, u }: Level): number {
  return Math.log2(m / u)
}

/** The part of all children who bear a name, within the model's floor and cap. */
export function frequencyOf(name: string, { known, floor, cap }: NameWeights): number {
  const found = known.get(name)
  return found === undefined ? floor : Math.min(Math.max(found, floor), cap)
}

/** The program's own weights, made ready. */
export const BUILT_IN_WEIGHTS: Weights = weightsOf(BUILT_IN)

function bitsOfAll<L extends string>(levels: Readonly<Record<L, Level>>): Readonly<Record<L, number>> {
  const all = Object.entries<Level>(levels).map(([level, chances]) => [level, bitsOf(chances)])
  return Object.fromEntries(all) as Record<L, number>
}

function lookedUp({ known, floor, cap }: NameFrequencies): NameWeights {
  return { known: new Map(Object.entries(known)), floor, cap }
}
