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
import { OPERATION_NAMES } from '../index-api/operations.ts'
import { childIndexConformance } from './contract.suite.ts'
import { childIndexOverHttp } from './http.ts'

const clock = { now: () => '2026-06-01T09:00:00.000Z' as Instant, today: () => calendarDay('2026-06-01') }
/** The authorities of the suite: each asks through a machine of its own. */
const AUTHORITIES = ['990', '991', '992'] as const

childIndexConformance('over HTTP', async () => {
  const urls = await aDatabase(inject('server'))
  const db = openDatabase<IndexDB>(urls.index)
  const server = await anIndexServer(urls, childIndexInProcess(db, { clock }))
  const councils = await Promise.all(
    AUTHORITIES.map(async (authority) => {
      const machine = await aMachine(urls.owner, { authority })
      const tell = () => {}
      const address = { origin: server.origin, authority, machine, clock: systemClock, patience: 20_000, tell }
      return [authority, childIndexOverHttp(address)] as const
    }),
  )
  const close = async () => {
    await server.close()
    await db.destroy()
  }
  return { index: askingThrough(new Map(councils)), close }
})

/** An index that each authority asks through its own machine; who says no authority, through somebody else's. */
function askingThrough(councils: ReadonlyMap<string, ChildIndex>): ChildIndex {
  const [anyone] = councils.values()
  const operations = OPERATION_NAMES.map((name) => {
    const ask = (request: { readonly asked: { readonly authority: string } }) => {
      const index = (councils.get(request.asked.authority) ?? anyone) as ChildIndex
      return (index[name] as (request: unknown) => unknown)(request)
    }
    return [name, ask] as const
  })
  return Object.fromEntries(operations) as unknown as ChildIndex
}
