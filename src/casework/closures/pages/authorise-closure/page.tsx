import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Deciding } from '../../../../entries/records/model.ts'
import { CONTENT, HELP, SIGNING_REFUSALS } from '../../../../entries/records/pages/signing/content.ts'
import { ASKS, readDecision } from '../../../../entries/records/pages/signing/form.ts'
import { Decision, Rounds } from '../../../../entries/records/pages/signing/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import type { DecideRefusal, SignOff } from '../../../sign-off/model.ts'
import { childrenOfRounds, signOffsOf } from '../../../sign-off/queries.ts'
import { authoriseClosure, type Proposal } from '../../commands-proposal.ts'
import type { CloseRefusal } from '../../model.ts'
import { CONTENT as CLOSING, REFUSALS as CLOSING_REFUSALS } from '../close-case/content.ts'

type Shown = {
  readonly id: string
  readonly child: KnownPerson
  /** The latest round, which is read here. */
  readonly last: SignOff
  readonly rounds: readonly SignOff[]
}

const REFUSALS: Readonly<Record<CloseRefusal | DecideRefusal, Problem | 'not-there'>> = {
  ...CLOSING_REFUSALS,
  ...SIGNING_REFUSALS,
}

/** GET and POST /closures/:id/authorise – a manager reads why a case is to be closed, and signs it or hands it back. */
export function authoriseClosurePage(http: FastifyInstance, acting: Acting): void {
  formPage<Shown, Deciding, keyof typeof REFUSALS>(http, acting, {
    path: '/closures/:id/authorise',
    keep: ({ id }) => `authorise-closure:${id}`,
    asks: ASKS,
    async load(tx, actor, { id = '' }, now) {
      const [childId] = await childrenOfRounds(tx, 'closure', id)
      if (!childId || !(await mayForEvery(tx, actor, 'closure.decide', [childId], now.day))) return undefined
      await auditLooks(tx, actor, [childId], { part: 'closure', stepId: id })
      const rounds = await signOffsOf(tx, id)
      const [last] = rounds
      const child = await personById(tx, childId)
      return child && last && { id, child, last, rounds }
    },
    read: readDecision,
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await authoriseClosure(tx, actor, loaded.id, act, now)
      return outcome.ok ? accepted('/to-sign') : outcome
    },
    refusals: REFUSALS,
    view: authoriseClosureView,
  })
}

function authoriseClosureView(showing: Showing<Shown>): string {
  const { child, last, rounds } = showing.loaded
  const { closedOn, reasonCode, summary, lookAgainIf } = last.content as Proposal
  return formFrame(showing, {
    title: 'Sign the closing of the case',
    about: <ChildrenLine of={[child]} today={showing.now.day} />,
    before: (
      <SummaryList
        rows={[
          { key: CLOSING.when, value: inWords(closedOn) },
          { key: CLOSING.reason, value: codeText('closure-reason', reasonCode) },
          { key: CLOSING.summary, value: summary },
          { key: CLOSING.lookAgain, value: lookAgainIf },
        ]}
      />
    ),
    children: last.decidedAt === null ? <Decision {...showing} /> : null,
    help: (
      <>
        <Rounds rounds={rounds} />
        <Panel heading={CONTENT.help} id="next">
          <Rows
            items={[
              ...HELP,
              'Signed, the case is closed, and what would make us look again stands on the child’s page.',
            ]}
          />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.help,
  })
}
