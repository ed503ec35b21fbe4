import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks, type Details } from '../../access/audit.ts'
import { type Act, may } from '../../access/policy.ts'
import { relationshipsWith, standingFor } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { familyOf } from '../../people/family/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { ChronologyOf, StreamAsked, StreamPage, Voice } from './model.ts'
import { streamOf, voiceOf, voicesOf } from './queries.ts'
import { timelineFactsOf } from './queries-timeline.ts'
import { siblingsAmong } from './rules.ts'
import type { TimelineFacts, Window } from './rules-timeline.ts'

export type Chronology = {
  readonly of: ChronologyOf
  readonly stream: StreamPage
  /** Whose words alone were asked for. */
  readonly saidBy: string | undefined
}

/** A part of the chronology of a child, alone or beside the brothers and sisters whom the actor may look at. */
export type ChronologyAsked = { readonly childId: string; readonly stream: StreamAsked; readonly together: boolean }

/** Opens a part of a child's chronology. The look is on record; a child the actor may not look at is not there. */
export async function lookAtChronology(
  tx: Tx,
  actor: Actor,
  asked: ChronologyAsked,
  now: Moment,
): Promise<Outcome<Chronology, 'not-found'>> {
  const of = await chronologyOf(tx, actor, 'child.look', asked.childId, now)
  if (!of) return refused('not-found')
  const shown = await streamAsked(tx, of, asked)
  const children = asked.together ? childIdsOf(of) : [asked.childId]
  await auditLooks(tx, actor, children, { part: 'chronology' })
  return accepted({ of, ...shown })
}

/** Takes a copy of a part of a chronology out of the program. Who took how much of what, and in which form, is on record. */
export async function takeChronology(
  tx: Tx,
  actor: Actor,
  asked: ChronologyAsked & { readonly form: 'pdf' | 'csv' },
  now: Moment,
): Promise<Outcome<Chronology, 'not-found'>> {
  const of = await chronologyOf(tx, actor, 'record.take', asked.childId, now)
  if (!of) return refused('not-found')
  const shown = await streamAsked(tx, of, asked)
  const details: Details = { part: 'chronology', form: asked.form, entries: shown.stream.entries.length }
  for (const id of asked.together ? childIdsOf(of) : [asked.childId])
    await audit(tx, actor, 'record.take', { kind: 'child', id }, details)
  return accepted({ of, ...shown })
}

/** Opens the list of everyone who says something in a child's story. */
export async function lookAtVoices(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<Outcome<{ readonly of: ChronologyOf; readonly voices: readonly Voice[] }, 'not-found'>> {
  const of = await chronologyOf(tx, actor, 'child.look', childId, now)
  if (!of) return refused('not-found')
  await auditLooks(tx, actor, [childId], { part: 'voices' })
  return accepted({ of, voices: await voicesOf(tx, childId) })
}

export type Timeline = { readonly of: ChronologyOf; readonly facts: TimelineFacts }

/** Opens a window of the timelines of a child and the brothers and sisters whom the actor may look at. */
export async function lookAtTimeline(
  tx: Tx,
  actor: Actor,
  childId: string,
  window: (firstOn: TimelineFacts['firstOn']) => Window,
  now: Moment,
): Promise<Outcome<Timeline, 'not-found'>> {
  const of = await chronologyOf(tx, actor, 'child.look', childId, now)
  if (!of) return refused('not-found')
  await auditLooks(tx, actor, childIdsOf(of), { part: 'timeline' })
  return accepted({ of, facts: await timelineFactsOf(tx, childIdsOf(of), window) })
}

async function streamAsked(tx: Tx, of: ChronologyOf, { childId, stream, together }: ChronologyAsked) {
  const children = together ? childIdsOf(of) : [childId]
  return {
    stream: await streamOf(tx, children, stream),
    saidBy: stream.saidAs ? await voiceOf(tx, children, stream.saidAs) : undefined,
  }
}

async function chronologyOf(
  tx: Tx,
  actor: Actor,
  act: Act,
  childId: string,
  now: Moment,
): Promise<ChronologyOf | undefined> {
  const standing = await standingFor(tx, actor, act, childId, now.day)
  const family = standing && (await familyOf(tx, childId))
  if (!family || !standing) return undefined
  const siblings = siblingsAmong(family.relatives)
  const theirs = await relationshipsWith(
    tx,
    actor,
    siblings.map(({ id }) => id),
    now.day,
  )
  const visible = siblings.filter(({ id }) => may(actor, act, theirs.get(id) ?? new Set()))
  const around = [
    ...family.relatives.map(({ person }) => person),
    ...family.households.flatMap(({ members }) => members.map(({ person }) => person)),
  ]
  const others = new Map(around.filter(({ kind }) => kind === 'adult').map((person) => [person.id, person]))
  return { child: family.child, standing, siblings: visible, others: [...others.values()] }
}

function childIdsOf({ child, siblings }: ChronologyOf): readonly string[] {
  return [child.id, ...siblings.map(({ id }) => id)]
}
