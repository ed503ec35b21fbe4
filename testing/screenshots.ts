// `node --import ./testing/tsx.mjs testing/screenshots.ts [FOLDER]`: the pictures of the guides, from the practice
// county; with a folder, every page of them as on a phone, too.
import { mkdir } from 'node:fs/promises'
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

const GUIDES = 'docs/guides'
const PHONE = { width: 320, height: 640 }
const SCREEN = { width: 1366, height: 768 }
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
  const grace = await signInAs(browser, 'Grace Okafor', how)
  await grace.open('/concerns/find')
  await grace.write(/^Or a number/, '999 000 0018')
  await grace.press('Go on')
  await picture(grace, 'raise-a-concern')
  await picture(await signInAs(browser, 'Peter Ansah', how), 'front-door')
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
  await page.screenshot({ path: join(GUIDES, `${name}.png`) })
  if (!phoneFolder) return
  await page.screenshot({ path: join(phoneFolder, `${name}-whole.png`), fullPage: true })
  await page.setViewportSize(PHONE)
  await page.screenshot({ path: join(phoneFolder, `${name}-phone.png`), fullPage: true })
  await page.setViewportSize(SCREEN)
}
