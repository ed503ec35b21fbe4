import { expect, it, vi } from 'vitest'
import { ASKED } from '../../child-index/identity/builder.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { ELSEWHERE, type Index, registered, registeredElsewhere } from './world.suite.ts'

/** What changed of the children an authority knows, and what it has to acknowledge. */
export function news(index: Index): void {
  it('tells an authority what changed of the children it knows, each thing once, in order', async () => {
    const child = { given: 'Araminta', family: 'Bellchamber', born: '2012-10-10' }
    const { number } = await registered(index(), 'told-of', child)
    await registeredElsewhere(index(), 'told-of', child)
    const kinds: string[] = []
    let after: string | null = null
    await vi.waitFor(async () => {
      const page = await index().changes({ asked: ELSEWHERE, after, limit: 500 })
      if (!page.ok) throw new Error(page.refusal)
      after = page.value.next
      kinds.push(...page.value.items.filter((item) => item.number === number).map(({ kind }) => kind))
      expect(kinds).toEqual(['registered', 'matched'])
    }, 20_000)
  })

  it('refuses a place it never gave, and too many at once', async () => {
    expect(await index().changes({ asked: ASKED, after: 'there' })).toEqual({
      ok: false,
      refusal: 'position-not-valid',
    })
    const positions = Array<string>(501).fill('1')
    expect(await index().acknowledge({ asked: ASKED, positions })).toEqual({ ok: false, refusal: 'too-many-at-once' })
  })
}

/** How a child's number ends its days. */
export function lifecycle(index: Index): void {
  it('closes the number of a child who died, tells whoever knows them until they acknowledge, and still answers', async () => {
    const child = { given: 'Barnabas', family: 'Culpepper', born: '2013-12-24' }
    const { number } = await registered(index(), 'dies', child)
    await registeredElsewhere(index(), 'dies', child)
    const diedOn = day('2026-05-30')
    const closed = { ok: true, value: { number, status: 'closed', closedWhy: 'died', diedOn } }
    expect(await index().recordDeath({ asked: ASKED, number, diedOn })).toMatchObject(closed)
    expect(await index().recordDeath({ asked: ASKED, number, diedOn })).toMatchObject(closed)
    expect(await index().childByNumber({ asked: ASKED, number })).toMatchObject({ value: { number, status: 'closed' } })
    const positions = await recallsOf(index, number)
    expect(positions).toHaveLength(1)
    const acknowledging = { asked: ELSEWHERE, positions }
    expect(await index().acknowledge(acknowledging)).toEqual({ ok: true, value: { acknowledged: 1 } })
    expect(await index().acknowledge(acknowledging)).toEqual({ ok: true, value: { acknowledged: 0 } })
    expect(await recallsOf(index, number)).toEqual([])
  })

  it('opens a number that was closed in error, and one that is open it does not', async () => {
    const { number } = await registered(index(), 'lives', { given: 'Cordelia', family: 'Drax', born: '2014-01-31' })
    await index().recordDeath({ asked: ASKED, number, diedOn: day('2026-05-30') })
    const reopening = { asked: ASKED, number, reason: 'Another child of the same name' }
    expect(await index().reopen({ ...reopening, reason: ' ' })).toEqual({ ok: false, refusal: 'reason-missing' })
    expect(await index().reopen(reopening)).toMatchObject({ value: { status: 'active', diedOn: null } })
    expect(await index().reopen(reopening)).toEqual({ ok: false, refusal: 'not-closed' })
  })

  it('closes at 18, or at 25 for care leavers and disabled children', async () => {
    const { number } = await registered(index(), 'grows', { given: 'Desmond', family: 'Eaves', born: '2009-02-17' })
    const kept = await index().keepOpenUntil25({ asked: ASKED, number, why: 'disabled' })
    expect(kept).toMatchObject({ value: { status: 'active', staysOpenWhy: 'disabled', closesOn: '2034-02-17' } })
  })

  it('is not for an authority that does not know the child', async () => {
    const { number } = await registered(index(), 'unknown', {
      given: 'Eustacia',
      family: 'Frobisher',
      born: '2015-03-06',
    })
    const acts = [
      index().recordDeath({ asked: ELSEWHERE, number, diedOn: day('2026-05-30') }),
      index().keepOpenUntil25({ asked: ELSEWHERE, number, why: 'disabled' }),
      index().reopen({ asked: ELSEWHERE, number, reason: 'x' }),
    ]
    expect(await Promise.all(acts)).toEqual(acts.map(() => ({ ok: false, refusal: 'not-found' })))
  })
}

async function recallsOf(index: Index, number: string): Promise<readonly string[]> {
  const news = await index().changes({ asked: ELSEWHERE, after: null })
  if (!news.ok) throw new Error(news.refusal)
  return news.value.recalls.filter((recall) => recall.number === number).map(({ position }) => position)
}

function day(text: string): CalendarDay {
  return text as CalendarDay
}
