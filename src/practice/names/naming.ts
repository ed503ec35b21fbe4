import type { Chance } from '../chance.ts'
import { EUROPEAN_ORIGINS } from './european.ts'
import type { Origin } from './origin.ts'
import { WORLD_ORIGINS } from './world.ts'

const ORIGINS: readonly Origin[] = [...EUROPEAN_ORIGINS, ...WORLD_ORIGINS]

const WEIGHED = ORIGINS.map((origin) => [origin, origin.weight] as const)

const MIXED: Readonly<Record<string, string>> = {
  BCRB: 'MWBC',
  BAFR: 'MWBA',
  APKN: 'MWAS',
  AIND: 'MWAS',
  ABAN: 'MWAS',
  AOTH: 'MWAS',
  CHNE: 'MOTH',
  OOTH: 'MOTH',
}

export function anyOrigin(by: Chance): Origin {
  return by.weigh(WEIGHED)
}

/** Draws with skew: the first names of a list are common, the last are rare. */
export function skewed<T>(by: Chance, from: readonly T[]): T {
  const most = from.length - 1
  return from[Math.min(by.whole(0, most), by.whole(0, most))] as T
}

/** A given name not yet borne by a brother or sister. */
export function givenName(by: Chance, origin: Origin, sex: 'M' | 'F', taken: ReadonlySet<string>): string {
  const all = sex === 'M' ? origin.boys : origin.girls
  const free = all.filter((name) => !taken.has(name))
  return skewed(by, free.length > 0 ? free : all)
}

/** A woman's form of a family name, where the tradition has one: Kowalski, Kowalska. */
export function familyNameFor(family: string, origin: Origin, sex: 'M' | 'F' | 'U'): string {
  if (origin.id !== 'polish' || sex !== 'F') return family
  return family.replace(/(s|c)ki$/, '$1ka')
}

/** The census ethnicity of a child of parents of two origins. */
export function ethnicityOf(mother: Origin, father: Origin): string {
  if (mother.ethnicity === father.ethnicity) return mother.ethnicity
  const white = [mother.ethnicity, father.ethnicity].some((code) => code.startsWith('W'))
  const other = [mother.ethnicity, father.ethnicity].find((code) => !code.startsWith('W'))
  if (!other) return 'WOTH'
  return white ? (MIXED[other] ?? 'MOTH') : 'MOTH'
}
