import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import type { Acting } from '../src/access/acting.ts'
import { createActing } from '../src/access/acting-from-session.ts'
import type { Role } from '../src/access/actor.ts'
import { registerSignIn, type SignInSettings } from '../src/access/sign-in/register.ts'
import { keepDraft } from '../src/entries/drafts/commands.ts'
import { fieldsOf } from '../src/entries/drafts/pages/form-page/form.ts'
import { draftRoutes } from '../src/entries/drafts/routes.ts'
import { instant, londonDayOf } from '../src/kernel/instant.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Connections } from '../src/platform/connections.ts'
import { type Database, openDatabase } from '../src/platform/db.ts'
import { createHttp } from '../src/platform/http.ts'
import { newId } from '../src/platform/ids.ts'

export const ALDERMERE = '990'
export const EASTHOLT = '991'

/** A clock that stands still until it is told to move. */
export function aClock(start = '2026-05-06T09:00:00.000Z') {
  let at = instant(start)
  const clock: Clock = { now: () => at, today: () => londonDayOf(at) }
  const pass = ({ minutes }: { minutes: number }) => {
    at = instant(new Date(Date.parse(at) + minutes * 60_000).toISOString())
  }
  return { clock, pass }
}

type SeatedPerson = {
  readonly subject: string
  readonly name: string
  readonly seats: readonly {
    readonly authority: string
    readonly agency: string
    readonly seat: 'council' | 'partner'
    readonly role: Role
    readonly jobTitle: string
    readonly toOn?: string
  }[]
}

/** Makes these people, their agencies and seats in a practice database; gives each person's user id by subject. */
export async function seatPeople(urls: Connections, people: readonly SeatedPerson[]): Promise<Map<string, string>> {
  const owner = new pg.Client(urls.owner)
  await owner.connect()
  const users = new Map<string, string>()
  const agencies = new Map<string, string>()
  const agencyOf = async (authority: string, name: string, seat: string) => {
    const known = agencies.get(authority + name)
    if (known) return known
    const id = newId()
    const kind = seat === 'council' ? 'childrens-services' : 'school'
    await owner.query('insert into access.agency (authority, id, kind, name) values ($1, $2, $3, $4)', [
      authority,
      id,
      kind,
      name,
    ])
    agencies.set(authority + name, id)
    return id
  }
  try {
    await owner.query(`insert into public.installation (mode) values ('practice') on conflict do nothing`)
    for (const { subject, name, seats } of people) {
      const userId = newId()
      users.set(subject, userId)
      await owner.query(`insert into access.app_user (id, issuer, subject, name) values ($1, 'practice', $2, $3)`, [
        userId,
        subject,
        name,
      ])
      for (const { authority, agency, seat, role, jobTitle, toOn = null } of seats) {
        await owner.query(
          `insert into access.membership (authority, id, user_id, agency_id, roles, seat, job_title, from_on, to_on)
             values ($1, $2, $3, $4, $5, $6, $7, '2020-01-01', $8)`,
          [authority, newId(), userId, await agencyOf(authority, agency, seat), [role], seat, jobTitle, toOn],
        )
      }
    }
  } finally {
    await owner.end()
  }
  return users
}

const COUNCIL = { seat: 'council', role: 'social-worker', jobTitle: 'Social worker' } as const
const SCHOOL = { seat: 'partner', role: 'practitioner', jobTitle: 'Teacher' } as const
/** People with a council’s seat, a school’s, two, one that ends on 6 May 2026, and none. */
export const PEOPLE: readonly SeatedPerson[] = [
  { subject: 'asha', name: 'Asha Verma', seats: [{ authority: ALDERMERE, agency: 'Aldermere Council', ...COUNCIL }] },
  { subject: 'tom', name: 'Tom Llewellyn', seats: [{ authority: ALDERMERE, agency: 'Aldermere Council', ...COUNCIL }] },
  {
    subject: 'grace',
    name: 'Grace Okafor',
    seats: [{ authority: ALDERMERE, agency: 'Fenwick Lane Primary', ...SCHOOL }],
  },
  {
    subject: 'bev',
    name: 'Bev Tranter',
    seats: [
      { authority: ALDERMERE, agency: 'Aldermere Hospital', ...SCHOOL },
      { authority: EASTHOLT, agency: 'Eastholt Infirmary', ...SCHOOL },
    ],
  },
  {
    subject: 'mick',
    name: 'Mick Farrant',
    seats: [{ authority: ALDERMERE, agency: 'Aldermere Council', ...COUNCIL, toOn: '2026-05-06' }],
  },
  { subject: 'nobody', name: 'Nell Dray', seats: [] },
]

export const SECRET = 'a secret for tests, of no less than thirty-two characters'
const AROUND = { council: { name: 'Aldermere', colour: 'teal' }, nav: [], practice: true } as const

export type Site = {
  readonly http: FastifyInstance
  readonly origin: string
  readonly db: Database
  readonly acting: Acting
  readonly close: () => Promise<void>
}

