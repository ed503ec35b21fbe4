import type { FieldLevels, Profile } from '../model.ts'
import { isOneSlip } from '../names/rules.ts'

/** How two birth dates compare; null when either is not known. Symmetric. */
export function birthLevel(a: Profile, b: Profile): FieldLevels['birth-date'] | null {
  if (a.birthDate === null || b.birthDate === null) return null
  const [one, other] = [a.birthDate, b.birthDate]
  if (a.yearOnly || b.yearOnly) return sameAt(one, other, 0, 4) ? 'same year, all that is known' : 'different'
  if (one === other) return 'same'
  const sameYear = sameAt(one, other, 0, 4)
  if (sameYear && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7))
    return 'day and month swapped'
  if (digitsDiffering(one, other) === 1) return 'one digit different'
  const agreeing = Number(sameYear) + Number(sameAt(one, other, 5, 7)) + Number(sameAt(one, other, 8, 10))
  if (agreeing === 2 && Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) <= 10) return 'one part different'
  return sameYear ? 'same year' : 'different'
}

/** How two records' postcodes compare, by the pair that agrees best; null when either has none. Symmetric. */
export function postcodeLevel(ones: readonly string[], others: readonly string[]): FieldLevels['postcode'] | null {
  if (ones.length === 0 || others.length === 0) return null
  let [slip, district] = [false, false]
  for (const one of ones) {
    for (const other of others) {
      if (one === other) return 'same'
      slip ||= isOneSlip(one, other)
      district ||= one.slice(0, -3) === other.slice(0, -3)
    }
  }
  if (slip) return 'one character different'
  return district ? 'same district' : 'different'
}

function sameAt(a: string, b: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false
  return true
}

function digitsDiffering(a: string, b: string): number {
  let differing = 0
  for (let at = 0; at < a.length; at += 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) differing += 1
  return differing
}
