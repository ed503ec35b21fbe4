import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import {
  choicesOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { decideAsManager } from '../../commands.ts'
import type { ManagementDecision, ManagementRefusal } from '../../model.ts'

const CONTENT = {
  title: 'Write a management decision',
  who: 'About whom?',
  decision: 'What do you decide?',
  decisionHint: 'Start with one plain sentence: it becomes the heading in the story.',
  instead: 'What else could have been decided?',
  insteadHint: 'One on each line. Leave it empty if nothing else was possible.',
  reason: 'Why?',
  button: 'Write the decision',
  help: 'Where it stands',
} as const

const REFUSALS: Readonly<Record<ManagementRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose whom the decision is about' },
  'nothing-decided': { field: 'decision', text: 'Write what you decide' },
  'no-reason': { field: 'reason', text: 'Write why' },
}

type Children = readonly [KnownPerson, ...KnownPerson[]]

/** GET and POST /children/:id/management-decision – a manager decides, and says why, in the story of each child. */
export function decideAsManagerPage(http: FastifyInstance, acting: Acting): void {
  formPage<Children, ManagementDecision, ManagementRefusal>(http, acting, {
    path: '/children/:id/management-decision',
    keep: ({ id }) => `management-decision:${id}`,
    asks: {
      children: 'children worked with together',
      decision: 'this decision',
      instead: 'this choice',
      reason: 'this reason',
    },
    async load(tx, actor, { id = '' }, now) {
      const children = await childrenWorkedWithTogether(tx, actor, 'management.decide', id, now.day)
      if (children) await auditLooks(tx, actor, [id], { part: 'management-decision' })
      return children
    },
    first: ([child]) => ({ children: child.id }),
    read: (fields, children) => ({ act: readDecision(fields, children) }),
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await decideAsManager(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded[0].id}`) : outcome
    },
    refusals: REFUSALS,
    view: decideView,
  })
}

function readDecision(fields: Fields, children: Children): ManagementDecision {
  const ids = children.map(({ id }) => id)
  return {
    id: idIn(fields),
    childIds: ids.length === 1 ? ids : choicesOf(fields, 'children', ids),
    decision: fields['decision'] ?? '',
    instead: (fields['instead'] ?? '').split('\n').filter((line) => line.trim() !== ''),
    reason: fields['reason'] ?? '',
  }
}

function decideView(showing: Showing<Children>): string {
  const { loaded, fields, problems, now } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[loaded[0]]} today={now.day} />,
    children: (
      <>
        {loaded.length > 1 ? (
          <Checkboxes
            name="children"
            legend={CONTENT.who}
            error={problemOf(problems, 'children')}
            values={(fields['children'] ?? '').split('\n')}
            items={loaded.map((child) => ({ value: child.id, text: displayName(child) }))}
          />
        ) : null}
        <Textarea {...ask('decision')} label={CONTENT.decision} hint={CONTENT.decisionHint} rows={3} />
        <Textarea {...ask('instead')} label={CONTENT.instead} hint={CONTENT.insteadHint} rows={2} />
        <Textarea {...ask('reason')} label={CONTENT.reason} rows={4} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows
          items={[
            'It stands in the story of each child, and under management oversight on the child’s page.',
            'Whoever disagrees can say so beside it.',
          ]}
        />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
