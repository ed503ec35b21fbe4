import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { dayFields, type Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { PEOPLE_ASKS, peopleFields, withRecorder } from '../../../../entries/drafts/pages/form-page/people.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { openDues } from '../../../dues/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { beforeRecording } from '../../../meetings/queries-expected.ts'
import { planOf, planStatusesOf } from '../../../plans/queries.ts'
import { recordCoreGroup } from '../../commands.ts'
import type { RecordCoreGroup } from '../../model.ts'
import { REFUSALS } from './content.ts'
import { readCoreGroup } from './form.ts'
import { type CoreGroupShown, recordCoreGroupView } from './view.tsx'

const CLOCKS = 20

/** GET and POST /children/:id/core-groups/new – a core group about a child and, if ticked, brothers and sisters with a plan. */
export function recordCoreGroupPage(http: FastifyInstance, acting: Acting): void {
  formPage<CoreGroupShown, RecordCoreGroup, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/core-groups/new',
    keep: ({ id }) => `core-group:${id}`,
    asks: {
      held: 'this day',
      children: 'children worked with together',
      ...PEOPLE_ASKS,
      ...{ 'part-#': 'this part', agreed: 'this agreement', next: 'this day to meet again' },
    },
    async load(tx, actor, { id = '' }, now) {
      const together = await childrenWorkedWithTogether(tx, actor, 'plan.write', id, now.day)
      if (!together) return undefined
      const [child, ...others] = together
      const statuses = await planStatusesOf(
        tx,
        together.map((one) => one.id),
      )
      const hadPlan = (childId: string) =>
        statuses.some((status) => status.childId === childId && status.kind === 'child-protection')
      const children = [child, ...others.filter((one) => hadPlan(one.id))] as const
      const looked = children.map((one) => one.id)
      await auditLooks(tx, actor, looked, { part: 'core-group' })
      const dues = await openDues(tx, [id], CLOCKS)
      const clock = dues.find(({ rule }) => rule === 'core-group-first' || rule === 'core-group-next')
      const before = await beforeRecording(tx, looked, 'core-group', now.day)
      return { children, clock, before, plan: await planOf(tx, id), hadPlan: hadPlan(id) }
    },
    first: firstFields,
    read: (fields, { children }) =>
      readCoreGroup(
        fields,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await recordCoreGroup(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}`) : outcome
    },
    refusals: REFUSALS,
    view: recordCoreGroupView,
  })
}

/** The day it was planned for, or today; the children it was planned about; and everyone expected. */
function firstFields({ children: [child], before }: CoreGroupShown, _: unknown, actor: Actor): Fields {
  const about = before.meeting ? before.meeting.childIds : [child.id]
  const own = { name: actor.name, role: actor.jobTitle, agency: actor.agencyName }
  return {
    ...{ children: about.join('\n'), ...dayFields('held', before.heldOn) },
    ...peopleFields(withRecorder(own, before.people)),
  }
}
