import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childIndexInProcess } from '../src/child-index/in-process.ts'
import type { IndexDB } from '../src/child-index/schema.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/db.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { execute } from '../testing/database.ts'
import { aProgram, type Program } from '../testing/program.ts'
import { aChildToMeet, theJourney, thePeople } from './journey.ts'
import { type Child, words } from './page.ts'

let program: Program
let browser: Browser

beforeAll(async () => {
  ;[program, browser] = await Promise.all([aProgram(), launchChromium()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

describe('nothing is lost', () => {
  it('of what was acknowledged, whoever is killed right after: the journey goes on from there', async () => {
    const child = await aChild()
    const killed: string[] = []
    const afterPress = async (button: string) => {
      if (!DEADLY.includes(button) || killed.includes(button)) return
      await (killed.push(button) % 2 === 1 ? program.killAndStart() : program.killDatabase())
    }
    const people = await thePeople(browser, { origin: program.url, judging: false, afterPress })
    await theJourney(people, child, systemClock.today())
    expect(killed).toEqual(DEADLY)
  }, 180_000)

  it('of what was typed and not sent, when the program is killed', async () => {
    const grace = await aConcernBegun()
    await grace.write('What did you see or hear?', 'A bruise like a hand on her arm.')
    await grace.page.getByText('Kept as you type').first().waitFor()
    await program.killAndStart()
    await grace.close()
    const again = await signIn()
    await again.open('/concerns')
    await again.follow('Go on writing')
    expect(await again.page.getByLabel('What did you see or hear?').inputValue()).toBe(
      'A bruise like a hand on her arm.',
    )
  }, 60_000)

  it.each([true, false])(
    'of what is sent after the session has ended (JavaScript: %s)',
    async (javaScript) => {
      const grace = await aConcernBegun(javaScript)
      await endSessions()
      await grace.write('What did you see or hear?', 'She hid under the table when her uncle came.')
      await grace.press('Send')
      expect(await words(grace)).toContain('What you typed is kept.')
      await grace.press('Sign in and go on')
      await grace.press('Grace Okafor')
      expect(await grace.page.getByLabel('What did you see or hear?').inputValue()).toContain('under the table')
    },
    60_000,
  )
})

/** The buttons after which something is killed: by turns the program and its database. */
const DEADLY = [
  ...['Send', 'Record the decision', 'Ask the manager to sign', 'Decide', 'Call the discussion'],
  ...['Conclude the enquiry', 'Record the conference', 'Keep the plan', 'Record the visit', 'Close the case'],
]

const signIn = (javaScript = true): Promise<Someone> =>
  signInAs(browser, 'Grace Okafor', { origin: program.url, javaScript, judging: false })

/** A teacher before the concern’s empty form. */
async function aConcernBegun(javaScript = true): Promise<Someone> {
  const grace = await signIn(javaScript)
  await grace.open('/concerns/find')
  await grace.write('First name', 'Tamsin')
  await grace.write('Family name', 'Oduya')
  await grace.press('Go on')
  return grace
}

/** All sessions as if nobody had used them for 31 minutes. */
async function endSessions(): Promise<void> {
  const { owner } = await program.urls()
  await execute(owner, `update access.session set last_seen_at = now() - interval '31 minutes'`)
}

async function aChild(): Promise<Child> {
  const urls = await program.urls()
  const [db, index] = [openDatabase(urls.app, 1), openDatabase<IndexDB>(urls.index, 1)]
  try {
    return await aChildToMeet({ db, index: childIndexInProcess(index) })
  } finally {
    await Promise.all([db.destroy(), index.destroy()])
  }
}
