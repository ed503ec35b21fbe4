import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { type Fields, idIn, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../kernel/outcome.ts'
import { Button } from '../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../platform/govuk/record.tsx'
import { Textarea } from '../../../platform/govuk/text-fields.tsx'
import { sayDisagreement } from '../../commands-life.ts'
import type { Concern, DisagreeRefusal } from '../../model.ts'
import { outcomeWords } from '../content.ts'
import { loadOwn } from '../own.ts'
import { AboutConcern } from '../view.tsx'

const CONTENT = {
  title: 'You do not agree',
  decided: 'What was decided',
  why: 'Why do you not agree, and what should happen?',
  button: 'Send to a manager',
  help: 'What happens next',
  rows: [
    'The front door’s manager looks again and answers you within 5 working days, or within the time your council has set.',
    'If you still do not agree, say so once more: a service manager answers.',
    'If a child is in danger now, do not wait for this: ring 999.',
  ],
} as const

const REFUSALS: Readonly<Record<DisagreeRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'not-found': 'not-there',
  'not-answered': { text: 'Nothing is decided yet. You can say this when the front door has answered you.' },
  'waits-already': { text: 'You have said so already. A manager answers you by the day shown with your concern.' },
  'no-further-level': { text: 'A service manager has answered. Ring the duty line if you still do not agree.' },
  'no-reason': { field: 'reason', text: 'Write why you do not agree' },
  'too-long': { field: 'reason', text: 'This is too long to keep. Write less than 20,000 characters.' },
}

/** GET and POST /concerns/:id/disagree – the author says that they do not agree with what was decided. */
export function disagreePage(http: FastifyInstance, acting: Acting): void {
  formPage<Concern, { readonly id: string; readonly reason: string }, DisagreeRefusal>(http, acting, {
    path: '/concerns/:id/disagree',
    current: '/concerns',
    keep: ({ id }) => `concern-disagree:${id}`,
    asks: { reason: 'this disagreement' },
    load: async (tx, actor, params) => {
      const concern = await loadOwn(tx, actor, params)
      return concern?.outcome ? concern : undefined
    },
    read: (fields: Fields) => ({ act: { id: idIn(fields), reason: fields['reason'] ?? '' } }),
    async act(tx, actor, said, { loaded, now }) {
      const done = await sayDisagreement(tx, actor, loaded.id, said, now)
      return done.ok ? accepted(`/concerns/${done.value}`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function view(showing: Showing<Concern>): string {
  const { loaded, fields, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <AboutConcern concern={loaded} />,
    before: (
      <p>
        {CONTENT.decided}: <strong>{outcomeWords(loaded.outcome ?? '')}</strong>. {loaded.outcomeReason}
      </p>
    ),
    children: (
      <>
        <Textarea
          name="reason"
          label={CONTENT.why}
          rows={5}
          value={fields['reason']}
          error={problemOf(problems, 'reason')}
        />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rows} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
