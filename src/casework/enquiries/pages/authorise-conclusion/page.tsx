import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Deciding } from '../../../../entries/records/model.ts'
import { CONTENT, HELP, SIGNING_REFUSALS } from '../../../../entries/records/pages/signing/content.ts'
import { ASKS, readDecision } from '../../../../entries/records/pages/signing/form.ts'
import { Decision, Rounds } from '../../../../entries/records/pages/signing/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { peopleById } from '../../../../people/queries.ts'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { stillOpen } from '../../../episodes/queries.ts'
import type { SignOff } from '../../../sign-off/model.ts'
import { signOffsOf } from '../../../sign-off/queries.ts'
import { authoriseConclusion } from '../../commands-conclusion.ts'
import type { ConcludeEnquiry } from '../../model.ts'
import { enquiryById } from '../../queries-enquiry.ts'
import { OUTCOMES } from '../conclude-enquiry/content.ts'

type Shown = {
  readonly id: string
  readonly children: readonly KnownPerson[]
  /** The latest round, which is read here. */
  readonly last: SignOff
  readonly rounds: readonly SignOff[]
}

/** GET and POST /enquiries/:id/authorise – a manager reads what an enquiry found, and signs it or hands it back. */
export function authoriseConclusionPage(http: FastifyInstance, acting: Acting): void {
  formPage<Shown, Deciding, keyof typeof SIGNING_REFUSALS>(http, acting, {
    path: '/enquiries/:id/authorise',
    keep: ({ id }) => `authorise-conclusion:${id}`,
    asks: ASKS,
    async load(tx, actor, { id = '' }, now) {
      const ids = (await enquiryById(tx, id))?.children.map(({ childId }) => childId) ?? []
      const rounds = await signOffsOf(tx, id)
      const [last] = rounds
      if (!last || !(await mayForEvery(tx, actor, 'enquiry.authorise', await stillOpen(tx, ids), now.day)))
        return undefined
      await auditLooks(tx, actor, ids, { part: 'section-47-enquiry', stepId: id })
      const people = await peopleById(tx, ids)
      return { id, children: ids.flatMap((childId) => people.get(childId) ?? []), last, rounds }
    },
    read: readDecision,
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await authoriseConclusion(tx, actor, loaded.id, act, now)
      return outcome.ok ? accepted('/to-sign') : outcome
    },
    refusals: SIGNING_REFUSALS,
    view: authoriseConclusionView,
  })
}

function authoriseConclusionView(showing: Showing<Shown>): string {
  const { children, last, rounds } = showing.loaded
  return formFrame(showing, {
    title: 'Sign the conclusion of the enquiry',
    about: <ChildrenLine of={children} today={showing.now.day} />,
    before: <Found act={last.content as ConcludeEnquiry} people={children} />,
    children: last.decidedAt === null ? <Decision {...showing} /> : null,
    help: (
      <>
        <Rounds rounds={rounds} />
        <Panel heading={CONTENT.help} id="next">
          <Rows
            items={[
              ...HELP,
              'Signed, what was found joins each child’s story, and a conference is called where one is needed.',
            ]}
          />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function Found({ act, people }: { act: ConcludeEnquiry; people: readonly KnownPerson[] }) {
  const outcomeOf = (id: string) => act.children.find(({ childId }) => childId === id)?.outcome
  return (
    <SummaryList
      rows={[
        { key: 'Concluded', value: inWords(act.concludedOn) },
        { key: 'What was found', value: act.summary },
        ...people.map((child) => {
          const outcome = outcomeOf(child.id)
          return { key: displayName(child), value: outcome ? OUTCOMES[outcome] : 'Not decided' }
        }),
      ]}
    />
  )
}
