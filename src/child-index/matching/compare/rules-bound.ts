import type { Profile } from '../model.ts'
import { whole } from '../names/rules-forms.ts'
import { frequencyOf, type Weights } from '../weights/rules.ts'

/**
 * The most bits that any child could have whose birth date is not exactly the asked one, nor it with day and month
 * swapped, and whose postcodes are none of the asked. A search that had too many rows to fetch needs no more of them if
 * even these bits, less those of the index's size, could change nothing.
 *
 * @param numbers whether the child could share an NHS number or UPN; false where those were searched in full
 */
export function mostBitsWithout(profile: Profile, numbers: boolean, weights: Weights): number {
  const { bits } = weights
  const names = profile.names.map(({ given, family }) => nameBits(given, family, weights))
  const birthDate = profile.birthDate === null ? 0 : mostOf(bits['birth-date'], ['same', 'day and month swapped'])
  const postcode = profile.postcodes.length === 0 ? 0 : mostOf(bits.postcode, ['same'])
  const sex = profile.sex === 'U' ? 0 : bits.sex.same
  const mother = profile.mother === '' ? 0 : bits.mother.same
  const nhs = numbers && profile.nhs !== null ? mostOf(bits.nhs, []) : 0
  const upn = numbers && profile.upns.length > 0 ? bits.upn.same : 0
  return Math.max(0, ...names) + Math.max(0, birthDate) + Math.max(0, postcode) + sex + mother + nhs + upn
}

/** The most that a name can say: that it is the same, has the rarest of errors, or stands the other way round. */
function nameBits(given: string, family: string, { model, bits, given: ofGiven, family: ofFamily }: Weights): number {
  const sameGiven = Math.log2(model.levels.given.same.m / frequencyOf(whole(given), ofGiven))
  const sameFamily = (name: string) => Math.log2(model.levels.family.same.m / frequencyOf(whole(name), ofFamily))
  const firstGiven = Math.log2(model.levels.given['first name the same'].m / ofGiven.floor)
  const straight = Math.max(sameGiven, firstGiven, mostOf(bits.given, ['same']))
  const best = (name: string, ...chances: readonly number[]) => (name === '' ? 0 : Math.max(0, ...chances))
  return (
    best(given, straight, sameFamily(given)) +
    best(family, sameFamily(family), mostOf(bits.family, ['same']), firstGiven)
  )
}

function mostOf(bits: Readonly<Record<string, number>>, but: readonly string[]): number {
  return Math.max(...Object.entries(bits).flatMap(([level, value]) => (but.includes(level) ? [] : [value])))
}
