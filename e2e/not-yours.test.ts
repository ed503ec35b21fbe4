import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { systemActor } from '../src/access/actor.ts'
import { inSeat } from '../src/platform/db.ts'
import { oneOfEach } from '../testing/builders/one-of-each.ts'
import { aNational, type National } from '../testing/national.ts'
import { aBrowser, type Browser, signInAs, tokenOn } from '../testing/sign-in.ts'

// Another authority's people and another agency's, at every page there is about a child of Aldermere.

const ELSEWHERE = ['siobhan.keane', 'leroy.campbell', 'ruth.adeleke', 'malcolm.frith', 'dolores.quinn', 'simon.vane']
const ANOTHER_AGENCY = ['samir.haddad', 'imran.sethi']
/** What the id in a path is of. Those of the index's desk are nobody's here: to these people nothing is there at all. */
const TABLES: Readonly<Record<string, string>> = {
  ...{ assessments: 'assessment', children: 'person', concerns: 'concern', conferences: 'conference' },
  ...{ contacts: 'contact', entries: 'entry', enquiries: 'section_47_enquiry', referrals: 'referral' },
  ...{ 'strategy-discussions': 'strategy_discussion', worries: 'worry', workers: 'allocation', meetings: 'meeting' },
  ...{ missing: 'missing_episode', 'immediate-protection': 'immediate_protection' },
  ...{ incidents: 'serious_incident', transfers: 'transfer', supervisions: 'supervision', cover: 'cover' },
  ...{ closures: 'sign_off', records: 'record', returns: 'return_run', documents: 'document' },
  ...{ chronologies: 'curated_chronology', reports: 'report' },
  ...{ people: 'person', places: 'place', agency: 'access.membership', agencies: 'access.agency' },
  ...{ reviews: 'broken_glass', 'warning-notes': 'warning_note', prompts: 'warning_prompt' },
  ...{ disagreements: 'concern_disagreement', 'concern-files': 'concern_file' },
  ...{ 'family-help': 'family_help', shared: 'shared_chronology', asked: 'meeting_part' },
  ...{ evidence: 'worry', citations: 'citation', judgements: 'judgement', 'not-known': 'not_known' },
}
const NOT_THERE = '0190a0a0-0000-7000-8000-000000000000'

let national: National
/** One of Aldermere’s own, by what it is. */
let ids: Readonly<Record<string, string>>

beforeAll(async () => {
  national = await aNational(inject('server'))
  await oneOfEach(national.parts.db, await oneOf('person'))
  const found = await Promise.all(
    Object.entries(TABLES).map(async ([part, table]) => [part, await oneOf(table)] as const),
  )
  ids = Object.fromEntries(found)
})
afterAll(() => national?.stop())

it('a child of Aldermere is in no list and no count of others', async () => {
  for (const subject of [...ELSEWHERE, ...ANOTHER_AGENCY]) {
    const browser = await signedIn(subject)
    for (const path of ['/', '/worktray', '/meetings', '/team', '/front-door', '/concerns', '/children/find']) {
      const { text } = await browser.look(path)
      for (const id of Object.values(ids)) expect(text).not.toContain(id)
    }
  }
  const { text } = await (await signedIn('ruth.adeleke')).get('/front-door')
  const waiting = await asCouncil(
    '991',
    sql<{ count: number }>`select count(*)::int from contact where authority = '991' and decision is null`,
  )
  expect(text).toMatch(new RegExp(`Contacts to decide</span><span><strong>${waiting.rows[0]?.count}<`))
})

it('a search by name or number says of a child of Aldermere who they are at most, and nothing of the case', async () => {
  const { rows } = await asCouncil(
    '990',
    sql<{ number: string; given: string; family: string }>`
      select p.index_number as number, n.given, n.family from person p join person_name n
        on n.authority = p.authority and n.person_id = p.id and n.use = 'current'
      where p.authority = '990' and p.id = ${ids['children']}`,
  )
  const worries = await asCouncil(
    '990',
    sql<{ title: string }>`select title from worry where authority = '990' and child_id = ${ids['children']}`,
  )
  expect([rows.length, worries.rows.length > 0]).toEqual([1, true])
  const { number = '', given = '', family = '' } = rows[0] ?? {}
  const unseen = [ids['children'] ?? '', 'CP plan', 'Asha Verma', ...worries.rows.map(({ title }) => title)]
  for (const [subject, path, fields] of [
    ['siobhan.keane', '/children/find', { q: number }],
    ['siobhan.keane', '/children/find', { q: `${given} ${family}` }],
    ['ruth.adeleke', '/children/find', { q: number }],
    ['samir.haddad', '/concerns/find', { number }],
    ['judith.amos', '/concerns/find', { given, family }],
  ] as const) {
    const browser = await signedIn(subject)
    const csrf = tokenOn(await browser.get(path))
    const answer = await browser.post(path, { ...fields, _csrf: csrf })
    expect(answer.status, subject).toBe(200)
    for (const words of unseen) expect(answer.text, `${subject}: ${words}`).not.toContain(words)
  }
})

