import { inWords } from '../../../../kernel/calendar-day.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import { foundInWords, stillAsked } from '../../../plan-reviews/rules.ts'
import type { PlanAction, PlanStatus } from '../../model.ts'
import { CONTENT, KINDS } from './content.ts'
import { PlanRead, Views } from './view-read.tsx'
import type { PlanShown } from './view-shown.ts'

/** The whole plan, to read, with the clock of each action; what it was in law and how it was reviewed beside it. */
export function planView(shown: PlanShown): string {
  const { child, plan, statuses, mayWrite, now, shell, problem } = shown
  const open = statuses.find(({ toOn }) => toOn === null)
  const marks = mayWrite ? (action: PlanAction) => <Marks action={action} shown={shown} /> : undefined
  const work = (
    <>
      {problem ? <ErrorSummary errors={[{ text: problem }]} /> : null}
      <HeadingLine heading={open ? statusName(open) : CONTENT.title} remark={open && `since ${inWords(open.fromOn)}`} />
      <Band look="found">
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </Band>
      <WhatIsAsked shown={shown} />
      {plan && !open ? <InsetText>{CONTENT.ended}</InsetText> : null}
      {plan ? (
        <PlanRead plan={plan} today={now.day} marks={marks} sharing={shown.sharing} />
      ) : (
        <InsetText>{CONTENT.none}</InsetText>
      )}
      <Acts shown={shown} />
    </>
  )
  const help = (
    <>
      <Views plan={plan} />
      <Panel
        heading={CONTENT.statuses}
        id="statuses"
        action={plan ? <Link href={`/children/${child.id}/plan/history`}>{CONTENT.history}</Link> : null}
      >
        <Rows items={statuses.map(statusLine)} />
      </Panel>
      <Reviews shown={shown} />
    </>
  )
  return page({
    title: CONTENT.title,
    shell,
    problems: problem !== undefined,
    children: (
      <Wrap>
        <WorkAndHelp work={work} help={help} label={CONTENT.statuses} />
      </Wrap>
    ),
  })
}

/** What the plan is in law: "Child protection plan: neglect". */
export function statusName({ kind, category }: Pick<PlanStatus, 'kind' | 'category'>): string {
  return category ? `${KINDS[kind]}: ${codeText('category-of-abuse', category).toLowerCase()}` : KINDS[kind]
}

function statusLine(status: PlanStatus) {
  const { fromOn, toOn, endReason } = status
  return (
    <>
      {statusName(status)} <Small>{toOn ? `${inWords(fromOn)} to ${inWords(toOn)}` : `since ${inWords(fromOn)}`}</Small>
      {endReason ? (
        <>
          <br />
          <Small>{endReason}</Small>
        </>
      ) : null}
    </>
  )
}

/** The kind of the open plan, if it is one that is reviewed outside a conference. */
function reviewedKind({ statuses }: PlanShown) {
  const kind = statuses.find(({ toOn }) => toOn === null)?.kind
  return kind === 'child-in-need' || kind === 'family-help' ? kind : null
}

/** What the last review asks a manager to decide, while nobody has. */
function WhatIsAsked({ shown }: { shown: PlanShown }) {
  const [review] = shown.reviews
  const asked = stillAsked(review, reviewedKind(shown))
  if (!review || !asked) return null
  const path = `/children/${shown.child.id}/${asked === 'closure' ? 'closure' : 'plan/decide'}`
  return (
    <InsetText>
      {foundInWords(review.outcome, reviewedKind(shown))} ({inWords(review.heldOn)}). {review.reason}{' '}
      {shown.mayDecide ? <Link href={path}>{CONTENT.decideNow}</Link> : null}
    </InsetText>
  )
}

function Acts({ shown }: { shown: PlanShown }) {
  const { child, plan, statuses, mayWrite, mayReview, mayDecide } = shown
  const isOpen = statuses.some(({ toOn }) => toOn === null)
  const of = (rest: string) => `/children/${child.id}/plan/${rest}`
  return (
    <p>
      {mayWrite && plan && isOpen ? <Button href={of('edit')}>{CONTENT.edit}</Button> : null}{' '}
      {mayReview && reviewedKind(shown) ? (
        <Button href={of('reviews/new')} variant="secondary">
          {CONTENT.review}
        </Button>
      ) : null}{' '}
      {mayDecide ? (
        <Button href={of('decide')} variant="secondary">
          {CONTENT.decide}
        </Button>
      ) : null}
    </p>
  )
}

function Reviews({ shown: { reviews } }: { shown: PlanShown }) {
  if (reviews.length === 0) return null
  return (
    <Panel heading={CONTENT.reviews} id="reviews">
      <Rows
        items={reviews.map(({ heldOn, outcome, reason, by, answeredOn }) => (
          <>
            <strong>{inWords(heldOn)}</strong>: {CONTENT.found[outcome]}
            <p>{reason}</p>
            <Small>
              {by}
              {answeredOn ? ` · ${CONTENT.answered} ${inWords(answeredOn)}` : ''}
            </Small>
          </>
        ))}
      />
    </Panel>
  )
}

function Marks({ action: { id, what, state }, shown }: { action: PlanAction; shown: PlanShown }) {
  if (state !== 'open') return null
  const isShared = shown.sharing.some((part) => part.id === id)
  const mark = (to: 'done' | 'done-for-all' | 'stopped', text: string) => (
    <Button name="state" value={to} variant="secondary" preventDoubleClick>
      {text}
      <span class="govuk-visually-hidden">: {what}</span>
    </Button>
  )
  return (
    <Form action={`/children/${shown.child.id}/plan`} csrf={shown.shell.csrf ?? ''} look="compact">
      <input type="hidden" name="action" value={id} />
      {mark('done', CONTENT.done)} {isShared ? mark('done-for-all', CONTENT.doneForAll) : null}{' '}
      {mark('stopped', CONTENT.stop)}
    </Form>
  )
}
