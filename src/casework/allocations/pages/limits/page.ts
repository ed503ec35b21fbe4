import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { dayFields, type Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { agreeLimits, workersOfTeam } from '../../commands-many.ts'
import type { CaseloadLimit } from '../../model.ts'
import { limitField, readLimits } from './form.ts'
import { type LimitsShown, limitsView } from './view.tsx'

/** GET and POST /team/limits – a manager writes down how many children each worker of the team is to hold at most. */
export function limitsPage(http: FastifyInstance, acting: Acting): void {
  formPage<LimitsShown, readonly CaseloadLimit[], 'not-found'>(http, acting, {
    path: '/team/limits',
    keep: () => 'caseload-limits',
    asks: { 'limit-#': 'this limit', from: 'this first day' },
    async load(tx, actor, _, now) {
      const workers = await workersOfTeam(tx, actor, now)
      return workers && { workers }
    },
    first: ({ workers }, now) => {
      const agreed: Fields = Object.fromEntries(
        workers.map(({ userId, limit }) => [limitField(userId), `${limit ?? ''}`]),
      )
      return { ...agreed, ...dayFields('from', now.day) }
    },
    read: (fields, { workers }) => readLimits(fields, workers),
    async act(tx, actor, act, { now }) {
      const outcome = await agreeLimits(tx, actor, act, now)
      return outcome.ok ? accepted('/team') : outcome
    },
    refusals: { 'not-found': 'not-there' },
    view: limitsView,
  })
}
