import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { allocate } from '../../casework/allocations/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { searchAll } from './commands.ts'
import type { WordsSought } from './model.ts'
import { findTexts } from './queries.ts'

// How words are looked for depends on how common they are, and on how much is written about the reader's children. What is
// found must not.

const NOW = aMoment()
let db: Database
let council: Council
let owner: string
let niamh: string
/** Forty others of whom nearly all is written. */
const OTHERS = Array.from({ length: 40 }, newId)

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  owner = urls.owner
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  niamh = await aChild(db, '990')
  const held = { teamId: null, role: 'social-worker', fromOn: calendarDay('2026-01-01') } as const
  await inSeat(db, systemActor('990', 'test'), (tx) =>
    allocate(tx, { ...held, childId: niamh, userId: council.socialWorker.userId }),
  )
  await execute(
    owner,
    `begin;
     select public.act_as('990', null, null, 'council');
     insert into public.search_text (authority, source_id, child_id, kind, happened_on, title, text, words)
     select '990', gen_random_uuid(), case when n % 100 = 0 then '${niamh}' else ('{${OTHERS.join()}}'::text[])[1 + n % 40] end::uuid, 'entry',
            date '2026-03-01' - n / 100, 'Visit ' || n, t.text, public.words_of('Visit ' || n, t.text)
       from generate_series(1, 25000) n,
            lateral (select 'family' || case when n % 5000 = 0 then ' zeppelin' else '' end as text) t;
     commit;
     analyze public.search_text`,
  )
}, 120_000)
afterAll(() => db.destroy())

const way = async (words: string, children: readonly string[]) => {
  const sought = `public.words_sought('${words}'), array['${children.join("','")}']::uuid[], 500`
  const answers = (await execute(
    owner,
    `begin; select public.act_as('990', null, null, 'council'); select public.way_to_search(${sought}) as way; commit`,
  )) as unknown as readonly { readonly rows: readonly { readonly way: string }[] }[]
  return answers[2]?.rows[0]?.way
}

const soughtBy = (words: string): WordsSought => ({
  ...{ words, kinds: [], from: null, to: null, place: { after: null, before: null } },
})

async function search(actor: Actor, words: string) {
  const found = await inSeat(db, actor, (tx) => searchAll(tx, actor, soughtBy(words), newId(), NOW))
  if (!found.ok) throw new Error(found.refusal)
  return found.value
}

it('rare words are looked up by the words', async () => {
  expect(await way('zeppelin', [niamh])).toBe('by-words')
  expect((await search(council.socialWorker, 'zeppelin')).texts).toEqual({ count: 5, atLeast: false })
})

it('common words of a child of whom little is written are looked for in what is written of that child', async () => {
  expect(await way('family', [niamh])).toBe('by-child')
  const { texts, about } = await search(council.socialWorker, 'family')
  expect(texts).toEqual({ count: 250, atLeast: false })
  expect(about.map(({ child }) => child.id)).toEqual([niamh])
})

it('common words of children of whom nearly all is written are looked for from the latest backwards', async () => {
  const children = [niamh, ...OTHERS]
  expect(await way('family', children)).toBe('from-the-latest')
  const { texts, count, atLeast, next } = await inSeat(db, council.socialWorker, (tx) =>
    findTexts(tx, soughtBy('family'), children),
  )
  expect([texts.length, count, atLeast]).toEqual([20, 500, true])
  expect(texts.every(({ happenedOn }) => happenedOn > '2026-02-23')).toBe(true)
  expect(next).toEqual({ after: texts.at(-1)?.sourceId, before: null })
})

it('and those before the latest five hundred are found when the list goes on', async () => {
  const before = { on: calendarDay('2026-02-20'), sourceId: newId() }
  const { texts } = await inSeat(db, council.socialWorker, (tx) =>
    findTexts(tx, { ...soughtBy('family'), place: { after: null, before } }, OTHERS),
  )
  expect(texts.every(({ happenedOn }) => happenedOn <= '2026-02-20' && happenedOn > '2026-02-14')).toBe(true)
})
