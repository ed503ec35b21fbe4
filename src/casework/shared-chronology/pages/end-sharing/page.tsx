import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type Problem, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { endSharing, lookAtShared, type SharedSeen } from '../../commands.ts'
import type { EndSharingRefusal } from '../../model.ts'

const CONTENT = {
  title: 'End it',
  why: 'Why does it end?',
  whyHint: 'The family withdrew its agreement, or it has done what it was for. Write it as the family would read it.',
  button: 'End it now',
  back: 'Back to what is shared',
  help: 'What follows',
  rows: [
    'From this moment nobody outside the council reads it or adds to it. Each sees that it ended, and why.',
    'What was written stays in the child’s record.',
    'Early help ends with it, and so does the family help plan.',
    'Are you worried about the child? Then ask children’s social care to look, before you end it.',
  ],
} as const

const REFUSALS: Readonly<Record<EndSharingRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'ended-already': { text: 'It has ended already.' },
  'no-reason': { field: 'why', text: 'Write why it ends' },
}

/** GET and POST /shared/:id/end – the agreement is withdrawn, or it has done what it was for. */
export function endSharingPage(http: FastifyInstance, acting: Acting): void {
  formPage<SharedSeen, string, EndSharingRefusal>(http, acting, {
    path: '/shared/:id/end',
    keep: ({ id }) => `end-sharing:${id}`,
    asks: { why: 'this reason' },
    async load(tx, actor, { id = '' }, now) {
      const seen = await lookAtShared(tx, actor, id, now)
      return seen.ok && seen.value.mayLead ? seen.value : undefined
    },
    read: (fields) => ({ act: fields['why'] ?? '' }),
    async act(tx, actor, why, { loaded, now }) {
      const done = await endSharing(tx, actor, loaded.chronology.id, why, now)
      return done.ok ? accepted(`/shared/${done.value}`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function view(showing: Showing<SharedSeen>): string {
  const { loaded, fields, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href={`/shared/${loaded.chronology.id}`}>{CONTENT.back}</Link>,
    children: (
      <>
        <Textarea
          name="why"
          label={CONTENT.why}
          hint={CONTENT.whyHint}
          rows={3}
          value={fields['why']}
          error={problemOf(problems, 'why')}
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
