import { practicePeople } from '../access/sessions/queries.ts'
import type { Running } from '../deployments/national.ts'
import { readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { stopWhenTold } from '../platform/stopping.ts'

/** Serves until told to stop. */
export async function serve(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const { startNational } = await import('../deployments/national.ts')
  const starting = startNational(config, log)
  // Told before it listens, it stops as soon as it does: nothing is left half started.
  stopWhenTold(async () => (await starting).stop(), log)
  const running = await starting
  process.stderr.write(
    config.mode === 'practice' ? await practiceGreeting(running) : `OpenICS is running at ${running.url}\n`,
  )
}

async function practiceGreeting({ url, parts, installation }: Running): Promise<string> {
  const people = await practicePeople(parts.db, parts.clock.today())
  const [first] = people
  const ofOne = people.filter(({ authority }) => authority === first?.authority)
  const onePerJob = [...new Map(ofOne.toReversed().map((person) => [person.jobTitle, person])).values()].reverse()
  const lines = onePerJob.map(({ name, jobTitle, agencyName }) => `    ${name}, ${jobTitle}, ${agencyName}\n`)
  return `
OpenICS is running. Look at ${url}

  This is the practice county: all people are invented, and nobody needs a password.
${lines.length > 0 ? `  Choose who you want to be; for example:\n${lines.join('')}` : ''}
  To stop: Ctrl-C. ${installation.home ? `The database is kept in ${installation.home}` : 'The database is the one at DATABASE_URL'}
`
}
