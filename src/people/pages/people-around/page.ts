import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { audit } from '../../../access/audit.ts'
import { standingFor } from '../../../access/queries.ts'
import type { Moment } from '../../../kernel/moment.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { mayFor } from '../../commands.ts'
import { type AdultRefusal, linkFamily, registerAdult } from '../../family/commands.ts'
import { familyOf, relationshipsOf } from '../../family/queries.ts'
import { risksAmong } from '../../family/queries-around.ts'
import type { Kin } from '../../genogram/model.ts'
import { kinshipOf } from '../../genogram/rules-kinship.ts'
import { type Family, type KnownPerson, peopleOf } from '../../model.ts'
import { findNamesakes, searchAgainAt } from '../../search/commands.ts'
import type { Namesake } from '../../search/model.ts'
import { tooManySearches } from '../content.ts'
import { type Fields, fieldsOf, type Problem, textOf } from '../form.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { isChildFirst, kindsMeant, type PersonRead, readPerson } from './form.ts'
import { peopleAroundView } from './view.tsx'

const Params = z.object({ id: z.uuid() })
const Ids = z.object({ id: z.uuid(), linkId: z.uuid() })
/** Whom the form begins with, as the family drawing asks for it. */
const Query = z.object({ of: z.uuid().optional(), as: z.string().max(30).optional() })
const Chosen = z.union([z.literal(''), z.literal('new'), z.uuid()]).catch('')

/** GET and POST /children/:id/people: everyone around a child, and adding someone. */
export function peopleAroundPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/people', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const query = Query.safeParse(request.query)
    if (!params.success || !query.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => look(tx, actor, params.data.id, now))
    if (!shown) return reply.callNotFound()
    const fields = { id: newId(), linkId: newId(), of: query.data.of ?? '', kind: query.data.as ?? '' }
    return html(reply, peopleAroundView({ ...shown, shell: acting.shell(request), fields, problems: [], now }))
  })

  http.post('/children/:id/people', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const fields = fieldsOf(request.body)
    const answer = await acting.inTransaction(actor, async (tx) => {
      const shown = await look(tx, actor, params.data.id, now)
      if (!shown?.mayEdit) return undefined
      return { shown, done: await add(tx, actor, peopleOf(shown.family), fields, now) }
    })
    if (!answer || answer.done === 'not-found') return reply.callNotFound()
    if (answer.done === 'added') return reply.redirect(`/children/${params.data.id}/people`, 303)
    return again(acting, request, reply, { ...answer.shown, fields, now, ...answer.done })
  })
}

type Shown = { readonly family: Family; readonly kin: readonly Kin[]; readonly mayEdit: boolean }

async function look(tx: Tx, actor: Actor, id: string, now: Moment): Promise<Shown | undefined> {
  if (!(await standingFor(tx, actor, 'child.look', id, now.day))) return undefined
  const family = await familyOf(tx, id)
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { page: 'people' })
  if (!family) return undefined
  const kin = await kinOf(tx, family, now)
  return { family, kin, mayEdit: await mayFor(tx, actor, 'child.edit', id, now) }
}

/** How each of them stands to the child, through others too, and who may be a risk. */
async function kinOf(tx: Tx, family: Family, now: Moment): Promise<readonly Kin[]> {
  const ids = peopleOf(family).map(({ id }) => id)
  const ties = [...(await relationshipsOf(tx, ids)).values()].flat()
  return kinshipOf(family, { ties, risks: await risksAmong(tx, ids) }, now.day).kin
}

type NotDone = { readonly problems: readonly Problem[]; readonly namesakes?: readonly Namesake[] }

/** Adds someone: the person chosen among those of the same name; or, when there is none or none is meant, a new adult. */
async function add(
  tx: Tx,
  actor: Actor,
  people: readonly KnownPerson[],
  fields: Fields,
  now: Moment,
): Promise<'added' | 'not-found' | NotDone> {
  const ids = Ids.safeParse(fields)
  if (!ids.success) return 'not-found'
  const read = readPerson(fields, ids.data, people)
  if (read.problems) return { problems: read.problems }
  const ofId = read.of.id
  const chosen = Chosen.parse(textOf(fields, 'chosen'))
  const isKnown = chosen !== '' && chosen !== 'new'
  if (isKnown) return named(await linkFamily(tx, actor, ofId, { ...read.link, otherId: chosen }, now))
  const namesakes = chosen === 'new' ? [] : await namesakesOf(tx, actor, ofId, read, now)
  if ('text' in namesakes) return { problems: [namesakes] }
  if (namesakes.length > 0) return { problems: asked(fields), namesakes }
  if (isChildFirst(read.link.kind, read.person.birthDate, now.day)) {
    return { problems: [{ field: 'kind', text: CONTENT.childFirst }] }
  }
  return named(await registerAdult(tx, actor, ofId, { ...read.person, link: read.link }, now))
}

/** People of this name or one like it, whoever they are: whether it is one of them is for the reader to say. */
async function namesakesOf(
  tx: Tx,
  actor: Actor,
  ofId: string,
  { person, link }: Extract<PersonRead, { problems?: undefined }>,
  now: Moment,
): Promise<readonly Namesake[] | Problem> {
  const sought = { name: `${person.family}, ${person.given}`, kinds: kindsMeant(link.kind) }
  const found = await findNamesakes(tx, actor, sought, newId(), now)
  if (found.ok) return found.value.filter((one) => one.person.id !== ofId)
  const until = await searchAgainAt(tx, actor)
  return until ? tooManySearches(until) : []
}

/** The first time it is a question, not a mistake. */
function asked(fields: Fields): readonly Problem[] {
  return 'chosen' in fields || 'asked' in fields ? [{ field: 'chosen', text: CONTENT.chooseMissing }] : []
}

function named(outcome: { readonly ok: true } | { readonly ok: false; readonly refusal: AdultRefusal }) {
  if (outcome.ok) return 'added'
  return outcome.refusal === 'not-found' ? 'not-found' : { problems: [REFUSALS[outcome.refusal]] }
}

type Again = Shown & NotDone & { readonly fields: Fields; readonly now: Moment }

function again(acting: Acting, request: FastifyRequest, reply: FastifyReply, shown: Again): FastifyReply {
  const body = peopleAroundView({ ...shown, shell: acting.shell(request) })
  return html(shown.problems.length > 0 ? reply.code(422) : reply, body)
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body)
}
