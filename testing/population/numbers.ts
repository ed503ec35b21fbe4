import { type NhsNumber, testNhsNumber } from '../../src/kernel/nhs-number.ts'
import { type Upn, upnFrom } from '../../src/kernel/upn.ts'
import { AUTHORITIES } from '../../src/statute/authorities.ts'

/** 150 authorities take part. */
export const TAKING_PART = AUTHORITIES.slice(0, 150).map(({ code }) => code)

/** Children of one authority stand together in lots of this size. */
export const CHILDREN_A_LOT = 500

/** The authority whose record a child's is. */
export function authorityOf(index: number): string {
  return TAKING_PART[lotOf(index) % TAKING_PART.length] as string
}

/**
 * Whether this child is one of those who can have an NHS number. There are about 909,000 valid numbers from
 * 999 000 0000 to 999 999 9999, and an invented child may have no other. In a population of more than 900,000 only every
 * second, third, … child can have one; no number is given twice.
 */
export function canHaveNhsNumber(population: number, index: number): boolean {
  return index % strideOf(population) === 0
}

/** The child's NHS number; null for those who cannot have one, and for one in eleven whose serial has no check digit. */
export function nhsNumberOf(seed: number, population: number, index: number): NhsNumber | null {
  if (!canHaveNhsNumber(population, index)) return null
  return testNhsNumber(scattered(seed, index / strideOf(population), OF_THE_POPULATION)) ?? null
}

/** The number of one who is not in the population; different from all others' for outsiders 0 to 99,999. */
export function outsidersNhsNumber(seed: number, outsider: number): NhsNumber | null {
  return testNhsNumber(OF_THE_POPULATION + scattered(seed, outsider % OF_OUTSIDERS, OF_OUTSIDERS)) ?? null
}

/** The child's UPN: given by an authority in the year the child is five. */
export function upnOf(index: number, birthYear: number): Upn {
  const within = Math.floor(lotOf(index) / TAKING_PART.length) * CHILDREN_A_LOT + (index % CHILDREN_A_LOT)
  return upnFrom(authorityOf(index), FIRST_SCHOOL + Math.floor(within / 1000), birthYear + 5, within % 1000)
}

/** The UPN of one who is not in the population. */
export function outsidersUpn(outsider: number, birthYear: number): Upn {
  const authority = TAKING_PART[outsider % TAKING_PART.length] as string
  const within = Math.floor(outsider / TAKING_PART.length)
  return upnFrom(authority, OUTSIDERS_SCHOOL + Math.floor(within / 1000), birthYear + 5, within % 1000)
}

const OF_THE_POPULATION = 900_000
const OF_OUTSIDERS = 100_000
const FIRST_SCHOOL = 2000
const OUTSIDERS_SCHOOL = 9000
/** A prime, which scatters neighbours without giving one number twice. */
const SCATTER = 611_953

function strideOf(population: number): number {
  return Math.ceil(population / OF_THE_POPULATION)
}

function scattered(seed: number, place: number, among: number): number {
  return (place * SCATTER + Math.abs(seed)) % among
}

function lotOf(index: number): number {
  return Math.floor(index / CHILDREN_A_LOT)
}
