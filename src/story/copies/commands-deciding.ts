import type { Actor } from '../../access/actor.ts'
import type { KeptBack } from '../../entries/keeping-back/model.ts'
import { keptBackOf } from '../../entries/keeping-back/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { familyOf } from '../../people/family/queries.ts'
import { parentsToGiveTo } from '../../people/family/rules.ts'
import type { KnownPerson } from '../../people/model.ts'
import type { Tx } from '../../platform/db.ts'
import { entriesOfStory } from '../chronology/queries.ts'
import { entryToCorrect, type ToCorrect } from '../writing/commands.ts'
import { asCopyEntries, readerOf } from './commands-facts.ts'
import type { EntryFacts, Shown } from './model.ts'
import { shownTo } from './rules-keeping-back.ts'

/** An entry, what was decided of it and its step, and what of it is in a copy as things stand. */
export type ToDecide = ToCorrect & {
  readonly decided: readonly KeptBack[]
  readonly inChilds: Shown
  /** By parent: those of the first of the children whom the actor writes about. */
  readonly inParents: readonly { readonly parent: KnownPerson; readonly shown: Shown }[]
}

/** Opens an entry to decide what of it may be in copies. The look is on record; undefined where the actor writes about none of its children. */
export async function entryToDecide(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToDecide | undefined> {
  const found = await entryToCorrect(tx, actor, id, now)
  const [child] = found?.children ?? []
  if (!found || !child) return undefined
  const [known] = await asCopyEntries(tx, child.id, await entriesOfStory(tx, child.id, [id]))
  if (!known) return undefined
  const { entry } = found
  const decided = await keptBackOf(tx, entry.stepId ? [id, entry.stepId] : [id])
  return {
    ...found,
    decided,
    inChilds: shownTo({ whose: 'child' }, known.facts, decided),
    inParents: await shownToParents(tx, child.id, { facts: known.facts, decided }, now.day),
  }
}

type Known = { readonly facts: EntryFacts; readonly decided: readonly KeptBack[] }

async function shownToParents(tx: Tx, childId: string, { facts, decided }: Known, on: CalendarDay) {
  const { relatives } = (await familyOf(tx, childId)) ?? { relatives: [] }
  const shown: { readonly parent: KnownPerson; readonly shown: Shown }[] = []
  for (const { person } of parentsToGiveTo(relatives, on)) {
    shown.push({ parent: person, shown: shownTo(await readerOf(tx, person.id, on), facts, decided) })
  }
  return shown
}
