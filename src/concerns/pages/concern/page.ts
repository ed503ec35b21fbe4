import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { audit } from '../../../access/audit.ts'
import { may } from '../../../access/policy.ts'
import { formPage } from '../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../kernel/outcome.ts'
import { renewConcern, withdrawConcern } from '../../commands.ts'
import { concernRaisedBy, dutyLine } from '../../queries.ts'
import { REFUSALS } from './content.ts'
import { concernView, type Loaded } from './view.tsx'

/** GET /concerns/:id: what its author wrote and what came of it. POST renews or withdraws one that is kept sealed. */
export function concernPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/concerns/:id',
    current: '/concerns',
    keep: ({ id }) => `concern-withdraw:${id}`,
    asks: { reason: 'this reason' },
    async load(tx, actor, { id = '' }): Promise<Loaded | undefined> {
      if (!may(actor, 'concern.raise') || actor.seat !== 'partner' || actor.userId === null) return undefined
      const concern = await concernRaisedBy(tx, actor.userId, id)
      if (!concern) return undefined
      await audit(tx, actor, 'concern.look', { kind: 'concern', id })
      return { concern, dutyLine: await dutyLine(tx) }
    },
    read: (fields) => ({ act: fields['renew'] === 'yes' ? RENEW : { reason: fields['reason'] ?? '' } }),
    async act(tx, actor, act, { loaded, now }) {
      const { id } = loaded.concern
      const done =
        'reason' in act ? await withdrawConcern(tx, actor, id, act.reason) : await renewConcern(tx, actor, id, now)
      return done.ok ? accepted(`/concerns/${done.value}`) : done
    },
    refusals: REFUSALS,
    view: concernView,
  })
}

const RENEW = { renew: true } as const
