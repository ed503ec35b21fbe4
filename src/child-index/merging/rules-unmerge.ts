import type { Instant } from '../../kernel/instant.ts'
import { MATCH_PROBABILITY } from '../contract-matching.ts'
import type { Profile } from '../matching/model.ts'
import { decide } from '../matching/rules.ts'
import type { Weights } from '../matching/weights/rules.ts'
import type { Alias, AliasItem } from './model.ts'

/** How a number leads to the one in use: each step, from the number itself on. */
export function pathOf(number: string, aliases: readonly Alias[]): readonly Alias[] {
  const step = aliases.find(({ retired }) => retired === number)
  return step ? [step, ...pathOf(step.survivor, aliases)] : []
}

/** The numbers that led to the one in use by way of this one: they follow it when it lives again. */
export function followersOf(number: string, aliases: readonly Alias[]): readonly string[] {
  const direct = aliases.filter(({ survivor }) => survivor === number).map(({ retired }) => retired)
  return direct.flatMap((retired) => [retired, ...followersOf(retired, aliases)])
}

/** Something the number in use has, told under `number`. */
export type PresentItem = { readonly id: string; readonly number: string }

/**
 * What goes back to a retired number that lives again, and what may be either's.
 *
 * Back go the assertions it had when it was joined, and what was told under it or its own aliases. What another number
 * had stays: the survivor's own, and that of numbers joined to it beside this one. All else came while they were one.
 *
 * @param present what the number in use has now
 * @param had what each side had, of every alias that leads to the number in use
 */
export function partingOf(
  retired: string,
  aliases: readonly Alias[],
  what: AliasItem['what'],
  present: readonly PresentItem[],
  had: readonly AliasItem[],
): { readonly back: readonly string[]; readonly since: readonly string[] } {
  const path = pathOf(retired, aliases)
  const own = new Set([retired, ...followersOf(retired, aliases)])
  const shared = new Set<string>(path.map(({ survivor }) => survivor))
  const joined = path[0]?.decisionId
  const upwards = new Set(path.map(({ decisionId }) => decisionId))
  const known = new Map(aliases.map((alias) => [alias.decisionId, alias]))
  const its = new Set<string>()
  const others = new Set<string>()
  for (const { decisionId, what: of, itemId, side } of had) {
    if (of !== what) continue
    const mine = own.has(known.get(decisionId)?.retired ?? '')
    if (decisionId === joined && side === 'retired') its.add(itemId)
    else if (upwards.has(decisionId) ? side === 'survivor' : side === 'retired' && !mine) others.add(itemId)
  }
  const isBack = ({ id, number }: PresentItem) => (what === 'assertion' ? its.has(id) : own.has(number))
  const isSince = (item: PresentItem) => !isBack(item) && !others.has(item.id) && shared.has(item.number)
  return { back: present.filter(isBack).map(({ id }) => id), since: present.filter(isSince).map(({ id }) => id) }
}

/**
 * Whose an assertion is that came while two were one: what the matcher would have linked it to, had they been two.
 * Neither, if it fits both or is too thin: then a person allots it.
 */
export function clearlyWhose(
  asked: Profile,
  retired: readonly Profile[],
  survivor: readonly Profile[],
  size: number,
  weights: Weights,
): 'retired' | 'survivor' | 'unclear' {
  const sides = [
    { number: 'retired', profiles: retired },
    { number: 'survivor', profiles: survivor },
  ].filter(({ profiles }) => profiles.length > 0)
  const contenders = sides.map((side) => ({ ...side, provisional: false, saidNotSame: false }))
  const { outcome, ranked } = decide(asked, contenders, false, size, weights)
  const [best] = ranked
  if (outcome !== 'Match' || !best || best.probability < MATCH_PROBABILITY) return 'unclear'
  return best.number === 'retired' ? 'retired' : 'survivor'
}

/** Whether something decided then holds of both: it was said of the one they were. */
export function wasSaidOfBoth(decidedAt: Instant, { joinedAt }: Alias): boolean {
  return decidedAt >= joinedAt
}
