import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { relationshipsWith, standingFor } from '../../../../access/queries.ts'
import { choicesOf, idIn, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { childrenOfReferral, episodesOf } from '../../../episodes/queries.ts'
import { callStrategyDiscussion } from '../../commands.ts'
import { CONTENT, REFUSALS } from './content.ts'

type Loaded = { readonly child: KnownPerson; readonly children: readonly KnownPerson[] }

/** GET and POST /children/:id/strategy-discussion – calling a strategy discussion about a child and those referred with them. */
export function callStrategyDiscussionPage(http: FastifyInstance, acting: Acting): void {
  formPage<Loaded, Parameters<typeof callStrategyDiscussion>[2], keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/strategy-discussion',
    keep: ({ id }) => `strategy-discussion:${id}`,
    asks: { reason: 'this reason', children: 'children worked with together' },
    async load(tx, actor, { id = '' }, now) {
      if (!(await standingFor(tx, actor, 'strategy-discussion.call', id, now.day))) return undefined
      const episodes = await episodesOf(tx, [id])
      const referralId = episodes.find(({ closedOn }) => closedOn === null)?.referralId
      const ids = [...new Set([id, ...(referralId ? await childrenOfReferral(tx, referralId) : [])])]
      const standing = await relationshipsWith(tx, actor, ids, now.day)
      const allowed = ids.filter((one) => may(actor, 'strategy-discussion.call', standing.get(one) ?? new Set()))
      const people = await peopleById(tx, allowed)
      const child = people.get(id)
      await auditLooks(tx, actor, allowed, { part: 'strategy-discussion' })
      return child && { child, children: allowed.flatMap((one) => people.get(one) ?? []) }
    },
    first: ({ child }) => ({ children: child.id }),
    read: (fields, { children }) => ({
      act: {
        id: idIn(fields),
        reason: fields['reason'] ?? '',
        childIds: choicesOf(
          fields,
          'children',
          children.map(({ id }) => id),
        ),
      },
    }),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await callStrategyDiscussion(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.child.id}`) : outcome
    },
    refusals: REFUSALS,
    view: callView,
  })
}

function callView(showing: Showing<Loaded>): string {
  const { loaded, fields, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <p>
        <Link href={`/children/${loaded.child.id}`}>{displayName(loaded.child)}</Link>
      </p>
    ),
    children: (
      <>
        <Textarea
          name="reason"
          label={CONTENT.reason}
          hint={CONTENT.reasonHint}
          rows={5}
          value={fields['reason']}
          error={problemOf(problems, 'reason')}
        />
        <Checkboxes
          name="children"
          legend={CONTENT.who}
          error={problemOf(problems, 'children')}
          items={loaded.children.map((child) => ({ value: child.id, text: displayName(child) }))}
          values={(fields['children'] ?? '').split('\n')}
        />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="next">
        <Rows
          items={[
            'In danger now? Ring 999 first, then the duty line.',
            'The discussion is held within 24 hours, with police, health and whoever referred.',
            'The team manager chairs it, and records who took part and what was decided.',
          ]}
        />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
