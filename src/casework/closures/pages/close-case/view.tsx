import type { ComponentChildren } from 'preact'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { offeredCodes } from '../../../../statute/code-sets.ts'
import { DUE_WORDS, type Due } from '../../../dues/model.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { Episode } from '../../../episodes/model.ts'
import type { HeldReview } from '../../../plan-reviews/model.ts'
import type { PlanAction } from '../../../plans/model.ts'
import type { Worry } from '../../../worries/model.ts'
import type { StepOpen } from '../../model.ts'
import { CONTENT, STEPS } from './content.ts'

export type ClosureShown = {
  readonly child: KnownPerson
  /** The review of the plan that asks for it. */
  readonly asked: HeldReview | undefined
  readonly episode: Episode | undefined
  readonly isProtected: boolean
  readonly stepsOpen: readonly StepOpen[]
  readonly worries: readonly Worry[]
  readonly actions: readonly PlanAction[]
  readonly dues: readonly Due[]
}

type Shown = Showing<ClosureShown>

/** What the page is called: the same questions close a case, and ask a manager to close it. */
type ClosureWords = { readonly title: string; readonly button: string; readonly rounds?: ComponentChildren }

/** The form to close a case, with what is still open beside it; without the form where it cannot be closed. */
export function closeCaseView(showing: Shown, words: ClosureWords = CONTENT): string {
  const { loaded, now } = showing
  const { child, episode } = loaded
  const hindrance = hindranceOf(loaded)
  return formFrame(showing, {
    title: words.title,
    remark: episode ? `Open since ${inWords(episode.openedOn)}` : null,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    before: hindrance ? <InsetText>{hindrance}</InsetText> : <WhoAsks review={loaded.asked} />,
    children: hindrance ? null : <Questions showing={showing} words={words} />,
    help: (
      <>
        {words.rounds}
        <StillOpen showing={showing} />
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function WhoAsks({ review }: { review: HeldReview | undefined }) {
  if (!review) return null
  return (
    <InsetText>
      <strong>{CONTENT.asked}</strong> {[inWords(review.heldOn), review.by].filter(Boolean).join(', ')}. {review.reason}
    </InsetText>
  )
}

function hindranceOf({ episode, isProtected, stepsOpen }: ClosureShown): string | null {
  if (!episode) return CONTENT.notOpen
  if (isProtected) return CONTENT.protected
  if (stepsOpen.length === 0) return null
  return [...stepsOpen.map((step) => STEPS[step]), CONTENT.stepOpen].join(' ')
}

function Questions({ showing: { fields, problems }, words }: { showing: Shown; words: ClosureWords }) {
  return (
    <>
      <DateInput name="when" legend={CONTENT.when} values={fields} error={problemOf(problems, 'when-day')} />
      <Radios
        name="reason"
        legend={CONTENT.reason}
        error={problemOf(problems, 'reason')}
        value={fields['reason']}
        items={offeredCodes('closure-reason').map(({ code, label }) => ({ value: code, text: label }))}
      />
      <Textarea
        name="summary"
        label={CONTENT.summary}
        hint={CONTENT.summaryHint}
        rows={5}
        value={fields['summary']}
        error={problemOf(problems, 'summary')}
      />
      <Textarea
        name="lookAgain"
        label={CONTENT.lookAgain}
        hint={CONTENT.lookAgainHint}
        rows={3}
        value={fields['lookAgain']}
        error={problemOf(problems, 'lookAgain')}
      />
      <Button preventDoubleClick>{words.button}</Button>
    </>
  )
}

function StillOpen({ showing: { loaded, now } }: { showing: Shown }) {
  const { worries, actions, dues } = loaded
  const clock = (dueBy: Due['dueBy']) => {
    const due = { dueBy, doneOn: null, notNeeded: null }
    return <Clock words={dueInWords(due, now.day)} state={clockLook(due, now.day)} />
  }
  const isEmpty = worries.length + actions.length + dues.length === 0
  return (
    <Panel heading={CONTENT.help} id="open">
      <p>{isEmpty ? CONTENT.none : <Small>{CONTENT.helpHint}</Small>}</p>
      {worries.length > 0 ? (
        <Panel heading={CONTENT.worries} id="open-worries" level={3}>
          <Rows items={worries.map(({ title }) => title)} />
        </Panel>
      ) : null}
      {actions.length > 0 ? (
        <Panel heading={CONTENT.actions} id="open-actions" level={3}>
          <SplitRows
            items={actions.map(({ what, ownerName, byOn }) => ({ left: `${what} (${ownerName})`, right: clock(byOn) }))}
          />
        </Panel>
      ) : null}
      {dues.length > 0 ? (
        <Panel heading={CONTENT.clocks} id="open-clocks" level={3}>
          <SplitRows items={dues.map(({ rule, dueBy }) => ({ left: DUE_WORDS[rule], right: clock(dueBy) }))} />
        </Panel>
      ) : null}
    </Panel>
  )
}
