import { hash as digest } from 'node:crypto'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { indexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { openChild } from '../children/commands.ts'
import type { ByNumber } from '../contract-children.ts'
import type {
  EndSealedConcernRequest,
  RenewSealedConcernRequest,
  SealedConcern,
  SealedConcernRefusal,
  SealedConcerns,
  TellSealedConcernRequest,
} from '../contract-concerns.ts'
import { worksWith } from '../involvements/commands.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockConcern, saveConcern, saveConcernEnd, saveUntil, standingConcerns } from './queries.ts'
import { holderText, readConcern, shownConcern, untilFault } from './rules.ts'

type Answer<T> = Promise<Outcome<T, SealedConcernRefusal>>

/** What an act is given from the edge. */
export type ConcernMaking = { readonly id: string; readonly at: Instant; readonly today: CalendarDay }

/** Records that there is a sealed concern, in place of what was said before under the same reference. */
export async function tellSealedConcern(
  tx: IndexTx,
  { asked, concern }: TellSealedConcernRequest,
  making: ConcernMaking,
): Answer<SealedConcern> {
  const read = readConcern(concern, making.today)
  if (!read.ok) return read
  const child = await openChild(tx, concern.number, asked.authority)
  if (!child.ok) return child
  const before = await lockConcern(tx, asked.authority, concern.reference)
  if (before?.endedBecause) return refused('sealed-concern-ended')
  // Under the number it was told of: if that was an alias and is parted again, what was told goes with it.
  const number = indexNumber(concern.number) ?? child.value.number
  await saveConcern(tx, asked.authority, { ...read.value, number }, making)
  return held(tx, asked.authority, concern.reference, making.today)
}

/** Records that a sealed concern stands to another day, also one that had lapsed. */
export async function renewSealedConcern(
  tx: IndexTx,
  { asked, reference, untilOn }: RenewSealedConcernRequest,
  today: CalendarDay,
): Answer<SealedConcern> {
  const fault = untilFault(untilOn, today)
  if (fault) return refused(fault)
  const concern = await lockConcern(tx, asked.authority, reference)
  if (!concern) return refused('not-found')
  if (concern.endedBecause) return refused('sealed-concern-ended')
  await saveUntil(tx, asked.authority, concern, untilOn)
  return held(tx, asked.authority, reference, today)
}

/** Records that a sealed concern no longer stands. One ended already stays as it is. */
export async function endSealedConcern(
  tx: IndexTx,
  { asked, reference, because }: EndSealedConcernRequest,
  { at, today }: Pick<ConcernMaking, 'at' | 'today'>,
): Answer<SealedConcern> {
  if (because !== 'withdrawn' && because !== 'resolved') return refused('sealed-concern-not-readable')
  const concern = await lockConcern(tx, asked.authority, reference)
  if (!concern) return refused('not-found')
  if (!concern.endedBecause) await saveConcernEnd(tx, asked.authority, concern, { because, at })
  return held(tx, asked.authority, reference, today)
}

/** The sealed concerns that stand: for those who work with the child with whom to ring, for others that there is one. */
export async function findSealedConcerns(
  tx: IndexTx,
  { asked, number }: ByNumber,
  today: CalendarDay,
): Answer<SealedConcerns> {
  const child = await openChild(tx, number, asked.authority)
  if (!child.ok) return child
  const { number: inUse, responsibleAuthority } = child.value
  const standing = await standingConcerns(tx, inUse, today)
  const works = responsibleAuthority === asked.authority || (await worksWith(tx, inUse, asked.authority, today))
  const concerns = standing.map((concern) => {
    const { authority, reference, agencyKind, band, untilOn, whomToRing, recordedAt } = concern
    const holder = digest('sha256', holderText(concern), 'base64url')
    return { authority, reference, agencyKind, band, untilOn, whomToRing, recordedAt, holder }
  })
  return accepted({ hasSealedConcern: standing.length > 0, concerns: works ? concerns : null })
}

async function held(tx: IndexTx, authority: string, reference: string, today: CalendarDay): Answer<SealedConcern> {
  const concern = await lockConcern(tx, authority, reference)
  return concern ? accepted(shownConcern(concern, today)) : refused('not-found')
}
