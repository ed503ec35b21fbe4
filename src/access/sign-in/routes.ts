import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inSeat } from '../../platform/db.ts'
import { SIGN_IN_LIMIT } from '../../platform/http.ts'
import { recordRefusal, signIn, signOut } from '../sessions/commands.ts'
import { cookieName, cookieOptions } from '../sessions/cookie.ts'
import { type Guarded, isOurForm } from '../sessions/guard.ts'
import { localPath } from '../sessions/local-path.ts'
import type { HeldSeat } from '../sessions/model.ts'
import { notSentPage } from '../sessions/pages/stopped/view.tsx'
import { seatsOf, takeSeats } from '../sessions/queries.ts'
import { signedInOf } from '../sessions/signed-in.ts'
import { keyOfWriter, seal, unseal } from '../sessions/token.ts'
import { PROBLEMS, type Problem } from './pages/problem/content.ts'
import { problemPage } from './pages/problem/view.tsx'
import { signedOutOkPage } from './pages/signed-out/view.tsx'
import { type Workplaces, workplacePage } from './pages/workplace/view.tsx'
import { type Attempt, newAttempt, type Provider, type ProviderSettings } from './provider.ts'
import { openSeats } from './rules.ts'

/** What the doors need beyond what the guard needs. */
export type Doors = Guarded & {
  /** In the order in which they are offered; one at least. */
  readonly providers: readonly Way[]
  readonly authorityName: (authority: string) => string
}

/** A provider by which people come in. */
export type Way = { readonly key: string; readonly settings: ProviderSettings; readonly provider: Provider }

const ATTEMPT_SECONDS = 15 * 60
const CHOOSING_SECONDS = 5 * 60
const OPEN = { config: { open: true } } as const
const DOOR = { config: { open: true, rateLimit: SIGN_IN_LIMIT } } as const

/** `GET /sign-in`, `GET /sign-in/callback`, `POST /sign-out`, `GET /signed-out`. */
export function doors(http: FastifyInstance, ways: Doors): void {
  const { providers, origin, around } = ways
  const redirectUri = `${origin}/sign-in/callback`

  http.get<{ Querystring: { return?: string; with?: string } }>('/sign-in', DOOR, async (request, reply) => {
    const back = localPath(request.query.return)
    if (signedInOf(request)) return reply.redirect(back, 303)
    // The answer comes back to our own address: the cookie must be set there, not under another name of this host.
    if (isOtherNameOfThisMachine(request, origin))
      return reply.redirect(`${origin}/sign-in?return=${encodeURIComponent(back)}`, 303)
    const [only, ...others] = providers
    const way = others.length === 0 ? only : wayOf(ways, request.query.with)
    if (!way) return reply.type('text/html').send(workplacePage(around, placesOf(ways, back)))
    const attempt = newAttempt(back, way.key)
    const to = await way.provider.leave(attempt, redirectUri)
    if (!to.ok) return problem(ways, reply, to.refusal, back)
    const sealed = seal(ways.secret, 'attempt', attempt)
    reply.setCookie(attemptCookie(origin, attempt.state), sealed, cookieOptions(origin, ATTEMPT_SECONDS))
    return reply.redirect(to.value.href, 303)
  })

  callback(http, ways)
  signingOut(http, ways)
}

function callback(http: FastifyInstance, ways: Doors): void {
  const { origin } = ways
  http.get<{ Querystring: { state?: string } }>('/sign-in/callback', DOOR, async (request, reply) => {
    const attempt = attemptOf(ways, request, request.query.state)
    const way = attempt && wayOf(ways, attempt.with)
    if (!attempt || !way) return problem(ways, reply, 'attempt-over', '/')
    reply.clearCookie(attemptCookie(origin, attempt.state), cookieOptions(origin))
    const who = await way.provider.comeBack(new URL(request.url, origin), attempt)
    if (!who.ok) return problem(ways, reply, who.refusal, attempt.back)
    const issuer = way.settings.knownAs ?? way.settings.issuer
    const moment = { at: ways.clock.now(), day: ways.clock.today() }
    const userId = await takeSeats(ways.db, { issuer, ...who.value }, moment)
    return enter(ways, request, reply, { userId, back: attempt.back })
  })
}

function signingOut(http: FastifyInstance, ways: Doors): void {
  const { providers, origin, around } = ways
  http.post('/sign-out', OPEN, async (request, reply) => {
    const who = signedInOf(request)
    // A page left open from an earlier session still signs out: whoever leaves a shared computer must be let go.
    if (who && !isOurForm(ways, request))
      return reply
        .code(403)
        .type('text/html')
        .send(notSentPage(around, { back: '/' }))
    if (who) await inSeat(ways.db, who.actor, (tx) => signOut(tx, who.session, ways.clock.now(), 'signed-out'))
    return reply.clearCookie(cookieName(origin), cookieOptions(origin)).redirect('/signed-out', 303)
  })

  http.get('/signed-out', OPEN, async (_request, reply) => {
    const left = await Promise.all(
      providers.map(async ({ provider, settings: { name } }) => {
        const end = await provider.endSession(`${origin}/signed-out`)
        return end ? [{ name, href: end.href }] : []
      }),
    )
    return reply.type('text/html').send(signedOutOkPage(around, { providers: left.flat() }))
  })
}

