import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../../platform/clock.ts'
import type { DailyFlowSettings } from '../../platform/config.ts'
import type { Database } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { dailyClient } from './client.ts'
import { sendDaily } from './commands.ts'

type Ways = {
  readonly db: Database
  readonly clock: Clock
  /** Says what whoever runs this should know: no names, no numbers of people. */
  readonly tell: (message: string) => void
}

/** Every night: `send-daily` says to the department what is different of the authority that these settings are for. */
export function nightlySending({ db, clock, tell }: Ways, settings: DailyFlowSettings): Tasks {
  const { authority } = settings
  return {
    'send-daily': async () => {
      const send = dailyClient(settings, (ms) => wait(ms))
      const { stopped, refused } = await sendDaily({ db, clock, authority, send })
      if (refused > 0) tell(`the department refused ${refused} children of the daily sending: daily_child says why`)
      if (stopped !== null) throw new Error(`the daily sending stopped: ${stopped}`) // it is tried again, where it stopped
    },
  }
}
