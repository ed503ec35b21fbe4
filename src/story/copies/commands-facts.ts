import { plansOf } from '../../casework/plans/queries.ts'
import { plainText } from '../../entries/rules.ts'
import { peopleIn } from '../../entries/rules-rich-text.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { familyOf } from '../../people/family/queries.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { StreamEntry } from '../chronology/model.ts'
import { streamOf } from '../chronology/queries.ts'
import { originOf } from '../chronology/rules.ts'
import type { CopyEntry, CopyFacts, CopyHead, OtherPerson, Reader } from './model.ts'
import { childrenOfParent, idsAround, type KnownOfEntry, knownOfEntries, picturesOf } from './queries.ts'
import { namedIn } from './rules-keeping-back.ts'

/** Entries in one copy, at most: the latest; and read at once. */
const [MOST, AT_ONCE] = [2000, 500]

/**
 * Reads everything that a copy for this reader is made of; undefined for a child who is not there. Only for a child at
 * whom the actor may look.
 */
export async function factsOfCopy(
  tx: Tx,
  { childId, parentId }: Pick<CopyHead, 'childId' | 'parentId'>,
  on: CalendarDay,
): Promise<CopyFacts | undefined> {
  const family = await familyOf(tx, childId)
  if (!family) return undefined
  const { entries, hasMore } = await wholeStory(tx, childId)
  const pictures = await picturesOf(tx, childId)
  const plan = (await plansOf(tx, [childId]))[0] ?? null
  return { on, reader: await readerOf(tx, parentId, on), family, entries, hasMore, pictures, plan }
}

/** The entries with these ids as a copy of this child's record meets them. */
export async function asCopyEntries(
  tx: Tx,
  childId: string,
  entries: readonly StreamEntry[],
): Promise<readonly CopyEntry[]> {
  const known = await knownOfEntries(
    tx,
    childId,
    entries.map(({ id }) => id),
  )
  const linked = [...new Set(entries.flatMap(({ body }) => peopleIn(body)))].filter((id) => id !== childId)
  const people = await peopleById(tx, linked)
  const near = await peopleById(tx, [childId, ...(await idsAround(tx, childId))])
  const around = [...near.values()].filter(({ id }) => id !== childId)
  return entries.map((entry) => {
    const of = known.get(entry.id) ?? NOTHING_KNOWN
    const inText = peopleIn(entry.body).flatMap((id): OtherPerson[] => {
      const person = people.get(id)
      return person && id !== childId ? [{ id, kind: person.kind }] : []
    })
    const origin = originOf(entry)
    const facts = {
      ...{ stepKind: entry.stepKind, kind: entry.kind, isNotToBeNamed: of.isNotToBeNamed, isWarning: of.isWarning },
      ...{ isFromPolice: origin === 'police', isFromHealth: origin === 'health', others: [...of.others, ...inText] },
      named: namedIn(saidIn(entry), near.get(childId), around),
    }
    return { entry, facts, decided: of.decided }
  })
}

/** Every word of an entry that a copy shows, and who said it. */
function saidIn({ saidBy, title, body, about, corrections }: StreamEntry): string {
  const parts = about.flatMap(({ part }) => part ?? [])
  return [saidBy, title, plainText(body), ...parts, ...corrections.map((one) => plainText(one.body))].join('\n')
}

/** For whom a copy is, as things stand on a day. */
export async function readerOf(tx: Tx, parentId: string | null, on: CalendarDay): Promise<Reader> {
  if (parentId === null) return { whose: 'child' }
  return { whose: 'parent', parentId, childIds: await childrenOfParent(tx, parentId, on) }
}

const NOTHING_KNOWN: KnownOfEntry = { isNotToBeNamed: false, isWarning: false, others: [], decided: [] }

/** A child's story from its beginning, as far back as fits. */
async function wholeStory(tx: Tx, childId: string): Promise<Pick<CopyFacts, 'entries' | 'hasMore'>> {
  const entries: StreamEntry[] = []
  let before: string | undefined
  do {
    const page = await streamOf(tx, [childId], { limit: AT_ONCE, before })
    entries.push(...page.entries)
    before = page.earlier ?? undefined
  } while (before && entries.length < MOST)
  const told: CopyEntry[] = []
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    told.push(...(await asCopyEntries(tx, childId, entries.slice(at, at + AT_ONCE))))
  }
  return { entries: told.toReversed(), hasMore: before !== undefined }
}
