import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import type { Tx } from '../../../../platform/db.ts'
import { bringBack } from '../../commands.ts'
import { changesOf, versionsOf, writingOf } from '../../queries.ts'
import { type Looked, topicOf, type WritingAt } from '../../routes-line.ts'
import { docOf, textsIn } from '../../words.ts'
import { type EarlierShown, earlierView } from './view.tsx'

const asked = z.object({ version: z.coerce.number().int().positive().optional() })
const chosen = z.object({ version: z.coerce.number().int().positive() })
const ids = z.record(z.string(), z.uuid())

/** GET and POST <page>/earlier – what was written in a text before, by whom and when, and bringing one of it back. */
export function earlierVersionsPage(http: FastifyInstance, acting: Acting, at: WritingAt): void {
  const url = `${at.path}/earlier`
  http.get(url, async (request, reply) => {
    const params = ids.safeParse(request.params).data
    const actor = acting.actorOf(request)
    const shown =
      params &&
      (await acting.inTransaction(actor, async (tx) => {
        const looked = await at.look(tx, actor, params, acting.now())
        const version = asked.safeParse(request.query).data?.version
        const writtenAt = addressOf(at.path, params)
        return looked && loadEarlier(tx, at.form(params), looked, { writtenAt, version })
      }))
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(earlierView(shown, acting.shell(request)))
  })

  http.post(url, async (request, reply) => {
    const params = ids.safeParse(request.params).data
    const actor = acting.actorOf(request)
    const version = chosen.safeParse(request.body).data?.version
    const writing =
      params &&
      (await acting.inTransaction(actor, (tx) => bringVersionBack(tx, actor, { acting, at, params, version })))
    if (!params || !writing) return reply.callNotFound()
    acting.tell(topicOf(writing))
    return reply.redirect(addressOf(at.path, params), 303)
  })
}

type Bringing = {
  readonly acting: Acting
  readonly at: WritingAt
  readonly params: Readonly<Record<string, string>>
  readonly version: number | undefined
}

async function bringVersionBack(tx: Tx, actor: Actor, { acting, at, params, version }: Bringing) {
  const now = acting.now()
  if (!(await at.may(tx, actor, params, now))) return undefined
  const looked = await at.look(tx, actor, params, now)
  if (!looked || version === undefined) return undefined
  return bringBack(tx, actor, at.form(params), { seq: version, fields: Object.keys(looked.labels) }, now.at)
}

async function loadEarlier(
  tx: Tx,
  form: string,
  { title, labels }: Looked,
  { writtenAt, version }: { readonly writtenAt: string; readonly version: number | undefined },
): Promise<EarlierShown> {
  const writing = await writingOf(tx, form)
  const versions = writing ? await versionsOf(tx, writing) : []
  const found = versions.find(({ seq }) => seq === version)
  if (!writing || !found) return { title, writtenAt, versions }
  const texts = textsIn(docOf((await changesOf(tx, writing, found.seq)).changes), Object.keys(labels))
  const parts = Object.entries(labels).map(([field, label]) => [label, texts[field] ?? ''] as const)
  return { title, writtenAt, versions, read: { version: found, parts } }
}

function addressOf(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
}
