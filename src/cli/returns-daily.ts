import { setTimeout as wait } from 'node:timers/promises'
import { openParts } from '../deployments/parts.ts'
import { dailyClient } from '../exchange/dfe/client.ts'
import { type Sent, sendDaily } from '../exchange/dfe/commands.ts'
import type { DailyStop } from '../exchange/dfe/model.ts'
import { type DailyFlowSettings, readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'
import { progressBar } from './progress.ts'

export type DailyOptions = { readonly authority: string; readonly dryRun?: boolean; readonly json?: boolean }

/**
 * Says to the department what is different of an authority's children since it was last told, or says how much that would
 * be. One that stopped goes on where it stopped when it is asked for again.
 */
export async function sendDailyFlow({ authority, dryRun, json }: DailyOptions): Promise<number> {
  const config = readConfig(process.env)
  const isPractice = config.mode === 'practice' && PRACTICE_AUTHORITIES.some(({ code }) => code === authority)
  if (!isPractice && !authorityByCode(authority))
    throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  const send = dryRun ? undefined : dailyClient(settingsFor(authority, config.dailyFlow), (ms) => wait(ms))
  const { parts, stop } = await openParts(config, openLog('warn', process.stderr))
  const bar = progressBar(dryRun ? 'Comparing' : 'Sending')
  try {
    const onLot = (done: number, all: number) => bar.at(done, all)
    const sent = await sendDaily({ db: parts.db, clock: parts.clock, authority, send, onLot })
    bar.end()
    process.stdout.write(json ? `${JSON.stringify(sent)}\n` : inWords(sent, dryRun === true))
    return sent.stopped === null ? DONE : NOT_DONE
  } finally {
    await stop()
  }
}

function settingsFor(authority: string, settings: DailyFlowSettings | undefined): DailyFlowSettings {
  if (!settings) throw new AskedWrongly('Where to send it is not set: .env.example explains the settings of DFE_DAILY.')
  if (settings.authority === authority) return settings
  throw new AskedWrongly(`The settings of DFE_DAILY are for the authority ${settings.authority}, not for ${authority}.`)
}

function inWords({ children, sent, refused, purged, stopped }: Sent, isTried: boolean): string {
  const verb = isTried ? 'would be sent' : 'sent'
  const counts = `Children: ${children}. New or different: ${sent} ${verb}, ${purged} taken back, ${refused} refused.\n`
  return stopped === null ? counts : `${counts}It stopped: ${STOPPED[stopped]} Ask for it again to go on.\n`
}

const STOPPED: Readonly<Record<DailyStop, string>> = {
  'not-authorised': 'the department does not know these credentials.',
  forbidden: 'the department does not take this authority’s data with this key.',
  'asked-to-wait': 'the department asks to wait.',
  'not-reached': 'the department could not be reached.',
  failing: 'the department’s service is not well.',
}
