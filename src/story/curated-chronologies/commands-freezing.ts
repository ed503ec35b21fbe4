import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { addEntries } from '../../entries/queries.ts'
import { freezeRecord, isUnaltered, recordById, recordsOfStep } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { counted } from '../../kernel/counted.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { entriesOfStory } from '../chronology/queries.ts'
import { type CuratedShown, lookAtCurated } from './commands.ts'
import type { CuratedRefusal, FrozenChronology } from './model.ts'
import { curatedById } from './queries.ts'
import { contentOf, correctedAfter } from './rules.ts'

/**
 * Freezes a chronology as it stands: a record with its hash, never changed. It may be written in afterwards and frozen
 * again; each is a record of its own. Frozen twice under one id is frozen once.
 */
export async function freezeCurated(
  tx: Tx,
  actor: Actor,
  { id, recordId }: { readonly id: string; readonly recordId: string },
  now: Moment,
): Promise<Outcome<string, CuratedRefusal>> {
  const head = await curatedById(tx, id, true)
  const curated = head && (await lookAtCurated(tx, actor, id, now, 'chronology.write'))
  if (!curated) return refused('not-found')
  if (await recordById(tx, recordId)) return accepted(recordId)
  if (curated.entries.length === 0) return refused('nothing-chosen')
  const step = { kind: 'chronology', id } as const
  const content = contentOf(curated)
  await freezeRecord(tx, { kind: 'chronology', step, content, writtenBy: actor, signedBy: null }, recordId)
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'fact', title: `Chronology frozen: ${curated.title}`, happenedOn: now.day },
      body: paragraphs(`${counted(curated.entries.length, 'entry', 'entries')}, with why each matters.`),
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, step, about: [{ personId: curated.childId }] },
    },
  ])
  await audit(tx, actor, 'chronology.write', { kind: 'chronology', id }, { frozen: recordId }, [curated.childId])
  return accepted(recordId)
}

/** A chronology as it was frozen. */
export type FrozenShown = {
  readonly curated: CuratedShown
  readonly id: string
  readonly frozenAt: Instant
  readonly by: string
  readonly sha256: string
  readonly content: FrozenChronology
  /** Whether its content still has its hash. */
  readonly unaltered: boolean
  /** The entries that were put right since. */
  readonly correctedSince: ReadonlySet<string>
}

/** Opens a chronology as it was frozen. The look is on record; undefined where there is none such for this actor. */
export async function lookAtFrozen(
  tx: Tx,
  actor: Actor,
  { id, recordId }: { readonly id: string; readonly recordId: string },
  now: Moment,
): Promise<FrozenShown | undefined> {
  const curated = await lookAtCurated(tx, actor, id, now)
  if (!curated) return undefined
  const record = (await recordsOfStep(tx, id)).find((one) => one.id === recordId && one.corrects === null)
  if (!record) return undefined
  const content = record.content as FrozenChronology
  const ids = content.entries.map(({ entryId }) => entryId)
  const frozenAt = record.recordedAt as Instant
  return {
    ...{ curated, id: recordId, frozenAt, by: record.writtenByName, sha256: record.sha256, content },
    unaltered: isUnaltered(record),
    correctedSince: correctedAfter(frozenAt, await entriesOfStory(tx, curated.childId, ids)),
  }
}

/** What is printed of a chronology: as it stands, or as it was frozen with its hash. */
export type ToPrint = Pick<CuratedShown, 'child' | 'id'> & {
  readonly content: FrozenChronology
  readonly frozen: { readonly at: Instant; readonly sha256: string } | null
}

/** Takes a copy of a chronology out of the program, as it stands or as it was frozen. Who took it is on record. */
export async function takeCurated(
  tx: Tx,
  actor: Actor,
  { id, recordId, form }: { readonly id: string; readonly recordId?: string; readonly form: 'pdf' | 'csv' },
  now: Moment,
): Promise<ToPrint | undefined> {
  const frozen = recordId ? await lookAtFrozen(tx, actor, { id, recordId }, now) : undefined
  const curated = recordId ? frozen?.curated : await lookAtCurated(tx, actor, id, now)
  if (!curated?.mayTake) return undefined
  const details = { part: 'curated-chronology', form, step: id, record: recordId ?? null }
  await audit(tx, actor, 'record.take', { kind: 'child', id: curated.childId }, details)
  const { child } = curated
  return frozen
    ? { child, id, content: frozen.content, frozen: { at: frozen.frozenAt, sha256: frozen.sha256 } }
    : { child, id, content: contentOf(curated), frozen: null }
}
