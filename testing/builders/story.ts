import type { Actor } from '../../src/access/actor.ts'
import { systemActor } from '../../src/access/actor.ts'
import { allocate } from '../../src/casework/allocations/queries.ts'
import { refreshDues } from '../../src/casework/dues/queries.ts'
import { addEpisodes } from '../../src/casework/episodes/queries.ts'
import type { NewWorry } from '../../src/casework/worries/model.ts'
import type { NewEntry } from '../../src/entries/model.ts'
import { addEntries } from '../../src/entries/queries.ts'
import { paragraphs } from '../../src/entries/rules.ts'
import { addDays, type CalendarDay, calendarDay } from '../../src/kernel/calendar-day.ts'
import { type Database, inSeat, type Tx } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/ids.ts'
import { BANK_HOLIDAYS } from '../../src/statute/bank-holidays.ts'

/** An entry about a person: a fact Asha Verma wrote on 18 March 2026 unless more is said. */
export function anEntry(
  personId: string,
  given: Partial<Omit<NewEntry, 'body' | 'about'>> & { readonly text?: string } = {},
): NewEntry {
  const { text, title = 'Said at school that she had no breakfast', ...rest } = given
  return {
    ...{
      id: newId(),
      kind: 'fact',
      title,
      happenedOn: calendarDay('2026-03-18'),
      saidBy: 'Grace Okafor',
      saidByRole: 'Fenwick Lane Primary',
    },
    ...rest,
    body: paragraphs(text ?? title),
    about: [{ personId }],
  }
}

/** A worry about a child: an open risk since 5 March 2026 unless more is said. */
export function aWorry(childId: string, given: Partial<NewWorry> = {}): NewWorry {
  return {
    ...{
      kind: 'open-risk',
      childIds: [childId],
      personId: null,
      title: 'Hungry, cold, in pain',
      statement: 'Hungry at school on 6 of the last 10 days.',
    },
    ...{
      trend: null,
      howKnown: 'fact',
      saidBy: 'Fenwick Lane Primary',
      sinceOn: calendarDay('2026-03-05'),
      reviewBy: calendarDay('2026-06-10'),
      told: null,
    },
    ...given,
  }
}

/** Opens a case for a child: a referral, an episode, and the worker who holds it in their team. */
export async function anOpenCase(
  db: Database,
  worker: Actor,
  childId: string,
  on: CalendarDay = calendarDay('2026-01-05'),
): Promise<void> {
  await inSeat(db, systemActor(worker.authority, 'test'), async (tx) => {
    const referralId = newId()
    await tx
      .insertInto('referral')
      .values({
        authority: tx.authority,
        id: referralId,
        receivedOn: on,
        sourceCode: '2A',
        decidedOn: on,
        response: 'assessment',
      })
      .execute()
    await tx.insertInto('referralChild').values({ authority: tx.authority, id: newId(), referralId, childId }).execute()
    const closed = { closedOn: null, closureReason: null, reported: false, primaryNeed: 'N1' }
    await addEpisodes(tx, [{ id: newId(), childId, referralId, openedOn: on, ...closed }])
    await allocate(tx, { childId, userId: worker.userId, teamId: worker.teamId, role: 'social-worker', fromOn: on })
    await refreshDues(tx, [childId], BANK_HOLIDAYS)
  })
}

/** Many entries about a child, one a day back from 18 March 2026. */
export async function manyEntries(tx: Tx, worker: Actor, childId: string, count: number): Promise<void> {
  const kinds = ['fact', 'opinion', 'hearsay', 'child-words'] as const
  const bearings = ['neutral', 'worry', 'going-well'] as const
  const text =
    'Arrived late and told her teacher that nobody had woken her. She ate two bowls of cereal and asked for a third. Her aunt was rung and came at noon.'
  const entries = Array.from({ length: count }, (_, at) =>
    anEntry(childId, {
      title: `What happened on day ${at + 1}`,
      text: `${text}\n\n${text}`,
      kind: kinds[at % 4] ?? 'fact',
      bearing: bearings[at % 3] ?? 'neutral',
      happenedOn: addDays(calendarDay('2026-03-18'), -at),
    }),
  )
  for (let at = 0; at < entries.length; at += 500) await addEntries(tx, worker, entries.slice(at, at + 500))
}
