import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type Fields, fieldsOf, type Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import {
  authorityOf,
  holderOfLink,
  keepSection,
  lookAtSection,
  type Section,
  sendSection,
} from '../../commands-link.ts'
import { readPart } from '../questions.tsx'
import { CONTENT, REFUSALS } from './content.ts'
import { overView, sectionView, sentView } from './view.tsx'

/** Of one address: enough for a meeting's people behind one door, and not for guessing. */
const LIMIT = {
  max: 60,
  timeWindow: '1 minute',
  keyGenerator: (request: FastifyRequest) => `section ${request.ip}`,
}
const OPEN = { config: { open: true, rateLimit: LIMIT } } as const

type Asked = FastifyRequest<{ Params: { token: string } }>

/**
 * GET and POST /part/:token – one section of a meeting's papers, by a secure link, for someone without a seat. It shows
 * what is asked and first names, and nothing else. The token stands for who is there: no session is asked for.
 */
export function sectionPage(http: FastifyInstance, acting: Acting): void {
  http.get('/part/:token', OPEN, async (request: Asked, reply) => {
    const section = await look(acting, request.params.token)
    if (!section.leads) return over(acting, request, reply, { ring: section.ring, fields: {} })
    return show(acting, request, reply, { section, fields: section.draft })
  })

  http.post('/part/:token', OPEN, async (request: Asked, reply) => {
    const { token } = request.params
    const fields = fieldsOf(request.body)
    const now = acting.now()
    const authority = authorityOf(token)
    if (authority === undefined) return over(acting, request, reply, { ring: null, fields })
    const holder = holderOfLink(authority)
    // In a transaction of its own: whatever becomes of the sending, what was typed is kept.
    await acting.inTransaction(holder, (tx) => keepSection(tx, token, textsOf(fields), now))
    const section = await look(acting, token)
    if (!section.leads) return over(acting, request, reply, { ring: section.ring, fields })
    if (fields['does'] === 'keep') return show(acting, request, reply, { section, fields, kept: true })
    const sent = await acting.inTransaction(holder, (tx) => sendSection(tx, holder, token, readPart(fields), now))
    if (sent.ok) return html(reply, sentView(acting.shell(request), section.part))
    const problem = REFUSALS[sent.refusal]
    if (problem === 'not-there') return over(acting, request, reply, { ring: section.part.ring, fields })
    return show(acting, request, reply.code(422), { section, fields, problems: [problem] })
  })
}

async function look(acting: Acting, token: string): Promise<Section> {
  const authority = authorityOf(token)
  if (authority === undefined) return { leads: false, ring: null }
  const holder = holderOfLink(authority)
  return acting.inTransaction(holder, (tx) => lookAtSection(tx, holder, token, acting.now()))
}

type Open = {
  readonly section: Extract<Section, { leads: true }>
  readonly fields: Fields
  readonly problems?: readonly Problem[]
  readonly kept?: boolean
}

function show(acting: Acting, request: Asked, reply: FastifyReply, open: Open): FastifyReply {
  const { section, fields, problems = [], kept = false } = open
  const { part, link } = section
  const shell = acting.shell(request)
  return html(
    reply,
    sectionView({ part, link, fields, problems, kept, shell, action: `/part/${request.params.token}` }),
  )
}

type Over = { readonly ring: string | null; readonly fields: Fields }

/** Used, expired, revoked, or never there: one answer. */
function over(acting: Acting, request: Asked, reply: FastifyReply, { ring, fields }: Over): FastifyReply {
  return html(reply.code(410), overView(acting.shell(request), { ring, written: Object.values(textsOf(fields)) }))
}

/** What was typed, without the button that was pressed. */
function textsOf(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, text]) => name in CONTENT.boxes && text !== ''))
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .header('x-robots-tag', 'noindex')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(body)
}
