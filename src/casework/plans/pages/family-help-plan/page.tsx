import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { newId } from '../../../../platform/ids.ts'
import { type PlanLed, planLedBy, writeFamilyHelpPlan } from '../../commands-family-help.ts'
import type { PlanRefusal, WritePlan } from '../../model.ts'
import { REFUSALS } from '../edit-plan/content.ts'
import { PLAN_ASKS, planFields, readPlan } from '../edit-plan/form.ts'
import { sharedPlan } from '../edit-plan/form-shared.ts'
import { PlanQuestions } from '../edit-plan/view.tsx'

const CONTENT = {
  title: 'Write the family help plan',
  back: 'Early help for',
  help: 'How a plan works',
  rows: [
    'It is the child’s one plan. If more help is needed later, it goes on, and nothing is typed again.',
    'A need is the child’s. An outcome is what will be different. An action is who does what by when.',
    'The team around the family reads it. Give the family a copy, or read it with them.',
  ],
} as const

const OF_HELP: Readonly<Record<PlanRefusal, Problem | 'not-there'>> = {
  ...REFUSALS,
  'no-plan': { text: 'The plan is no family help plan any more. It is the council’s to write.' },
}

type Loaded = PlanLed & {
  readonly siblings: readonly never[]
  readonly sharing: ReadonlyMap<string, readonly string[]>
}

/** GET and POST /family-help/:id/plan – the one living plan, written by whoever leads the family's help. */
export function familyHelpPlanPage(http: FastifyInstance, acting: Acting): void {
  formPage<Loaded, WritePlan, PlanRefusal>(http, acting, {
    path: '/family-help/:id/plan',
    current: '/family-help',
    keep: ({ id }) => `family-help-plan:${id}`,
    asks: PLAN_ASKS,
    async load(tx, actor, { id = '' }, now) {
      const led = await planLedBy(tx, actor, id, now)
      return led && { ...led, siblings: [], sharing: new Map() }
    },
    first: ({ plan }) => planFields(plan, newId),
    shared: ({ plan }) => sharedPlan({ plan, writer: undefined, siblings: [] }, newId),
    read: (fields, { plan }) => readPlan(fields, plan, [], newId),
    async act(tx, actor, act, { loaded, now }) {
      const done = await writeFamilyHelpPlan(tx, actor, loaded.helpId, act, now)
      return done.ok ? accepted(`/family-help/${done.value}`) : done
    },
    refusals: OF_HELP,
    view,
  })
}

function view(showing: Showing<Loaded>): string {
  const { helpId, child } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href={`/family-help/${helpId}`}>{`${CONTENT.back} ${child.given} ${child.family}`}</Link>,
    children: <PlanQuestions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rows} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
