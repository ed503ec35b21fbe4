import { type RawBuilder, sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { systemActor } from '../src/access/actor.ts'
import { ROOMS } from '../src/deployments/rooms.ts'
import { inSeat } from '../src/platform/db.ts'
import { pathsOf } from '../testing/asking/forms.ts'
import { aWindow, faultsOf, type Someone, signInAs } from '../testing/browser.ts'
import { oneOfEach } from '../testing/builders/one-of-each.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { type FoundPage, findEveryPage } from './every-page.ts'
import { findChild } from './front-door.ts'
import { aChildToMeet } from './journey.ts'

/** Between them they may open every page. */
const PEOPLE = [
  ...['Asha Verma', 'Grace Okafor', 'Tom Llewellyn', 'Hilary Stroud', 'Peter Ansah', 'Gareth Pugh'],
  ...['Priti Shah', 'Noor Aziz', 'Margaret Quaye'],
]
/** Files, answers for programs, and addresses that only lead on: there is nothing to see. */
const NO_PAGE = /\.(pdf|csv|json|svg)$|\/(file|writing)$|^\/(api|fhir)\/|^\/((concerns|children)\/new)?$/
/** What a small county has none of; what is frozen or final is judged in chronology.test.ts and reports.test.ts. */
const WITHOUT_EXAMPLE = [
  ...['/contacts/:id/child', '/chronologies/:id/frozen/:record', '/enquiries/:id/authorise'],
  ...['/index/decisions/:id', '/index/shields/:id', '/reports/:id/final/:record', '/enquiries/:id/earlier'],
]

let national: National
let browser: Browser
let people: readonly Someone[]
let nobody: Someone
let starts: readonly string[]

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  const how = { origin: national.url, judging: false }
  const child = await oneThatIs(sql`child_id`, 'allocation', sql`access.name_of(user_id) = 'Asha Verma'`)
  await oneOfEach(national.parts.db, child)
  const supervisor = await oneThatIs(sql`access.name_of(supervisor_user)`, 'supervision')
  people = await Promise.all([...PEOPLE, supervisor].map((name) => signInAs(browser, name, how)))
  const grace = people.find(({ name }) => name === 'Grace Okafor')
  if (!grace) throw new Error('Grace Okafor is missing')
  await findChild(grace, await aChildToMeet(national.parts))
  starts = [
    ...[`/children/${child}`, `/returns/children/${child}`, '/team/timeliness/drifting'],
    `/supervisions/${await oneThatIs(sql`id`, 'supervision')}`,
    `/contacts/${await oneThatIs(sql`id`, 'contact')}`,
  ]
  nobody = await aWindow(browser, 'nobody', how)
  await nobody.open('/')
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('every page is clear to everyone, at a desk and on a phone', async () => {
  const paths = new Set([...pathsOf(ROOMS, national.parts)].filter((path) => !NO_PAGE.test(path)))
  const found = await findEveryPage(people, paths, starts)
  const unseen = [...paths].filter((path) => !found.has(path))
  expect.soft(unseen, 'a page that nobody comes to').toEqual(WITHOUT_EXAMPLE)
  const signIn = { path: 'the page to sign in', url: nobody.page.url(), who: nobody }
  expect(await judgeAll([...found.values(), signIn])).toEqual([])
}, 300_000)

/** What is wrong with these pages, looked at in several windows at once. */
async function judgeAll(pages: readonly FoundPage[]): Promise<readonly string[]> {
  const waiting = [...pages]
  const lane = async () => {
    const faults: string[] = []
    const windows = new Map<Someone, Page>()
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { who, url, path } = next
      const page = windows.get(who) ?? (await who.context.newPage())
      windows.set(who, page)
      await page.goto(url)
      for (const fault of await faultsOf(page, true)) faults.push(`${path}: ${fault}`)
    }
    return faults
  }
  return (await Promise.all([lane(), lane(), lane()])).flat()
}

/** The first row of Aldermere’s that is so. */
async function oneThatIs(
  what: RawBuilder<unknown>,
  table: string,
  isSo: RawBuilder<unknown> = sql`true`,
): Promise<string> {
  const { rows } = await inSeat(national.parts.db, systemActor('990', 'test'), (tx) =>
    sql<{ found: string }>`
      select ${what} as found from ${sql.table(table)} where authority = '990' and ${isSo} order by 1 limit 1`.execute(
      tx,
    ),
  )
  if (!rows[0]) throw new Error(`Aldermere has no such ${table}`)
  return rows[0].found
}
