import type { Actor } from '../../access/actor.ts'
import type { KeptBack } from '../../entries/keeping-back/model.ts'
import { keptBackOf } from '../../entries/keeping-back/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Tx } from '../../platform/db.ts'
import { entriesOfStory } from '../chronology/queries.ts'
import { entryToCorrect, type ToCorrect } from '../writing/commands.ts'
import { asCopyEntries } from './commands-facts.ts'
import type { Reader, Shown } from './model.ts'
import { shownTo } from './rules-keeping-back.ts'

/** An entry, what was decided of it and its step, and what of it is in a copy as things stand. */
export type ToDecide = ToCorrect & {
  readonly decided: readonly KeptBack[]
  readonly inChilds: Shown
  /** For a parent of all the children it is about. */
  readonly inParents: Shown
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
  const children = known.facts.others.filter(({ kind }) => kind === 'child').map((other) => other.id)
  const parent: Reader = { whose: 'parent', parentId: '', childIds: children }
  return {
    ...found,
    decided,
    inChilds: shownTo({ whose: 'child' }, known.facts, decided),
    inParents: shownTo(parent, known.facts, decided),
  }
}
