import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { may } from '../../../access/policy.ts'
import type { ChildIndex } from '../../../child-index/contract.ts'
import { formPage } from '../../../entries/drafts/pages/form-page/page.ts'
import { saveDraft } from '../../../entries/drafts/queries.ts'
import { accepted } from '../../../kernel/outcome.ts'
import { findForPartner } from '../../../people/search/commands.ts'
import { newId } from '../../../platform/ids.ts'
import { dutyLine } from '../../queries.ts'
import { REFUSALS } from './content.ts'
import { childDraftOf, childFields, readChild, searchFor } from './form.ts'
import { findChildOfConcernView } from './view.tsx'

/**
 * GET and POST /concerns/find: search before create, for a practitioner. The child goes on in a draft of their own,
 * under the id that the concern will have, so that no name or number comes into an address.
 */
export function findChildOfConcernPage(http: FastifyInstance, acting: Acting, index: ChildIndex): void {
  formPage(http, acting, {
    path: '/concerns/find',
    current: '/concerns/find',
    keep: () => 'concern-find',
    async load(tx, actor) {
      if (!may(actor, 'concern.raise') || actor.seat !== 'partner') return undefined
      return { dutyLine: await dutyLine(tx) }
    },
    read: (fields) => readChild(fields),
    async act(tx, actor, child) {
      const id = newId()
      const found = await findForPartner(tx, index, actor, { search: searchFor(child), searchId: newId() })
      if (!found.ok) return found
      await saveDraft(tx, actor, childDraftOf(id), childFields(child, found.value))
      return accepted(`/concerns/new/${id}`)
    },
    refusals: REFUSALS,
    view: findChildOfConcernView,
  })
}
