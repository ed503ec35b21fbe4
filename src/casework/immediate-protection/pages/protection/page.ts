import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { momentFields } from '../../../../entries/drafts/pages/form-page/moment.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import { stillOpen } from '../../../episodes/queries.ts'
import { goOnWithProtection } from '../../commands.ts'
import type { GoOnProtection } from '../../model.ts'
import { protectionById } from '../../queries.ts'
import { REFUSALS } from './content.ts'
import { readGoOn } from './form.ts'
import { type ProtectionShown, protectionView } from './view.tsx'

/** GET and POST /immediate-protection/:id – what protects children at once: where they are, its extension, its end. */
export function protectionPage(http: FastifyInstance, acting: Acting): void {
  formPage<ProtectionShown, GoOnProtection, keyof typeof REFUSALS>(http, acting, {
    path: '/immediate-protection/:id',
    keep: ({ id }) => `protection:${id}`,
    asks: {
      does: 'this record',
      place: 'place where the child is',
      extended: 'this extension',
      ended: 'this end',
      'ended-time': 'this end',
      endReason: 'this end',
      whatNext: 'this end',
      withdrawnWhy: 'this mistake',
    },
    async load(tx, actor, { id = '' }, now) {
      const protection = await protectionById(tx, id)
      if (!protection) return undefined
      const { childIds } = protection
      const worked = await stillOpen(tx, childIds)
      if (!(await mayForEvery(tx, actor, 'immediate-protection.write', worked, now.day))) return undefined
      await auditLooks(tx, actor, childIds, { part: 'immediate-protection', stepId: id })
      const people = await peopleById(tx, childIds)
      return { protection, children: childIds.flatMap((childId) => people.get(childId) ?? []) }
    },
    first: ({ protection }, now) => ({
      ...{ place: protection.place ?? '', ...dayFields('extended', now.day), ...momentFields('ended', now.at) },
    }),
    read: (fields, { protection }) => readGoOn(fields, protection),
    async act(tx, actor, act, { now, loaded: { protection } }) {
      const outcome = await goOnWithProtection(tx, actor, protection.id, act, now)
      return outcome.ok ? accepted(`/children/${protection.childIds[0]}`) : outcome
    },
    refusals: REFUSALS,
    view: protectionView,
  })
}
