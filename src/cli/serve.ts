import type { Running } from '../deployments/national.ts'
import { isCountyWanting, loadPracticeCounty, USUAL_COUNTY } from '../deployments/practice-county.ts'
import { readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { stopWhenTold } from '../platform/stopping.ts'
import { oneOfEachRole } from '../practice/loading/staff.ts'
import { progressBar } from './progress.ts'

/** Serves until told to stop. A fresh practice database is filled: its people before anybody is let in, the rest beside. */
export async function serve(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const { startNational } = await import('../deployments/national.ts')
  let isWanting = false
  let stopping = false
  const starting = startNational(config, log, undefined, async (opened) => {
    if (config.mode !== 'practice' || !(await isCountyWanting(opened))) return
    isWanting = true
    await loadPracticeCounty(opened, { ...USUAL_COUNTY, children: THE_HAND_WRITTEN })
  })
  // Told before it listens, it stops as soon as it does: nothing is left half started.
  stopWhenTold(async () => {
    stopping = true
    await (await starting).stop()
  }, log)
  const running = await starting
  if (isWanting) {
    await fill(running).catch((error: unknown) => {
      if (!stopping) throw error // what is missing is made good at the next start
    })
  }
  if (stopping) return
  process.stderr.write(
    config.mode === 'practice' ? practiceGreeting(running) : `OpenICS is running at ${running.url}\n`,
  )
}

const THE_HAND_WRITTEN = 3

async function fill(running: Running): Promise<void> {
  const bar = progressBar('Inventing the practice county')
  await loadPracticeCounty(running, USUAL_COUNTY, (children) => bar.at(children, USUAL_COUNTY.children))
  bar.end()
}

function practiceGreeting({ url, installation }: Running): string {
  const lines = oneOfEachRole().map(({ name, subject, jobTitle }) => `    ${name} (${subject}), ${jobTitle}\n`)
  return `
OpenICS is running. Look at ${url}

  This is the practice county: all people are invented, and nobody needs a password.
  Choose who you want to be; for example:
${lines.join('')}
  To stop: Ctrl-C. ${installation.home ? `The database is kept in ${installation.home}` : 'The database is the one at DATABASE_URL'}
`
}
