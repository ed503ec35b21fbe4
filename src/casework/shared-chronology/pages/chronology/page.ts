import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { addShared, lookAtShared, type SharedSeen } from '../../commands.ts'
import type { AddShared, AddSharedRefusal } from '../../model.ts'
import { REFUSALS } from './content.ts'
import { readShared } from './form.ts'
import { sharedView } from './view.tsx'

/** GET and POST /shared/:id – what agencies share about one child, read and added to from each one's own seat. */
export function sharedPage(http: FastifyInstance, acting: Acting): void {
  formPage<SharedSeen, AddShared, AddSharedRefusal>(http, acting, {
    path: '/shared/:id',
    keep: ({ id }) => `shared:${id}`,
    asks: { words: 'this that is shared', on: 'this day', kind: 'this way it is known' },
    async load(tx, actor, { id = '' }, now) {
      const seen = await lookAtShared(tx, actor, id, now)
      return seen.ok ? seen.value : undefined
    },
    first: (_, now) => dayFields('on', now.day),
    read: (fields) => readShared(fields),
    async act(tx, actor, act, { loaded, now }) {
      const done = await addShared(tx, actor, loaded.chronology.id, act, now)
      return done.ok ? accepted(`/shared/${done.value}`) : done
    },
    refusals: REFUSALS,
    view: sharedView,
  })
}
