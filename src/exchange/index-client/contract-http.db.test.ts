import { inject } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { anIndexServer } from '../../../testing/index-server.ts'
import { aMachine } from '../../../testing/machine.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/db.ts'
import { createTurnstile } from '../../platform/turnstile.ts'
import { OPERATION_NAMES } from '../index-api/operations.ts'
import { childIndexConformance } from './contract.suite.ts'
import { childIndexOverHttp } from './http.ts'

const clock = { now: () => '2026-06-01T09:00:00.000Z' as Instant, today: () => calendarDay('2026-06-01') }
/** Nobody is turned away here: what an index that has too much to do says is told by the tests of its routes. */
const turnstile = createTurnstile({ atOnce: 8, waiting: 1000, patience: 60_000 })

childIndexConformance('over HTTP', async () => {
  const urls = await aDatabase(inject('server'))
  const db = openDatabase<IndexDB>(urls.index)
  const server = await anIndexServer(urls, childIndexInProcess(db, { clock }), {
    turnstiles: { looking: turnstile, registering: turnstile },
  })
  const councilOf = async (authority: string) => {
    const machine = await aMachine(urls.owner, { authority })
    const tell = () => {}
    return childIndexOverHttp({ origin: server.origin, authority, machine, clock: systemClock, patience: 20_000, tell })
  }
  const close = async () => {
    await server.close()
    await db.destroy()
  }
  return { index: askingThrough(councilOf), close }
})

/** An index that each authority asks through a machine of its own; who says no authority, through another's. */
function askingThrough(councilOf: (authority: string) => Promise<ChildIndex>): ChildIndex {
  const councils = new Map<string, Promise<ChildIndex>>()
  const operations = OPERATION_NAMES.map((name) => {
    const ask = async (request: { readonly asked: { readonly authority: string } }) => {
      const authority = request.asked.authority || '990'
      const council = councils.get(authority) ?? councilOf(authority)
      councils.set(authority, council)
      const operation = (await council)[name] as (request: unknown) => unknown
      return operation(request)
    }
    return [name, ask] as const
  })
  return Object.fromEntries(operations) as unknown as ChildIndex
}
