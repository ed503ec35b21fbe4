import { problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../kernel/instant.ts'
import type { Moment } from '../../../kernel/moment.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { Link, SummaryList } from '../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form } from '../../../platform/govuk/form.tsx'
import { page } from '../../../platform/govuk/layout.tsx'
import { Clock, Panel, Small } from '../../../platform/govuk/record.tsx'
import { Textarea } from '../../../platform/govuk/text-fields.tsx'
import { CONCERN_ENDS, type Concern } from '../../model.ts'
import type { ToldBefore } from '../../queries-life.ts'
import { standingOf } from '../../rules.ts'
import { BAND_WORDS } from '../../words.ts'
import { clockOf, nameAsGiven, outcomeWords } from '../content.ts'
import { DangerBand } from '../view.tsx'
import { Accounts, Disagreements, Files, History, type Life } from './beside.tsx'
import { CONTENT, KIND_WORDS, KNOWN_WORDS } from './content.ts'

export type Loaded = Life & {
  readonly concern: Concern
  readonly dutyLine: string | null
  /** Another of one's own about the same child, not long before. */
  readonly before: ToldBefore | undefined
}

export function concernView(showing: Showing<Loaded>): string {
  const { loaded, problems, shell } = showing
  const { concern } = loaded
  const title = `Your concern about ${nameAsGiven(concern.asGiven)}`
  return page({
    title: 'Your concern',
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? (
          <ErrorSummary errors={problems.map(({ text, field }) => ({ text, href: field && `#${field}` }))} />
        ) : null}
        <HeadingLine heading={title} remark={`You told us on ${inWordsAt(concern.raisedAt)}`} />
        <WorkAndHelp
          label={CONTENT.outcomeHeading}
          work={
            <>
              {concern.immediateDanger && concern.outcome === null ? (
                <DangerBand dutyLine={loaded.dutyLine} chosen />
              ) : null}
              {loaded.before ? <Before before={loaded.before} /> : null}
              <Told concern={concern} />
              <Accounts {...loaded} />
              <Files {...loaded} />
              <History {...loaded} />
            </>
          }
          help={
            <>
              <Outcome {...showing} />
              <Disagreements {...loaded} today={showing.now.day} />
              {isKept(concern, showing.now) ? <Renew {...showing} /> : null}
              {isKept(concern, showing.now) ? <End {...showing} /> : null}
            </>
          }
        />
      </Wrap>
    ),
  })
}

function Before({ before: { id, raisedAt } }: { before: ToldBefore }) {
  return (
    <p>
      {CONTENT.before} <Link href={`/concerns/${id}`}>{inWordsAt(raisedAt)}</Link>. {CONTENT.bothKept}
    </p>
  )
}

function Outcome({ loaded: { concern, dutyLine }, now }: Showing<Loaded>) {
  const clock = clockOf(concern, now.at)
  return (
    <Panel heading={CONTENT.outcomeHeading} id="outcome">
      {concern.outcome === null ? (
        <p>
          {standsHow(concern, now)}
          {clock ? (
            <>
              {' '}
              Then {clock.by} <Clock words={clock.words} state={clock.state} />
            </>
          ) : null}
        </p>
      ) : (
        <>
          <p>
            <strong>{outcomeWords(concern.outcome)}.</strong>
          </p>
          <p>{concern.outcomeReason}</p>
          <p>
            <Small>
              {concern.outcomeByName}
              {concern.outcomeAt ? `, ${inWordsAt(concern.outcomeAt)}` : ''}
            </Small>
          </p>
          {dutyLine ? (
            <p>
              <Small>
                {CONTENT.line} {dutyLine}.
              </Small>
            </p>
          ) : null}
        </>
      )}
      {isKept(concern, now) && concern.indexNumber === null ? <p>{CONTENT.nobodyElse}</p> : null}
      {standingOf(concern, now.day) === 'kept' ? (
        <p>
          <Small>
            {CONTENT.review} {inWords(concern.reviewBy)}.
          </Small>
        </p>
      ) : null}
    </Panel>
  )
}

function isKept(concern: Concern, now: Moment): boolean {
  return ['kept', 'lapsed'].includes(standingOf(concern, now.day))
}

function standsHow(concern: Concern, now: Moment): string {
  const standing = standingOf(concern, now.day)
  if (standing === 'lapsed') return CONTENT.lapsed
  if (standing === 'kept') return CONTENT.kept
  if (standing === 'sent') return CONTENT.waiting
  if (standing === 'received') return CONTENT.received
  if (concern.state === 'withdrawn') return `${CONTENT.withdrawn} ${concern.stateReason}`
  return concern.state === 'resolved' ? `${CONTENT.resolved} ${concern.stateReason}` : CONTENT.ended
}

function Told({ concern }: { concern: Concern }) {
  const rows = [
    ['What you saw or heard', concern.whatSeen],
    ['When', inWords(concern.happenedOn)],
    ['Who says so', KNOWN_WORDS[concern.knownBy]],
    ['How worried, and why', howWorried(concern)],
    ['What you have done', concern.doneSoFar ?? 'Nothing written'],
    ['What should happen', KIND_WORDS[concern.kind]],
    ['The family', concern.toldFamily ? 'Told' : `Not told: ${concern.whyNotTold}`],
    ['Your agency', concern.mayNameAgency ? 'May be named to others who help' : 'Is not to be named'],
  ] as const
  return (
    <Panel heading={CONTENT.toldHeading} id="told">
      <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
    </Panel>
  )
}

function howWorried({ band, howWorried: why }: Concern): string {
  const words = band && BAND_WORDS[band]
  return words && words !== why ? `${words}: ${why}` : why
}

function Renew({ csrf, action }: Showing<Loaded>) {
  return (
    <Panel heading={CONTENT.renewHeading} id="renew">
      <Form action={action} csrf={csrf} label={CONTENT.renewHeading}>
        <Button variant="secondary" name="renew" value="yes">
          {CONTENT.renew}
        </Button>
      </Form>
    </Panel>
  )
}

function End({ fields, problems, csrf, keep, action }: Showing<Loaded>) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <Panel heading={CONTENT.endHeading} id="end">
      <Form action={action} csrf={csrf} keep={keep} label={CONTENT.endHeading}>
        <Radios
          legend={CONTENT.endLegend}
          items={CONCERN_ENDS.map((value) => ({ value, text: CONTENT.ends[value] }))}
          {...box('how')}
        />
        <Textarea label={CONTENT.endLabel} hint={CONTENT.endHint} rows={2} {...box('reason')} />
        <Button variant="secondary">{CONTENT.end}</Button>
      </Form>
    </Panel>
  )
}
