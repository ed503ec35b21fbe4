import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { may } from '../../../access/policy.ts'
import type { ChildIndex } from '../../../child-index/contract.ts'
import { keepDraft } from '../../../entries/drafts/commands.ts'
import { type Fields, fieldsOf, type Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import { clearDraft, readDraft, saveDraft } from '../../../entries/drafts/queries.ts'
import { askForPartner, beginSearchForPartner, recordShown, searchAgainAt } from '../../../people/search/commands.ts'
import { newId } from '../../../platform/ids.ts'
import type { ChildAsGiven } from '../../model.ts'
import { dutyLine } from '../../queries.ts'
import { searchForChild } from '../../rules-child.ts'
import { PROBLEMS, tooManySearches } from './content.ts'
import { childDraftOf, childFields, readChild } from './form.ts'
import { findChildOfConcernView } from './view.tsx'

const PATH = '/concerns/find'
const FORM = 'concern-find'

/**
 * GET and POST /concerns/find: search before create, for a practitioner. The child goes on in a draft of their own,
 * under the id that the concern will have, so that no name or number comes into an address. The index is asked between
 * two transactions: the first counts and audits the search and keeps what was typed, the second what it showed.
 */
export function findChildOfConcernPage(http: FastifyInstance, acting: Acting, index: ChildIndex): void {
  http.get(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    if (!mayRaise(actor)) return reply.callNotFound()
    const shown = await acting.inTransaction(actor, async (tx) => {
      const draft = await readDraft(tx, actor, FORM)
      return { dutyLine: await dutyLine(tx), fields: draft?.fields ?? {} }
    })
    return html(
      reply,
      findChildOfConcernView({ ...shown, problems: [], shell: acting.shell(request, PATH), action: PATH }),
    )
  })

  http.post(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    if (!mayRaise(actor)) return reply.callNotFound()
    const fields = fieldsOf(request.body)
    const begun = await begin(acting, actor, fields)
    if ('child' in begun) return reply.redirect(`/concerns/new/${await find(acting, index, actor, begun)}`, 303)
    const view = findChildOfConcernView({ ...begun, fields, shell: acting.shell(request, PATH), action: PATH })
    return html(reply.code(422), view)
  })
}

function mayRaise(actor: Actor): boolean {
  return may(actor, 'concern.raise') && actor.seat === 'partner'
}

type Begun = { readonly child: ChildAsGiven; readonly searchId: string }
type NotBegun = { readonly problems: readonly Problem[]; readonly dutyLine: string | null }

/** Keeps what was typed, and begins the search if it can be made. */
function begin(acting: Acting, actor: Actor, fields: Fields): Promise<Begun | NotBegun> {
  return acting.inTransaction(actor, async (tx) => {
    await keepDraft(tx, actor, FORM, fields)
    const notBegun = async (problems: readonly Problem[]) => ({ problems, dutyLine: await dutyLine(tx) })
    const read = readChild(fields)
    if (read.problems) return notBegun(read.problems)
    const searchId = newId()
    const begun = await beginSearchForPartner(tx, actor, searchForChild(read.act), searchId)
    if (begun.ok) return { child: read.act, searchId }
    const again = await searchAgainAt(tx, actor)
    return notBegun([again ? tooManySearches(again) : PROBLEMS['nothing-to-search-by']])
  })
}

/** Asks the index, and hands the child on. @returns the id that the concern will have */
async function find(acting: Acting, index: ChildIndex, actor: Actor, { child, searchId }: Begun): Promise<string> {
  const match = await askForPartner(index, actor, searchForChild(child))
  const id = newId()
  await acting.inTransaction(actor, async (tx) => {
    await recordShown(tx, actor, searchId, match)
    await saveDraft(tx, actor, childDraftOf(id), childFields(child, match))
    await clearDraft(tx, actor, FORM)
  })
  return id
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body)
}