describe.each([...ELSEWHERE, ...ANOTHER_AGENCY])('to %s, a child of Aldermere', (subject) => {
  it('is not there, nor any step, in the same words as what never was', async () => {
    let { browser, csrf } = await atTheDoor(subject)
    const paths = pathsOf(national)
    expect(paths.length).toBeGreaterThan(20)
    for (const [at, path] of paths.entries()) {
      if (at > 0 && at % AT_A_TIME === 0) ({ browser, csrf } = await atTheDoor(subject))
      const [seen, unseen] = [await look(browser, path, ids), await look(browser, path, {})]
      expect.soft(seen, path).toEqual(unseen)
      expect.soft(seen.status, path).toBe(404)
      const [yours, nobodys] = [await send(browser, path, ids, csrf), await send(browser, path, {}, csrf)]
      expect.soft(yours, `POST ${path}`).toEqual(nobodys)
      expect.soft(yours.status, `POST ${path}`).toBe(404)
    }
  })
})

/** Every path for people that names something by its id. What is for machines knows nobody who signed in here. */
function pathsOf({ http }: National): readonly string[] {
  const above: string[] = []
  const paths = http
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, drawn = '', part = '', methods = ''] = /^([│├└─ ]*)(\S+) \((.*)\)$/.exec(line) ?? []
      const depth = drawn.length / 4 - 1
      above.splice(depth, above.length, part)
      return methods.includes('GET') ? [above.join('')] : []
    })
  return paths.filter((path) => path.includes(':id') && !path.startsWith('/fhir/'))
}

function withId(path: string, of: Readonly<Record<string, string>>): string {
  const [, part = ''] = path.split('/')
  if (part !== 'index' && !TABLES[part]) throw new Error(`Say above what the id in ${path} is of.`)
  return path.replace(':id', of[part] ?? NOT_THERE)
}

async function look(browser: Browser, path: string, of: Readonly<Record<string, string>>) {
  return answer(await browser.look(withId(path, of)))
}

async function send(browser: Browser, path: string, of: Readonly<Record<string, string>>, csrf: string) {
  const body = new URLSearchParams({ _csrf: csrf, reason: 'Because', decision: 'referral', outcome: 'close' })
  return answer(await browser.look(withId(path, of), { method: 'POST', body }))
}

/** What may be told from an answer, but for the reference each has of its own. */
function answer({ status, headers, text }: { status: number; headers: Headers; text: string }) {
  const kept = ['content-type', 'content-length', 'location', 'cache-control', 'set-cookie']
  return {
    status,
    headers: kept.map((name) => headers.get(name)),
    text: text.replace(/\b[0-9a-f]{12}\b/g, 'reference'),
  }
}

/** As many paths as one session may ask for in a minute, four times each. */
const AT_A_TIME = 60

async function atTheDoor(subject: string) {
  const browser = await signedIn(subject)
  return { browser, csrf: tokenOn(await browser.get('/')) }
}

async function signedIn(subject: string): Promise<Browser> {
  const browser = aBrowser(national.url, addressOf(subject))
  await signInAs(browser, subject)
  expect(browser.token()).toBeDefined()
  return browser
}

/** Each works somewhere else: what one address may ask for in a minute is not what all of them ask. */
const addressOf = (subject: string) => `192.0.2.${[...ELSEWHERE, ...ANOTHER_AGENCY].indexOf(subject) + 1}`

/** The first of Aldermere’s own; of the children, one whom somebody works with. */
async function oneOf(table: string): Promise<string> {
  const known = table === 'person' ? sql`and exists (select 1 from allocation a where a.child_id = t.id)` : sql``
  // Who holds children is a person who signs in, and known by what they hold.
  const id = table === 'allocation' ? sql`user_id` : sql`id`
  const held = table === 'allocation' ? sql`and user_id is not null` : sql``
  const { rows } = await asCouncil(
    '990',
    sql<{ id: string }>`
    select ${id} as id from ${sql.table(table)} t where authority = '990' ${known} ${held} order by 1 limit 1`,
  )
  if (!rows[0]) throw new Error(`Aldermere has no ${table}`)
  return rows[0].id
}

const asCouncil = <T>(authority: string, asked: RawBuilder<T>) =>
  inSeat(national.parts.db, systemActor(authority, 'test'), (tx) => asked.execute(tx))
