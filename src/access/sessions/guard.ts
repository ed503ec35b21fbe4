import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../kernel/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat, type Tx } from '../../platform/db.ts'
import type { Shell } from '../../platform/govuk/layout.tsx'
import type { Actor } from '../actor.ts'
import { machineOf } from '../machines/signed-in.ts'
import { actorIn, actorNow, recordRefusal, signOut } from './commands.ts'
import { cookieName } from './cookie.ts'
import { localPath } from './local-path.ts'
import type { Session } from './model.ts'
import { notSentPage, signedOutPage } from './pages/stopped/view.tsx'
import { sessionNamed, sessionOf, touchSession } from './queries.ts'
import { isWorthNoting, mayKeepWords, standing } from './rules.ts'
import { letRequestsCarryWho, noteSignedIn, signedInOf } from './signed-in.ts'
import { formTokenOf, hashOf, sessionNamedBy } from './token.ts'

/** What someone typed into a form, by field. */
type Words = Readonly<Record<string, string>>

/** Keeps what `actor` typed into `form` as their draft. */
type KeepWords = (
  tx: Tx,
  actor: Actor,
  form: string,
  words: Words,
) => Promise<Outcome<unknown, 'too-large' | 'no-such-form' | 'sent-already'>>

export type Guarded = {
  readonly db: Database
  readonly clock: Clock
  /** At least 32 characters; everything we hand to browsers is signed or closed with keys derived from it. */
  readonly secret: string
  /** The site's own address, as browsers see it: `https://ics.aldermere.gov.uk`. */
  readonly origin: string
  readonly keepWords: KeepWords
  /** The page around a page nobody is signed in to. */
  readonly around: Shell
  /** Paths that are open because they hold nothing: styles, scripts, pictures. */
  readonly openPrefixes?: readonly string[]
}

const ASSETS = ['/assets/', '/moj/']
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Stands before every route: without a signed-in person nothing answers unless the route says `config: { open: true }`,
 * and nothing is changed without the session's form token (`_csrf`, or the header `x-csrf-token`).
 * What was typed into a form that cannot be taken is kept as its writer's draft. A machine that its own guard has let
 * through (`machines/guard.ts`) passes.
 * Needs @fastify/cookie and @fastify/formbody; call it on the root, before any route.
 */
export function guard(http: FastifyInstance, ways: Guarded): void {
  const { openPrefixes = ASSETS } = ways
  letRequestsCarryWho(http)
  http.addHook('onRequest', async (request, reply) => {
    if (openPrefixes.some((prefix) => request.url.startsWith(prefix)) || machineOf(request)) return
    await recognise(ways, request)
    if (signedInOf(request) || isOpen(request) || !SAFE.has(request.method)) return
    if (wantsData(request)) return reply.code(401).send({ type: 'signed-out' })
    return reply.redirect(`/sign-in?return=${encodeURIComponent(localPath(request.url))}`, 303)
  })
  http.addHook('preValidation', async (request, reply) => {
    if (SAFE.has(request.method) || isOpen(request) || machineOf(request)) return
    const who = signedInOf(request)
    const named = sessionNamedBy(ways.secret, formTokenIn(request))
    if (who && named === who.session.sessionId) return
    return stop(ways, request, reply, named)
  })
}

/** Whether the request carries its own session's form token. For open routes, which the guard lets through. */
export function isOwnForm(ways: Guarded, request: FastifyRequest): boolean {
  const who = signedInOf(request)
  return who !== null && sessionNamedBy(ways.secret, formTokenIn(request)) === who.session.sessionId
}

/** Whether the request carries the form token of any session there ever was here: a page of ours, however old. */
export function isOurForm({ secret }: Guarded, request: FastifyRequest): boolean {
  return sessionNamedBy(secret, formTokenIn(request)) !== undefined
}

/** Finds whose session the request's cookie is: one query. Notes its use, or that it has run out. */
async function recognise({ db, clock, secret, origin }: Guarded, request: FastifyRequest): Promise<void> {
  const token = request.cookies[cookieName(origin)]
  if (token === undefined) return
  const session = await sessionOf(db, hashOf(token))
  if (!session) return
  const now = clock.now()
  const stands = standing(session, now, clock.today())
  if (stands.ok) {
    if (isWorthNoting(session, now)) await touchSession(db, session.sessionId, now)
    const csrf = formTokenOf(secret, session.sessionId)
    noteSignedIn(request, { actor: await actorNow(db, session, session.sessionId, now), session, csrf })
  } else if (session.endedAt === null) {
    await inSeat(db, session, (tx) => signOut(tx, session, now, stands.refusal))
  }
}

async function stop(ways: Guarded, request: FastifyRequest, reply: FastifyReply, named: string | undefined) {
  const who = signedInOf(request)
  const kept = named === undefined ? false : await keep(ways, named, request)
  if (who) await inSeat(ways.db, who.actor, (tx) => recordRefusal(tx, who.session, who.actor.origin, 'form-token'))
  const status = who ? 403 : 401
  reply.code(status)
  if (wantsData(request)) return reply.send({ type: who ? 'not-this-session' : 'signed-out', kept })
  const back = localPath(request.url)
  const html = who ? notSentPage(ways.around, { kept, back }) : signedOutPage(ways.around, { kept, back })
  return reply.type('text/html').send(html)
}

/** Keeps the words for whom the form was shown to, who need not be the one signed in here now. */
async function keep(ways: Guarded, sessionId: string, request: FastifyRequest): Promise<boolean> {
  const { db, clock, keepWords } = ways
  const session: Session | undefined = await sessionNamed(db, sessionId)
  if (!session || !mayKeepWords(session, clock.now(), clock.today())) return false
  const { _csrf, _draft: form = draftKeyOf(request.url), ...words } = wordsIn(request)
  if (Object.keys(words).length === 0) return false
  const actor = actorIn(session, session.sessionId)
  const keepAs = (said: Words) => inSeat(db, actor, (tx) => keepWords(tx, actor, form, said))
  const kept = await keepAs(words)
  // Other words than were sent under this id, and sent in full: they are a new act's, which gets an id of its own.
  const isNew = !kept.ok && kept.refusal === 'sent-already' && !request.url.startsWith('/drafts/')
  return isNew ? (await keepAs({ ...words, id: '' })).ok : kept.ok
}

/** The draft's key of a form that names none: its own address. `/concerns/new` keeps under `concerns:new`. */
function draftKeyOf(url: string): string {
  const path = (url.split('?')[0] ?? '').replace(/^\/drafts\//, '/').replaceAll(/%3a/gi, ':')
  return path.split('/').filter(Boolean).join(':').toLowerCase()
}

/** The texts that were sent; several of one name on lines of their own, as drafts have them. */
function wordsIn({ body }: FastifyRequest): Words {
  const given = Object.entries(body ?? {}) as [string, unknown][]
  const texts = given.map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value] as const)
  return Object.fromEntries(texts.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string'))
}

function formTokenIn(request: FastifyRequest): unknown {
  return request.headers['x-csrf-token'] ?? wordsIn(request)['_csrf']
}

function isOpen(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { open?: boolean } | undefined)?.open === true
}

function wantsData({ headers }: FastifyRequest): boolean {
  return headers['x-csrf-token'] !== undefined || headers.accept?.startsWith('application/json') === true
}
