import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { indexNumber } from '../../kernel/index-number.ts'
import { nhsNumber } from '../../kernel/nhs-number.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { upn } from '../../kernel/upn.ts'
import type { Asked } from '../contract-asked.ts'
import type { ByIdentifier, ByNumber, ChildIdentifiers, ChildRefusal, IndexChild } from '../contract-children.ts'
import type { IndexTx } from '../matching/queries.ts'
import {
  childInUse,
  childrenOfNumbers,
  identifiersHeld,
  numbersByIdentifier,
  type OpenChild,
  summariesOf,
} from './queries.ts'

/**
 * Looks up the child of a number; a retired number answers with the survivor.
 *
 * @param today the day at the index
 */
export async function findByNumber(tx: IndexTx, { asked, number }: ByNumber, today: CalendarDay): Promise<ChildAnswer> {
  const written = indexNumber(number)
  return written ? shownTo(tx, asked, written, today) : refused('number-not-valid')
}

/** Looks up the one child known by an identifier. */
export async function findByIdentifier(
  tx: IndexTx,
  { asked, system, value }: ByIdentifier,
  today: CalendarDay,
): Promise<ChildAnswer> {
  const written = system === 'nhs' ? nhsNumber(value) : upn(value)
  if (!written) return refused(system === 'nhs' ? 'nhs-number-not-valid' : 'upn-not-valid')
  const [number, another] = await numbersByIdentifier(tx, system, written, asked.authority)
  return another === undefined ? shownTo(tx, asked, number ?? NOBODY, today) : refused('more-than-one')
}

/** All that a child goes by. The work done is the same for a child who is not there. */
export async function findIdentifiers(
  tx: IndexTx,
  request: ByNumber,
  today: CalendarDay,
): Promise<Outcome<ChildIdentifiers, ChildRefusal>> {
  const child = await findByNumber(tx, request, today)
  const held = await identifiersHeld(tx, child.ok ? child.value.number : NOBODY, request.asked.authority)
  if (!child.ok) return child
  const { number, retiredNumbers } = child.value
  return accepted({ number, retiredNumbers, ...held })
}

/**
 * The child of a number, to act on. A child shielded from the authority is not there, and the work done is the same.
 *
 * @param authority whose eyes; null for an operator's, from whom nobody is hidden
 */
export async function openChild(
  tx: IndexTx,
  number: string,
  authority: string | null,
): Promise<Outcome<OpenChild, 'number-not-valid' | 'not-found'>> {
  const written = indexNumber(number)
  if (!written) return refused('number-not-valid')
  const child = await childInUse(tx, written, authority)
  return child ? accepted(child) : refused('not-found')
}

type ChildAnswer = Outcome<IndexChild, ChildRefusal>

/** Not a number: nobody has it, and nobody will. Looked for in place of a child who is not there. */
const NOBODY = ''

async function shownTo(tx: IndexTx, asked: Asked, number: string, today: CalendarDay): Promise<ChildAnswer> {
  const child = (await childrenOfNumbers(tx, [number], { authority: asked.authority, today })).get(number)
  const shown = (await summariesOf(tx, [child?.number ?? NOBODY])).get(child?.number ?? NOBODY)
  if (!child || child.status === 'sealed' || child.status === 'invalid') return refused('not-found')
  return accepted({ ...child, status: child.status, summary: shown?.summary ?? null })
}
