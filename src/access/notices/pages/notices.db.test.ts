import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../../testing/database.ts'
import { aClock, aSite, type Site } from '../../../../testing/sign-in.ts'
import type { Shell } from '../../../platform/govuk/layout.tsx'
import { accessibilityPage } from './accessibility/page.ts'
import { privacyOfLive, privacyOfPractice } from './privacy/content.ts'
import { privacyPage } from './privacy/page.ts'
import { noticeView } from './view.tsx'

let site: Site
beforeAll(async () => {
  site = await aSite(await aDatabase(inject('server')), aClock().clock, (http, acting) => {
    accessibilityPage(http, acting)
    privacyPage(http, acting)
  })
})
afterAll(() => site.close())

const NOTICES = [
  ['/accessibility', 'Accessibility statement'],
  ['/privacy', 'Privacy notice'],
] as const

const read = (url: string) => site.http.inject({ url, headers: { accept: 'text/html' } })
const shell = (practice: boolean): Shell => ({
  council: { name: 'Aldermere Council', colour: 'teal' },
  nav: [],
  practice,
})
const linksIn = (html: string) => [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href)

describe('the notices at the foot of every page', () => {
  it.each(NOTICES)('%s is read by somebody who has not signed in', async (url, title) => {
    const answer = await read(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.payload).toContain(`<h1 class="govuk-heading-l">${title}</h1>`)
  })

  it.each(NOTICES)('%s is where the foot of a page leads', async (url) => {
    expect(linksIn(noticeView(privacyOfLive, shell(false)))).toContain(url)
  })

  it('says of the practice county that nobody in it is real', async () => {
    expect((await read('/privacy')).payload).toContain('Do not enter anything about a real person here.')
  })

  it('names a live council’s duties, and whom to complain to', () => {
    const html = noticeView(privacyOfLive, shell(false))
    expect(html).toContain('Children Acts 1989 and 2004')
    expect(html).toContain('https://ico.org.uk/make-a-complaint/')
    expect(html).not.toContain('invented')
  })

  it('tells those who sign in, in practice and live alike, that every look of theirs is kept', () => {
    for (const notice of [privacyOfLive, privacyOfPractice]) {
      expect(noticeView(notice, shell(true))).toContain('every record you open and every act of yours')
    }
  })

  it('says of accessibility what is not tested, and never claims all of the guidelines', async () => {
    const { payload } = await read('/accessibility')
    expect(payload).toContain('What is not tested yet')
    expect(payload).toContain('partially compliant')
  })
})
