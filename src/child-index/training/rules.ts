import type { FieldLevels, Level, MatchingModel, NameFrequencies, Profile } from '../matching/model.ts'
import { whole } from '../matching/names/rules-forms.ts'

/** How two records compare, with the chance, 0 to 1, that they are one child. */
export type Seen = { readonly levels: LevelsSeen; readonly chance: number }
/** The level of each field, null where either record does not know it. */
export type LevelsSeen = { readonly [F in keyof FieldLevels]: FieldLevels[F] | null }

/** Counts of levels, by field. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Counts the levels of pairs, each as much as it is likely, or unlikely, to be one child. */
export function countedLevels(seen: Iterable<Seen>, of: 'one child' | 'two children'): Counts {
  const counts: Record<string, Record<string, number>> = {}
  for (const { levels, chance } of seen) {
    const weight = of === 'one child' ? chance : 1 - chance
    for (const [field, level] of Object.entries(levels)) {
      if (level === null) continue
      counts[field] ??= {}
      counts[field][level] = (counts[field][level] ?? 0) + weight
    }
  }
  return counts
}

/**
 * The model with its chances as counted, the former ones counting as some pairs more: where little was seen of a level,
 * it stays near what it was. No level that speaks against one child comes to speak for it, nor the other way round.
 */
export function withChances(model: MatchingModel, ofOne: Counts, ofTwo: Counts): MatchingModel {
  const levelsOf = <L extends string>(
    field: string,
    levels: Readonly<Record<L, Level>>,
  ): Readonly<Record<L, Level>> => {
    const trained = Object.entries<Level>(levels).map(([level, before]) => [
      level,
      onItsSide(before, {
        m: chanceOf(before.m, ofOne[field], level, SURE_OF_ONE),
        u: chanceOf(before.u, ofTwo[field], level, SURE_OF_TWO),
      }),
    ])
    return Object.fromEntries(trained) as Record<L, Level>
  }
  const { levels } = model
  return {
    ...model,
    levels: {
      given: levelsOf('given', levels.given),
      family: levelsOf('family', levels.family),
      'birth-date': levelsOf('birth-date', levels['birth-date']),
      sex: levelsOf('sex', levels.sex),
      postcode: levelsOf('postcode', levels.postcode),
      nhs: levels.nhs,
      upn: levels.upn,
      mother: levelsOf('mother', levels.mother),
    },
  }
}

/**
 * How common names are among records, one name of each: those borne by several, within the built-in bounds. The former
 * frequencies count as some records more, so that a small or one-sided index does not make a common name rare.
 */
export function countedNames(names: Iterable<string>, before: NameFrequencies): NameFrequencies {
  const counts = new Map<string, number>()
  let all = 0
  for (const name of names) {
    if (name === '') continue
    const key = whole(name)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    all += 1
  }
  const candidates = new Set([
    ...Object.keys(before.known),
    ...[...counts].flatMap(([name, n]) => (n >= SEVERAL ? [name] : [])),
  ])
  const floor = Math.max(before.floor / 10, SEVERAL / (all + SURE_OF_NAMES))
  const known = [...candidates].map((name) => {
    const prior = before.known[name] ?? before.floor
    return [name, ((counts.get(name) ?? 0) + prior * SURE_OF_NAMES) / (all + SURE_OF_NAMES)] as const
  })
  const common = known.filter(([, frequency]) => frequency > floor).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return {
    known: Object.fromEntries(common.slice(0, MOST_NAMES)),
    floor: Math.min(floor, before.floor),
    cap: before.cap,
  }
}

/** The pairs of places in records that share a key: at most some of each, so that a common key does not outweigh the rest. */
export function pairsSharing(keys: readonly (readonly string[])[]): readonly (readonly [number, number])[] {
  const groups = new Map<string, number[]>()
  for (const [at, of] of keys.entries())
    for (const key of of) groups.set(key, [...(groups.get(key) ?? []), at].slice(0, MOST_OF_KEY))
  const pairs = new Map<string, readonly [number, number]>()
  for (const group of groups.values()) {
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) pairs.set(`${one} ${other}`, [one, other])
  }
  return [...pairs.values()]
}

/** The values by which two records of one child are likely found together. */
export function blockingKeys(
  { names, birthDate, postcodes, nhs, upns }: Profile,
  soundsOf: (words: string) => string,
): readonly string[] {
  const [name] = names
  const [postcode] = postcodes
  const family = name ? soundsOf(name.family) : ''
  const given = name ? soundsOf(name.given.split(' ', 1)[0] as string) : ''
  return [
    birthDate && family ? `bf ${birthDate} ${family}` : '',
    birthDate && given ? `bg ${birthDate} ${given}` : '',
    postcode && given ? `pg ${postcode} ${given}` : '',
    given && family && birthDate ? `sy ${given} ${family} ${birthDate.slice(0, 4)}` : '',
    ...nhs.map((number) => `id ${number}`),
    ...upns.map((upn) => `id ${upn}`),
  ].filter(Boolean)
}

/** How many pairs, or records, the former model counts for. */
const SURE_OF_ONE = 200
const SURE_OF_TWO = 20_000
const SURE_OF_NAMES = 2_000
const SEVERAL = 5
const MOST_NAMES = 20_000
const MOST_OF_KEY = 20

function chanceOf(
  before: number,
  counts: Readonly<Record<string, number>> | undefined,
  level: string,
  sure: number,
): number {
  const all = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)
  return ((counts?.[level] ?? 0) + before * sure) / (all + sure)
}

function onItsSide(before: Level, trained: Level): Level {
  if (before.m > before.u === trained.m > trained.u) return trained
  return { m: trained.u, u: trained.u }
}
