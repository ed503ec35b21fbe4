import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { entriesToCite } from '../../../../entries/citing/queries.ts'
import {
  choiceOf,
  type Fields,
  fieldsOf,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { WEIGHS } from '../../../../entries/evidence/model.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { isId, newId } from '../../../../platform/ids.ts'
import { type Cite, citeEntries, lookAtEvidenceOf } from '../../commands-citing.ts'
import { CITING_REFUSALS, CONTENT } from '../content.ts'
import { OFFERED } from '../entry-line.tsx'
import { evidenceOfView } from './view.tsx'
import type { ToCite } from './view-shown.ts'

const PARAMS = z.object({ id: z.uuid() })
const keep = (id = '') => `cite:${id}`

/**
 * GET and POST /evidence/:id – what a judgement, a worry, a need of a plan or an assessment rests on; entries are cited
 * for and against. POST /evidence/:id/search finds entries to choose from: what is looked for comes into no address.
 */
export function evidenceOfPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/evidence/:id',
    keep: ({ id }) => keep(id),
    asks: { entries: 'this choice of entries', weighs: 'this weighing', passage: 'this passage', words: 'this search' },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now, ''),
    read: readCite,
    async act(tx, actor, cite, { loaded, now }) {
      const cited = await citeEntries(tx, actor, loaded.thing.id, cite, now)
      return cited.ok ? accepted(`/evidence/${loaded.thing.id}`) : cited
    },
    refusals: CITING_REFUSALS,
    view: evidenceOfView,
  })

  http.post('/evidence/:id/search', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { id } = params.data
    const [actor, now, fields] = [acting.actorOf(request), acting.now(), fieldsOf(request.body)]
    const loaded = await acting.inTransaction(actor, (tx) => load(tx, actor, id, now, fields['words'] ?? ''))
    if (!loaded) return reply.callNotFound()
    const shell = acting.shell(request)
    const shown = { loaded, fields: { id: newId() }, problems: [], shell, csrf: shell.csrf ?? '', written: [] }
    const html = evidenceOfView({ ...shown, keep: keep(id), action: `/evidence/${id}`, now })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment, words: string): Promise<ToCite | undefined> {
  const evidence = await lookAtEvidenceOf(tx, actor, id, now)
  if (!evidence) return undefined
  const { thing, mayWrite } = evidence
  const asked = words.split(/\s+/).filter(Boolean).slice(0, 8)
  const offered = thing.isOpen && mayWrite ? await entriesToCite(tx, thing.childIds, asked, OFFERED) : []
  return { ...evidence, offered, words }
}

function readCite(fields: Fields): Read<Cite> {
  const entryIds = (fields['entries'] ?? '').split('\n').filter(isId)
  const weighs = choiceOf(fields, 'weighs', WEIGHS)
  const problems: Problem[] = []
  if (entryIds.length === 0) problems.push({ field: 'entries', text: CONTENT.needsEntry })
  if (!weighs) problems.push({ field: 'weighs', text: CONTENT.needsWeighs })
  if (!weighs || problems.length > 0) return { problems }
  const seen = (fields['seen'] ?? '').split('\n').filter(isId)
  return { act: { entryIds, weighs, passage: textOf(fields, 'passage'), seen } }
}
