import { inject } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { openDatabase } from '../../platform/db.ts'
import { childIndexConformance } from './contract.suite.ts'

const clock = { now: () => '2026-06-01T09:00:00.000Z' as Instant, today: () => calendarDay('2026-06-01') }

childIndexConformance('in-process', async () => {
  const { index } = await aDatabase(inject('server'))
  const db = openDatabase<IndexDB>(index)
  return { index: childIndexInProcess(db, { clock }), close: () => db.destroy() }
})
