import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { may } from '../../../../access/policy.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Timescale } from '../../../../statute/timescale.ts'
import { setLocalTimescale } from '../../commands.ts'
import type { SetTimescale, SetTimescaleRefusal } from '../../model.ts'
import { REFUSALS } from './content.ts'
import { readTimescale, settableOn } from './form.ts'
import { changeTimescaleView } from './view.tsx'

/** GET and POST /settings/timescales/change – an administrator sets the authority's own figure for a clock. */
export function changeTimescalePage(http: FastifyInstance, acting: Acting): void {
  formPage<readonly Timescale[], SetTimescale, SetTimescaleRefusal>(http, acting, {
    path: '/settings/timescales/change',
    keep: () => 'timescale',
    asks: {
      ...{ rule: 'this clock', count: 'this figure', unit: 'this figure', start: 'this start' },
      ...{ from: 'this day', reason: 'this reason' },
    },
    load: async (_, actor, __, { day }) => (may(actor, 'timescale.set') ? settableOn(day) : undefined),
    read: (fields, _, { day }) => readTimescale(fields, day),
    async act(tx, actor, act, { now }) {
      const outcome = await setLocalTimescale(tx, actor, act, now.day)
      return outcome.ok ? accepted('/settings/timescales') : outcome
    },
    refusals: REFUSALS,
    view: changeTimescaleView,
    current: '/settings/timescales',
  })
}
