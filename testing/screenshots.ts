// `npm run screenshots -- [FOLDER]`: the pictures of the guides, from the practice
// county; with a folder, every page of them as on a phone, too.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Running, startNational } from '../src/deployments/national.ts'
import { loadPracticeCounty, USUAL_COUNTY } from '../src/deployments/practice-county.ts'
import { readConfig } from '../src/platform/config.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { openLog } from '../src/platform/log.ts'
import { type Someone, signInAs } from './browser.ts'
import { launchChromium } from './chromium.ts'
import { aMigratedDatabase } from './database.ts'
import { aFreePort } from './sign-in.ts'
import { smallPng } from './small-png.ts'

const GUIDES = 'docs/guides'
const PHONE = { width: 320, height: 640 }
const SCREEN = { width: 1366, height: 768 }
/** Pages of the child’s record, by the name of their picture. */
const OF_THE_CHILD = {
  chronology: 'chronology',
  evidence: 'evidence',
  family: 'genogram',
  plan: 'plan',
  visit: 'visits/new',
}
const [phoneFolder] = process.argv.slice(2)

const server = await startEmbeddedPostgres('screenshots', { durable: false })
const running = await start()
const browser = await launchChromium()
const how = { origin: running.url, judging: false }
await mkdir(GUIDES, { recursive: true })
try {
  const asha = await signInAs(browser, 'Asha Verma', how)
  await picture(asha, 'worktray')
  await asha.follow('Niamh Calloway')
  await picture(asha, 'child')
  const child = new URL(asha.page.url()).pathname.split('/').slice(0, 3).join('/')
  for (const [name, path] of Object.entries(OF_THE_CHILD)) {
    await asha.open(`${child}/${path}`)
    await picture(asha, name)
  }
  const grace = await signInAs(browser, 'Grace Okafor', how)
  await grace.open('/concerns/find')
  await grace.write(/^Or a number/, '999 000 0018')
  await grace.press('Go on')
  await picture(grace, 'raise-a-concern')
  await picture(await signInAs(browser, 'Peter Ansah', how), 'front-door')
  const tom = await signInAs(browser, 'Tom Llewellyn', how)
  await tom.open('/team')
  await picture(tom, 'team')
} finally {
  await browser.close()
  await running.stop()
  await server.stop()
}

/** The whole program on the usual county, in a database of its own. */
async function start(): Promise<Running> {
  const { owner } = await aMigratedDatabase(server, 'screenshots')
  const env = { OPENICS_MODE: 'practice', DATABASE_URL: owner, PORT: `${await aFreePort()}` }
  return startNational(readConfig(env), openLog('error'), undefined, async (opened) => {
    await loadPracticeCounty(opened, USUAL_COUNTY)
  })
}

async function picture({ page }: Someone, name: string): Promise<void> {
  await writeFile(join(GUIDES, `${name}.png`), smallPng(await page.screenshot()))
  if (!phoneFolder) return
  await page.screenshot({ path: join(phoneFolder, `${name}-whole.png`), fullPage: true })
  await page.setViewportSize(PHONE)
  await page.screenshot({ path: join(phoneFolder, `${name}-phone.png`), fullPage: true })
  await page.setViewportSize(SCREEN)
}
