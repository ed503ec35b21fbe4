import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type Problem, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import { Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { confirmSupervision, lookAtSupervision, type SupervisionSeen } from '../../commands.ts'
import type { ConfirmRefusal, SupervisedChild, Supervision } from '../../model.ts'

const CONTENT = {
  words: 'What do you want to add? (optional)',
  wordsHint: 'Your own words, read by the two of you alone.',
  button: 'This is what was said',
  help: 'What was decided',
  nothing: 'No action was decided.',
  private: 'How you are',
  added: 'What the worker added',
  confirmed: 'Read and confirmed',
  notYours: (children: number) =>
    `You also spoke of ${children === 1 ? '1 child' : `${children} children`} you do not work with now. What was said of them stands in their story.`,
  waits: 'The worker has not confirmed it yet.',
} as const

const REFUSALS: Readonly<Record<ConfirmRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-yours-to-confirm': { text: 'The worker confirms it. You did so by writing it down' },
}

type Shown = {
  readonly supervision: SupervisionSeen
  readonly people: ReadonlyMap<string, KnownPerson>
  readonly isWorker: boolean
}

/** GET and POST /supervisions/:id – what was said in a supervision, for these two; the worker says that it was so. */
export function supervisionPage(http: FastifyInstance, acting: Acting): void {
  formPage<Shown, string | null, ConfirmRefusal>(http, acting, {
    path: '/supervisions/:id',
    keep: ({ id }) => `confirm-supervision:${id}`,
    asks: { words: 'this wish to add' },
    async load(tx, actor, { id = '' }, now) {
      const supervision = await lookAtSupervision(tx, actor, id, now)
      if (!supervision) return undefined
      const people = await peopleById(
        tx,
        supervision.children.map(({ childId }) => childId),
      )
      return { supervision, people, isWorker: supervision.workerUser === actor.userId }
    },
    read: (fields) => ({ act: textOf(fields, 'words') }),
    async act(tx, actor, words, { loaded, now }) {
      const outcome = await confirmSupervision(tx, actor, loaded.supervision.id, words, now)
      return outcome.ok ? accepted(`/supervisions/${loaded.supervision.id}`) : outcome
    },
    refusals: REFUSALS,
    view: supervisionView,
  })
}

function supervisionView(showing: Showing<Shown>): string {
  const { fields, loaded } = showing
  const { supervision, people, isWorker } = loaded
  const { workerName, supervisorName, heldOn, nextOn, workerConfirmedAt, actions } = supervision
  return formFrame(showing, {
    title: `Supervision: ${workerName} and ${supervisorName}`,
    remark: `${inWords(heldOn)}, next on ${inWords(nextOn)}`,
    before: (
      <>
        {supervision.children.map((child) => (
          <Part child={child} person={people.get(child.childId)} />
        ))}
        {supervision.notTheirs > 0 ? <p>{CONTENT.notYours(supervision.notTheirs)}</p> : null}
        <Private supervision={supervision} />
        <p>
          {workerConfirmedAt
            ? `${CONTENT.confirmed}: ${inWordsAt(workerConfirmedAt)}`
            : isWorker
              ? null
              : CONTENT.waits}
        </p>
      </>
    ),
    children:
      isWorker && !workerConfirmedAt ? (
        <>
          <Textarea name="words" label={CONTENT.words} hint={CONTENT.wordsHint} rows={3} value={fields['words']} />
          <Button preventDoubleClick>{CONTENT.button}</Button>
        </>
      ) : null,
    help: (
      <Panel heading={CONTENT.help} id="actions">
        {actions.length === 0 ? (
          <p>{CONTENT.nothing}</p>
        ) : (
          <Rows
            items={actions.map(({ what, ownerName, byOn, state, inPlan }) => (
              <>
                {`${what} (${ownerName}, by ${inWords(byOn)})`}{' '}
                <Small>{[inPlan ? 'in the plan' : 'of supervision', state].join(', ')}</Small>
              </>
            ))}
          />
        )}
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Part({ child, person }: { child: SupervisedChild; person: KnownPerson | undefined }) {
  const row = (key: string, value: string | null) => (value ? [{ key, value }] : [])
  return (
    <Panel
      heading={person ? displayName(person) : 'A child'}
      id={`child-${child.childId}`}
      action={<Link href={`/children/${child.childId}`}>Open</Link>}
    >
      <SummaryList
        rows={[
          ...row('Spoken of', child.discussed),
          ...row('What we make of it', child.reflection),
          ...row('Decided', child.decision),
        ]}
      />
    </Panel>
  )
}

function Private({ supervision: { wellbeing, workerWords } }: { supervision: Supervision }) {
  const said = [
    ...(wellbeing ? [{ key: CONTENT.private, value: wellbeing }] : []),
    ...(workerWords ? [{ key: CONTENT.added, value: workerWords }] : []),
  ]
  return said.length > 0 ? <SummaryList rows={said} /> : null
}
