import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import type { Asks } from '../../../../entries/drafts/pages/form-page/asks.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { allocationsOf, workersWithRole } from '../../../allocations/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { localSettings } from '../../../local-settings/queries.ts'
import { supervisionWeeks } from '../../../local-settings/rules.ts'
import { plansOf } from '../../../plans/queries.ts'
import { recordSupervision } from '../../commands.ts'
import type { RecordSupervision } from '../../model.ts'
import { actionsOf, supervisionsOf } from '../../queries.ts'
import { usualNext } from '../../rules.ts'
import { REFUSALS } from './content.ts'
import { readSupervision } from './form.ts'
import { recordSupervisionView, type SupervisionShown } from './view.tsx'

const WORKERS = 500

const ASKS: Asks = {
  worker: 'this worker',
  held: 'this day',
  children: 'children worked with together',
  next: 'this next day',
  wellbeing: 'this wellbeing',
  'discussed-#': 'this discussion',
  'reflection-#': 'this reflection',
  'decision-#': 'this decision',
  'what-#': 'this action',
  'owner-#': 'this owner',
  'by-#': 'this last day',
  'outcome-#': 'this outcome of the plan',
}

/** GET and POST /children/:id/supervision/new – a manager and a worker spoke of a child and, if ticked, brothers and sisters. */
export function recordSupervisionPage(http: FastifyInstance, acting: Acting): void {
  formPage<SupervisionShown, RecordSupervision, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/supervision/new',
    keep: ({ id }) => `supervision:${id}`,
    asks: ASKS,
    async load(tx, actor, { id = '' }, now) {
      const children = await childrenWorkedWithTogether(tx, actor, 'supervision.write', id, now.day)
      if (!children) return undefined
      const ids = children.map((child) => child.id)
      await auditLooks(tx, actor, ids, { part: 'supervision' })
      const held = await allocationsOf(tx, [id])
      const workers = await workersWithRole(tx, 'social-worker', now.day, WORKERS)
      return {
        ...{ children, holder: held.find(({ role }) => role === 'social-worker')?.userId ?? null },
        workers: workers.filter(({ teamId }) => held.some((one) => one.teamId === teamId)),
        ...{ plans: await plansOf(tx, ids), before: await supervisionsOf(tx, id), open: await actionsOf(tx, id) },
        weeks: supervisionWeeks(await localSettings(tx), now.day),
      }
    },
    first: ({ children: [child], holder, weeks }, now) => ({
      ...{ children: child.id, worker: holder ?? '' },
      ...{ ...dayFields('held', now.day), ...dayFields('next', usualNext(now.day, weeks)) },
    }),
    read: (fields, { children }) =>
      readSupervision(
        fields,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await recordSupervision(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}`) : outcome
    },
    refusals: REFUSALS,
    view: recordSupervisionView,
  })
}
