import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { audit } from '../../../access/audit.ts'
import { may } from '../../../access/policy.ts'
import { choiceOf, type Fields, type Read } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../kernel/outcome.ts'
import { endConcern, renewConcern } from '../../commands.ts'
import { CONCERN_ENDS, type EndOfConcern } from '../../model.ts'
import { concernRaisedBy, dutyLine } from '../../queries.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { concernView, type Loaded } from './view.tsx'

/** GET /concerns/:id: what its author wrote and what came of it. POST renews or ends one that is kept sealed. */
export function concernPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/concerns/:id',
    current: '/concerns',
    keep: ({ id }) => `concern-end:${id}`,
    asks: { how: 'this end', reason: 'this reason' },
    async load(tx, actor, { id = '' }): Promise<Loaded | undefined> {
      if (!may(actor, 'concern.raise') || actor.seat !== 'partner' || actor.userId === null) return undefined
      const concern = await concernRaisedBy(tx, actor.userId, id)
      if (!concern) return undefined
      await audit(tx, actor, 'concern.look', { kind: 'concern', id })
      return { concern, dutyLine: await dutyLine(tx) }
    },
    read: readEnd,
    async act(tx, actor, act, { loaded, now }) {
      const { id } = loaded.concern
      const done = act === 'renew' ? await renewConcern(tx, actor, id, now) : await endConcern(tx, actor, id, act)
      return done.ok ? accepted(`/concerns/${done.value}`) : done
    },
    refusals: REFUSALS,
    view: concernView,
  })
}

function readEnd(fields: Fields): Read<'renew' | EndOfConcern> {
  if (fields['renew'] === 'yes') return { act: 'renew' }
  const how = choiceOf(fields, 'how', CONCERN_ENDS)
  return how
    ? { act: { how, reason: fields['reason'] ?? '' } }
    : { problems: [{ field: 'how', text: CONTENT.endMissing }] }
}