/** A listening server with sign-in before the routes that `mount` adds, and drafts. */
export async function aSite(
  urls: Connections,
  clock: Clock,
  mount: (http: FastifyInstance, acting: Acting) => void,
  more: Partial<SignInSettings> & { readonly port?: number } = {},
): Promise<Site> {
  const db = openDatabase(urls.app, 4)
  const port = more.port ?? (await aFreePort())
  const origin = `http://127.0.0.1:${port}`
  const http = await createHttp({ log: pino({ level: 'silent' }), sessionSecret: SECRET, errorShell: () => AROUND })
  registerSignIn(http, {
    db,
    clock,
    origin,
    secret: SECRET,
    mode: 'practice',
    provider: 'built-in',
    around: AROUND,
    authorityName: (authority) => (authority === ALDERMERE ? 'Aldermere' : 'Eastholt'),
    keepWords: keepDraft,
    ...more,
  })
  const acting = createActing({ db, clock, hearing: SILENT, holidays: new Set(), councils: new Map(), around: AROUND })
  draftRoutes(http, acting)
  mount(http, acting)
  await http.listen({ host: '127.0.0.1', port })
  const close = async () => {
    await http.close()
    await db.destroy()
  }
  return { http, origin, db, acting, close }
}

/** Nobody tells anybody anything. */
export const SILENT = { tell: () => {}, hear: () => () => {} }

/** Three pages: who one is, one that is open, and a note to write. */
export function aNotebook(http: FastifyInstance, acting: Acting): void {
  http.get('/', async (request) => `${acting.actorOf(request).name} of ${acting.actorOf(request).agencyName}`)
  http.get('/open', { config: { open: true } }, async () => 'open')
  http.get('/note', async (request, reply) => {
    const { csrf, user } = acting.shell(request)
    return reply.type('text/html').send(`${user?.name}<input name="_csrf" value="${csrf}"/>`)
  })
  http.post('/note', async (request) => `written: ${fieldsOf(request.body)['words']}`)
}

export async function aFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}

export type Page = { readonly status: number; readonly path: string; readonly text: string; readonly headers: Headers }

/**
 * A browser without JavaScript: keeps cookies by path, follows redirects, sends forms.
 *
 * @param from the address it comes from, as a proxy that the program trusts says it
 */
export function aBrowser(origin: string, from?: string) {
  const jar = new Map<string, { name: string; value: string; path: string }>()
  const keepCookies = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(/;\s*/)
      const name = pair.slice(0, pair.indexOf('='))
      const attributes = new Map(rest.map((part) => [part.split('=')[0]?.toLowerCase(), part.split('=')[1] ?? '']))
      const gone = attributes.get('max-age') === '0' || Date.parse(attributes.get('expires') ?? '') < Date.now()
      const path = attributes.get('path') ?? '/'
      if (gone) jar.delete(`${name} ${path}`)
      else jar.set(`${name} ${path}`, { name, value: pair.slice(pair.indexOf('=') + 1), path })
    }
  }
  const once = async (url: URL, init: RequestInit): Promise<Response> => {
    const cookies = [...jar.values()]
      .filter(({ path }) => url.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
    const headers = new Headers(init.headers)
    headers.set('accept', headers.get('accept') ?? 'text/html')
    if (from) headers.set('x-forwarded-for', from)
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
    const send = () => fetch(url, { ...init, headers, redirect: 'manual' })
    const response = await send().catch(send) // a kept connection may have been closed meanwhile, as to any browser
    keepCookies(response)
    return response
  }
  const visit = async (path: string, init: RequestInit = {}): Promise<Page> => {
    let url = new URL(path, origin)
    let response = await once(url, init)
    for (let steps = 0; response.status >= 300 && response.status < 400 && steps < 20; steps += 1) {
      url = new URL(response.headers.get('location') ?? '/', url)
      response = await once(url, {})
    }
    return {
      status: response.status,
      path: url.pathname + url.search,
      text: await response.text(),
      headers: response.headers,
    }
  }
  return {
    jar,
    /** The session's token; undefined while nobody is signed in here. */
    token: () => jar.get('openics /')?.value,
    get: (path: string) => visit(path),
    /** Sends a form, as its button would. */
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      visit(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    /** One answer, redirects not followed. */
    look: async (path: string, init: RequestInit = {}) => {
      const response = await once(new URL(path, origin), init)
      const text = await response.text()
      return { status: response.status, headers: response.headers, to: response.headers.get('location') ?? '', text }
    },
  }
}

export type Browser = ReturnType<typeof aBrowser>

/** Goes through the practice sign-in as this person; gives where that led. */
export async function signInAs(browser: Browser, subject: string, to = '/'): Promise<Page> {
  const people = await browser.get(to)
  return browser.post(people.path, { person: subject })
}

/** The form token that a page carries. */
export function tokenOn(page: Page): string {
  return /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
}
