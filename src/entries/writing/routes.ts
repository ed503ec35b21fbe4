import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../access/acting.ts'
import { refused } from '../../kernel/outcome.ts'
import { ENDINGS, type Ending, type Frame, packed, unpacked } from './contract.ts'
import { aLine, isOwnNews, type Line, left, newsFor, received, topicOf, type WritingAt } from './routes-line.ts'

/** What one line may have waiting; whoever sends more at once is not typing. */
const MOST_WAITING = 2 * 1024 * 1024
/** A line looks for news this often, though nobody told it of any, and hears whether its browser is there. */
const LOOKS_EVERY_MS = 20_000
/** How long a browser without WebSockets waits for news in one request. */
const WAITS_MS = 20_000
const FAULT = 1011
/** Ten a second, for a minute: by a browser that cannot hold a line. */
const WITHOUT_A_LINE = { config: { rateLimit: { max: 600, timeWindow: '1 minute' } }, bodyLimit: 1024 * 1024 }
const STATUS: Readonly<Record<Ending, number>> = {
  'signed-out': 401,
  'not-yours': 404,
  'too-large': 413,
  'not-understood': 400,
}

const asked = z.object({ writing: z.uuid(), since: z.coerce.number().int().min(0) })
const sent = z.object({ writing: z.uuid(), said: z.base64() })

/**
 * `GET <page>/writing`: a WebSocket over which a writing is written by several at once; asked for without one, it waits for
 * news. `POST <page>/writing`: the same things said, for a browser whose network lets no WebSocket through.
 */
export function writingRoutes(http: FastifyInstance, acting: Acting, at: WritingAt): void {
  const url = `${at.path}/writing`
  http.route({
    ...{ method: 'GET', url, config: WITHOUT_A_LINE.config },
    handler: async (request, reply) => {
      const params = paramsOf(request)
      const query = asked.safeParse(request.query).data
      if (!params) return reply.callNotFound()
      const line = aLine({ at, acting, params, who: whoOf(acting, request) }, query?.writing, query?.since)
      const first = await newsFor(line)
      if (!query || !first.ok || first.value.length > 0) return answer(reply, line, first)
      await somethingNew(acting, line, request)
      return answer(reply, line, await newsFor(line))
    },
    wsHandler: (socket, request) => {
      const params = paramsOf(request)
      if (!params) return socket.close(ENDINGS['not-yours'])
      hold(acting, aLine({ at, acting, params, who: whoOf(acting, request) }), socket, request)
    },
  })
  http.post(url, WITHOUT_A_LINE, async (request, reply) => {
    const params = paramsOf(request)
    if (!params) return reply.callNotFound()
    const body = sent.safeParse(request.body).data
    const line = aLine({ at, acting, params, who: whoOf(acting, request) }, body?.writing)
    const frames = body && unpacked(Buffer.from(body.said, 'base64'))
    const said = await received(line, frames ?? [])
    return answer(reply, line, said.ok && !frames ? refused('not-understood') : said)
  })
}

function whoOf(acting: Acting, request: FastifyRequest): Line['who'] {
  return (isUse) => acting.stillActing(request, isUse)
}

function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> | undefined {
  return z.record(z.string(), z.uuid()).safeParse(request.params).data
}

type Said = Awaited<ReturnType<typeof received>>

function answer(reply: FastifyReply, line: Line, said: Said): FastifyReply {
  if (said.ok) return reply.send({ said: base64(said.value), seen: line.seen })
  if (said.refusal === 'not-yours') {
    reply.callNotFound()
    return reply
  }
  return reply.code(STATUS[said.refusal]).send({ type: said.refusal })
}

const base64 = (frames: readonly Frame[]) => Buffer.from(packed(frames)).toString('base64')

/** Resolves when there may be something new, when the browser has gone, or after a while. */
function somethingNew(acting: Acting, line: Line, request: FastifyRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stopHearing()
      resolve()
    }
    const timer = setTimeout(done, WAITS_MS)
    const stopHearing = acting.hear(topicOf(line.writing), done)
    request.raw.once('close', done)
  })
}

/** A line that is held: what came and is not done, and whether there may be news. */
type Held = {
  readonly acting: Acting
  readonly line: Line
  readonly socket: WebSocket
  readonly request: FastifyRequest
  readonly waiting: Uint8Array[]
  news: boolean
  busy: boolean
  /** Whether the browser has answered since it was last asked. */
  there: boolean
  stopHearing?: () => void
}

/** Holds one line: what comes is done one after the other, what comes meanwhile goes together, and news follows. */
function hold(acting: Acting, line: Line, socket: WebSocket, request: FastifyRequest): void {
  const held: Held = { acting, line, socket, request, waiting: [], news: false, busy: false, there: true }
  const timer = setInterval(() => {
    if (!held.there) return socket.terminate()
    held.there = false
    socket.ping()
    look(held)
  }, LOOKS_EVERY_MS)
  socket.on('pong', () => {
    held.there = true
  })
  socket.on('message', (data: Buffer) => {
    held.waiting.push(data)
    if (held.waiting.reduce((sum, { length }) => sum + length, 0) > MOST_WAITING) return end(held, 'too-large')
    void work(held)
  })
  socket.on('close', () => {
    clearInterval(timer)
    held.stopHearing?.()
    const away = left(line, acting.actorOf(request))
    away.catch((fault: unknown) => request.log.warn({ err: fault }, 'someone who left is shown for a minute more'))
  })
}

function look(held: Held): void {
  held.news = true
  void work(held)
}

function end({ socket }: Held, why: Ending): void {
  socket.close(ENDINGS[why], why)
}

async function work(held: Held): Promise<void> {
  const { acting, line, socket, request } = held
  if (held.busy) return
  held.busy = true
  try {
    while (socket.readyState === socket.OPEN && (held.waiting.length > 0 || held.news)) {
      const said = await step(held)
      if (!said.ok) return end(held, said.refusal)
      if (said.value.length > 0) socket.send(packed(said.value))
      if (line.writing !== '')
        held.stopHearing ??= acting.hear(topicOf(line.writing), (said) => {
          if (!isOwnNews(line, said)) look(held)
        })
    }
  } catch (fault) {
    // What was not kept is still in the browser, which comes back with it.
    request.log.error({ err: fault }, 'a line to a writing was lost')
    socket.close(FAULT)
  } finally {
    held.busy = false
  }
}

function step(held: Held): Promise<Said> {
  if (held.waiting.length === 0) {
    held.news = false
    return newsFor(held.line)
  }
  const frames = held.waiting.splice(0).map(unpacked)
  const isWhole = frames.every((one) => one !== undefined)
  return isWhole ? received(held.line, frames.flat()) : Promise.resolve(refused('not-understood'))
}
