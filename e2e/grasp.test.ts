import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { type Planted, plantCase } from './grasp-cases.ts'
import { type Ground, theGround } from './grasp-ground.ts'
import { lookFor } from './screen.ts'

// The grasp test: a case is grasped in a minute, because every risk is on the first screen of the child's page, and
// every other key fact is there or one action away. Other cases every time; GRASP_SEED repeats those of a failure.

const CASES = 20
const SEED = Number(process.env['GRASP_SEED'] ?? Math.floor(Math.random() * 1_000_000))

let national: National
let browser: Browser
let ground: Ground

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  ground = await theGround(national.parts)
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it(`every risk of twenty cases is in view at once, and every other key fact there or one action away (seed ${SEED})`, async () => {
  process.stdout.write(`The cases of the grasp test are drawn by seed ${SEED}.\n`)
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url, judging: false })
  const missed: string[] = []
  for (let at = 0; at < CASES; at += 1) {
    const planted = await plantCase(ground, SEED, at)
    expect(planted.facts.length).toBeGreaterThanOrEqual(10)
    for (const says of await notGrasped(asha, planted)) missed.push(`case ${at}: ${says}`)
  }
  expect(missed).toEqual([])
  expect(asha.faults).toEqual([])
}, 180_000)

/** What someone who opens the child's page does not see, nor come to in one action. */
async function notGrasped({ page }: Someone, { childId, facts }: Planted): Promise<readonly string[]> {
  await page.goto(`/children/${childId}`)
  const risks = facts.filter(({ needs }) => needs === 'in-view').map(({ says }) => says)
  const texts = facts.map(({ says }) => says)
  const { places, jumpedTo, links } = await lookFor(page, texts, risks)
  const behind = pagesBehind(page, links)
  const missed: string[] = []
  for (const { says, needs } of facts) {
    const place = places[says] ?? 'nowhere'
    const isHere = place === 'folded' || jumpedTo.includes(says)
    const isFound =
      place === 'seen' || (needs !== 'in-view' && isHere) || (needs === 'one-action-away' && (await behind.say(says)))
    if (!isFound) missed.push(`“${says}” is ${place}, and must be ${needs.replaceAll('-', ' ')}`)
  }
  return missed
}

/** The pages to which links on the screen lead, each asked for once and only if it must be. */
function pagesBehind(page: Someone['page'], links: readonly string[]) {
  const asked = new Map<string, string>()
  const textAt = async (path: string) => {
    const known = asked.get(path)
    if (known !== undefined) return known
    const answer = await page.request.get(path)
    const text = (await answer.text()).replace(/<[^>]+>/g, '')
    asked.set(path, text)
    return text
  }
  return {
    say: async (words: string) => {
      for (const path of new Set(links.map((link) => link.replace(/#.*/, '')))) {
        if ((await textAt(path)).includes(words)) return true
      }
      return false
    },
  }
}
