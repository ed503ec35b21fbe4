import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { openChild } from '../children/commands.ts'
import type { ChangeResponsibleRequest, ResponsibleOutcome } from '../contract-responsibility.ts'
import type { PostcodeAreasRequest, SafeguardRefusal } from '../contract-shields.ts'
import { worksWith } from '../involvements/commands.ts'
import type { IndexTx } from '../matching/queries.ts'
import { isOperator } from '../shields/rules.ts'
import { holdsRecord, passResponsibility, saveAreas } from './queries.ts'
import { passOn, readPrefix } from './rules.ts'

/**
 * Passes responsibility for a child on, if it still is as the asker believes. Who takes it knows the child, by a record or
 * an involvement, and the one it is taken from has to acknowledge. Of two who ask at one moment the second
 * waits for the first, and is told `stale` with how it is now.
 */
export async function changeResponsible(
  tx: IndexTx,
  request: ChangeResponsibleRequest,
  { at, today }: { readonly at: Instant; readonly today: CalendarDay },
): Promise<ResponsibleOutcome> {
  const { asked, number, to } = request
  const child = await openChild(tx, number, asked.authority)
  if (!child.ok) return child
  const held = child.value.number
  const knows = (await holdsRecord(tx, held, asked.authority)) || (await worksWith(tx, held, asked.authority, today))
  const allowed = passOn(child.value, request, knows)
  if (!allowed.ok) return allowed
  const version = await passResponsibility(tx, held, request, at)
  if (version !== undefined) return accepted({ number: held, responsibleAuthority: to, version })
  const present = await openChild(tx, number, asked.authority)
  return present.ok ? { ...refused('stale'), present: present.value } : present
}

/** Says which authority each postcode, sector, district or area is of. All of them are set, or none. */
export async function setPostcodeAreas(
  tx: IndexTx,
  { asked, areas }: PostcodeAreasRequest,
  at: Instant,
): Promise<Outcome<{ readonly set: number }, SafeguardRefusal>> {
  if (!isOperator(asked)) return refused('not-an-operator')
  if (areas.length > MOST_AT_ONCE) return refused('too-many-at-once')
  const read = new Map<string, string>()
  for (const { prefix, authority } of areas) {
    const written = readPrefix(prefix)
    if (written === undefined || !/^\d{3}$/.test(authority)) return refused('area-not-readable')
    read.set(written, authority)
  }
  await saveAreas(tx, read, at)
  return accepted({ set: read.size })
}

const MOST_AT_ONCE = 5000
