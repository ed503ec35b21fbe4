import { BUILT_IN } from '../built-in/model.ts'
import type { FieldLevels, Level, MatchingModel, NameFrequencies, NameOrigin } from '../model.ts'

/** A model made ready for weighing: every chance as bits. */
export type Weights = {
  readonly model: MatchingModel
  readonly bits: { readonly [F in keyof FieldLevels]: Readonly<Record<FieldLevels[F], number>> }
  /** How common names are, by their words run together. */
  readonly given: NameWeights
  readonly family: NameWeights
}

/** Frequencies as they are looked up. */
type NameWeights = {
  readonly known: ReadonlyMap<string, number>
  readonly floor: number
  readonly cap: number
  /** For each name, how much commoner it is than by chance in each origin. */
  readonly origins: ReadonlyMap<string, Float64Array>
}

/**
 * Makes a model ready for weighing. Done once for each model, not once for each comparison. What a model that was kept
 * before lacks is the program's own.
 */
export function weightsOf(kept: MatchingModel): Weights {
  const model = { ...BUILT_IN, ...kept }
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
    given: lookedUp(model.given, model.origins, 'given'),
    family: lookedUp(model.family, model.origins, 'family'),
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

/**
 * How much likelier one who bears the one name bears the other too than by chance: 40 where both are of one origin in
 * forty, 1 where nothing is known. Never below 1: families are of several origins.
 */
export function togetherness(
  name: string,
  { origins }: NameWeights,
  other: string,
  { origins: otherOrigins }: NameWeights,
): number {
  const [ones, others] = [origins.get(name), otherOrigins.get(other)]
  if (ones === undefined || others === undefined) return 1
  let together = 0
  for (let at = 0; at < ones.length; at += 1) together += (ones[at] as number) * (others[at] as number)
  return Math.max(together, 1)
}

/** The program's own weights, made ready. */
export const BUILT_IN_WEIGHTS: Weights = weightsOf(BUILT_IN)

function bitsOfAll<L extends string>(levels: Readonly<Record<L, Level>>): Readonly<Record<L, number>> {
  const all = Object.entries<Level>(levels).map(([level, chances]) => [level, bitsOf(chances)])
  return Object.fromEntries(all) as Record<L, number>
}

function lookedUp(
  { known, floor, cap }: NameFrequencies,
  origins: readonly NameOrigin[],
  of: 'given' | 'family',
): NameWeights {
  return { known: new Map(Object.entries(known)), floor, cap, origins: byOrigin(origins, of) }
}

/** By name: in each origin, the part of its children who bear it against that of all, by the root of its share. */
function byOrigin(origins: readonly NameOrigin[], of: 'given' | 'family'): ReadonlyMap<string, Float64Array> {
  const all = new Map<string, number>()
  for (const origin of origins) {
    for (const [name, part] of Object.entries(origin[of])) all.set(name, (all.get(name) ?? 0) + origin.share * part)
  }
  return new Map(
    [...all].map(([name, part]) => [
      name,
      Float64Array.from(origins, (origin) => ((origin[of][name] ?? 0) * Math.sqrt(origin.share)) / part),
    ]),
  )
}