function wayOf({ providers }: Doors, key: string | undefined): Way | undefined {
  return providers.find((way) => way.key === key)
}

/** Where one may work, and the address that leads on from there. */
function placesOf({ providers }: Doors, back: string): Workplaces {
  return providers.map(({ key, settings: { name } }) => {
    const query = new URLSearchParams({ with: key, return: back })
    return { name, href: `/sign-in?${query}` }
  })
}

/** `GET /writing-key`: for the browser's script, to be held in memory alone. It closes what it keeps on this computer. */
export function writingKey(http: FastifyInstance, ways: Pick<Guarded, 'secret'>): void {
  http.get('/writing-key', async (request, reply) => {
    const { userId = '' } = signedInOf(request)?.session ?? {}
    return reply.send({ writer: userId, key: keyOfWriter(ways.secret, userId) })
  })
}

/** Signs someone in to this seat: a new session, and its token in their browser. Any older session of the browser ends. */
export async function takeSeat(ways: Doors, request: FastifyRequest, reply: FastifyReply, seat: HeldSeat) {
  const now = ways.clock.now()
  const before = signedInOf(request)
  if (before) await inSeat(ways.db, before.actor, (tx) => signOut(tx, before.session, now, 'signed-out'))
  const begun = await inSeat(ways.db, seat, (tx) => signIn(tx, seat, now))
  if (begun.ok) reply.setCookie(cookieName(ways.origin), begun.value.token, cookieOptions(ways.origin))
  return begun.ok
}

/** Who is choosing a seat and has not yet a session, and where they were going; for five minutes. */
export type Choosing = { readonly userId: string; readonly back: string; readonly until: string }

export function choosingOf(ways: Doors, request: FastifyRequest): Choosing | undefined {
  const choosing = unseal(ways.secret, 'choosing', request.cookies[cookieName(ways.origin, CHOOSING)]) as
    | Choosing
    | undefined
  return choosing && choosing.until > ways.clock.now() ? choosing : undefined
}

export function forgetChoosing(ways: Doors, reply: FastifyReply): void {
  reply.clearCookie(cookieName(ways.origin, CHOOSING), cookieOptions(ways.origin))
}

const CHOOSING = 'choosing'

/** Lets a recognised person in: straight to their one seat, or to the choice of several. */
async function enter(
  ways: Doors,
  request: FastifyRequest,
  reply: FastifyReply,
  { userId, back }: { readonly userId: string | null; readonly back: string },
) {
  if (userId === null) return problem(ways, reply, 'unknown-person', back)
  // Signed in meanwhile in another window of this browser: that session goes on, and so do its forms.
  if (signedInOf(request)?.session.userId === userId) return reply.redirect(back, 303)
  const now = ways.clock.now()
  const held = await seatsOf(ways.db, userId)
  const seats = openSeats(held, now, ways.clock.today())
  if (!seats.ok) {
    await recordTurnedAway(ways, held, seats.refusal)
    return problem(ways, reply, seats.refusal, back)
  }
  const [only, ...others] = seats.value
  if (others.length > 0) {
    const until = new Date(Date.parse(now) + CHOOSING_SECONDS * 1000).toISOString()
    const choosing: Choosing = { userId, back, until }
    const sealed = seal(ways.secret, 'choosing', choosing)
    reply.setCookie(cookieName(ways.origin, CHOOSING), sealed, cookieOptions(ways.origin, CHOOSING_SECONDS))
    return reply.redirect('/sign-in/seat', 303)
  }
  if (!(await takeSeat(ways, request, reply, only))) return problem(ways, reply, 'seat-ended', back)
  return reply.redirect(back, 303)
}

/** Each authority in which this person once had a seat records that they were at the door. */
async function recordTurnedAway({ db }: Doors, held: readonly HeldSeat[], why: string): Promise<void> {
  const oneEach = new Map(held.map((seat) => [seat.authority, seat]))
  for (const seat of oneEach.values()) await inSeat(db, seat, (tx) => recordRefusal(tx, seat, 'sign-in', why))
}

function problem({ around }: Doors, reply: FastifyReply, what: Problem, back: string) {
  return reply
    .code(PROBLEMS[what].status)
    .type('text/html')
    .send(problemPage(around, what, back))
}

function attemptOf(ways: Doors, request: FastifyRequest, state: string | undefined): Attempt | undefined {
  if (state === undefined) return undefined
  const attempt = unseal(ways.secret, 'attempt', request.cookies[attemptCookie(ways.origin, state)]) as
    | Attempt
    | undefined
  return attempt?.state === state ? attempt : undefined
}

/** Each attempt has its own, so that two windows can sign in at once. */
function attemptCookie(origin: string, state: string): string {
  return cookieName(origin, `attempt-${state.replaceAll(/[^\w-]/g, '').slice(0, 12)}`)
}

/** Someone typed `localhost` where we are `127.0.0.1`, or the other way round. */
function isOtherNameOfThisMachine(request: FastifyRequest, origin: string): boolean {
  const { hostname, host } = new URL(origin)
  return LOOPBACK.has(hostname) && LOOPBACK.has(request.hostname) && request.host !== host
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
