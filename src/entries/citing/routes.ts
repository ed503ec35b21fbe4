import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../access/acting.ts'
import { displayName, type Family } from '../../people/model.ts'
import { KIND_WORDS, saidInWords } from '../pages/rich-text/content.ts'
import { lookForEntries, lookForPeople } from './commands.ts'

const Params = z.object({ id: z.uuid() })
const Asked = z.object({ words: z.string().max(200).catch('') })

/**
 * `POST /children/:id/entries-to-cite` and `/people-to-link`: what the editor offers, as JSON. Sent as a form, with the
 * token in `x-csrf-token`, so that no name that is searched for stands in an address.
 */
export function citingRoutes(http: FastifyInstance, acting: Acting): void {
  http.post('/children/:id/entries-to-cite', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { words } = Asked.parse(request.body ?? {})
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const found = await acting.inTransaction(actor, (tx) => lookForEntries(tx, actor, params.data.id, words, now))
    if (!found.ok) return reply.callNotFound()
    const { child, entries, more } = found.value
    const offered = entries.map((entry) => ({
      id: entry.id,
      title: entry.title,
      source: `${KIND_WORDS[entry.kind]}. ${saidInWords(entry)}`,
    }))
    return reply.send({ child: displayName(child), entries: offered, more })
  })

  http.post('/children/:id/people-to-link', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const family = await acting.inTransaction(actor, (tx) => lookForPeople(tx, actor, params.data.id, now))
    return family.ok ? reply.send({ people: peopleOf(family.value) }) : reply.callNotFound()
  })
}

/** The child first, then those around them, then whoever else was ever of the household; each once. */
function peopleOf({ child, relatives, households }: Family) {
  const all = [
    { person: child, tie: 'the child' },
    ...relatives.map(({ person, words, tie }) => ({ person, tie: words ?? tie.replaceAll('-', ' ') })),
    ...households.flatMap(({ members }) => members.map(({ person }) => ({ person, tie: 'of the household' }))),
  ]
  const once = new Map(all.toReversed().map(({ person, tie }) => [person.id, { person, tie }]))
  return all
    .filter(({ person, tie }) => once.get(person.id)?.tie === tie)
    .map(({ person, tie }) => ({ id: person.id, name: displayName(person), tie }))
}
