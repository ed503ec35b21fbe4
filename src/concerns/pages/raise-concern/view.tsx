import type { ComponentChildren } from 'preact'
import { CONCERN_BANDS } from '../../../child-index/contract-concerns.ts'
import { type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { NotSent } from '../../../entries/drafts/pages/form-page/view.tsx'
import { ageOn, inWords } from '../../../kernel/calendar-day.ts'
import { formatIndexNumber, indexNumber } from '../../../kernel/index-number.ts'
import { inWordsAt } from '../../../kernel/instant.ts'
import type { Moment } from '../../../kernel/moment.ts'
import { Band, HeadingLine, IndexNumber, Pair, WorkAndHelp, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { Link } from '../../../platform/govuk/content.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form, Kept } from '../../../platform/govuk/form.tsx'
import { page } from '../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../platform/govuk/text-fields.tsx'
import type { LocalTimescale } from '../../../statute/timescale.ts'
import { lastInstant } from '../../../statute/timescales.ts'
import { KNOWN_BY } from '../../model.ts'
import type { ToldBefore } from '../../queries-life.ts'
import { reviewDay } from '../../rules.ts'
import { BAND_WORDS } from '../../words.ts'
import { nameAsGiven } from '../content.ts'
import type { ChildOfDraft } from '../find-child/form.ts'
import { DangerBand } from '../view.tsx'
import { CONTENT } from './content.ts'
import { WANTS, WHEN } from './form.ts'

/** Whom the concern is about, who writes it, and whether it has been sent already. */
export type Loaded = {
  readonly id: string
  readonly child: ChildOfDraft
  readonly isSent: boolean
  readonly dutyLine: string | null
  readonly agencyName: string
  readonly agencyKindIsSchool: boolean
  /** A concern of one's own about the same child, not long before. */
  readonly before: ToldBefore | undefined
  /** What the authority has set for its clocks. */
  readonly locals: readonly LocalTimescale[]
}

export function raiseConcernView(showing: Showing<Loaded>): string {
  const { loaded, fields, problems, shell, now } = showing
  // What is written after it was sent carries another id: it is another concern.
  const isDone = loaded.isSent && fields['id'] === loaded.id
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? (
          <ErrorSummary errors={problems.map(({ text, field }) => ({ text, href: field && `#${field}` }))} />
        ) : null}
        <HeadingLine heading={CONTENT.title} />
        <WorkAndHelp
          label="Help with this form"
          work={
            <>
              <DangerBand dutyLine={loaded.dutyLine} />
              <FoundBand id={loaded.id} child={loaded.child} now={now} />
              {loaded.before ? (
                <p>
                  {CONTENT.before}{' '}
                  <Link href={`/concerns/${loaded.before.id}`}>{inWordsAt(loaded.before.raisedAt)}</Link>.{' '}
                  {CONTENT.beforeToo}
                </p>
              ) : null}
              {isDone ? null : <NotSent {...showing} />}
              {isDone ? <SentAlready id={loaded.id} /> : <ConcernForm {...showing} />}
            </>
          }
          help={<Help loaded={loaded} council={shell.council.name} now={now} />}
        />
      </Wrap>
    ),
  })
}

/** Whom it is about: the one child of whom the index is certain, or what was typed, and the way back. */
function FoundBand({ id, child, now }: { id: string; child: ChildOfDraft; now: Moment }) {
  const { shown } = child
  const number = child.indexNumber === null ? undefined : indexNumber(child.indexNumber)
  if (!shown) {
    return (
      <Band look="found">
        <strong>{nameAsGiven(child.asGiven)}</strong>. {CONTENT.notCertain}{' '}
        <Link href="/concerns/find">{CONTENT.lookAgain}</Link>
      </Band>
    )
  }
  const age = shown.birthDate === null ? null : `, ${ageOn(shown.birthDate, now.day).years}`
  return (
    <Band look="found">
      <strong>{`${shown.given} ${shown.family}`.trim()}</strong>
      {age} · {number ? <IndexNumber>{formatIndexNumber(number)}</IndexNumber> : null} ·{' '}
      <Link href="/concerns/find">{CONTENT.notThisChild}</Link> ·{' '}
      <Link href={`/concerns/children/new/${id}`}>{CONTENT.works}</Link>
    </Band>
  )
}

function SentAlready({ id }: { id: string }) {
  return (
    <p>
      {CONTENT.sent} <Link href={`/concerns/${id}`}>{CONTENT.sentLink}</Link>
    </p>
  )
}

type FormProps = Showing<Loaded>
type Question = { readonly fields: Fields; readonly problems: readonly Problem[] }

function ConcernForm({ loaded, fields, problems, csrf, keep, action }: FormProps) {
  const named = loaded.child.shown?.given || loaded.child.asGiven.given
  const asked = { fields, problems }
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <Form action={action} csrf={csrf} keep={keep} label={CONTENT.title}>
      <input type="hidden" name="id" value={fields['id']} />
      <Textarea label={CONTENT.saw} hint={sawHint(named)} rows={3} {...box('saw')} />
      <Pair>
        <When {...asked} />
        <Radios
          legend={CONTENT.who}
          inline
          items={KNOWN_BY.map((value) => ({ value, text: whoSays(named)[value] }))}
          {...box('who')}
        />
      </Pair>
      <Pair>
        <Worry {...asked} />
        <Textarea label={CONTENT.done} rows={4} {...box('done')} />
      </Pair>
      <Pair>
        <Want {...asked} />
        <div>
          <Told {...asked} />
          <Radios legend={mayName(named, loaded)} inline items={yesNo()} {...box('named')} />
        </div>
      </Pair>
      <p>
        <Button preventDoubleClick>{CONTENT.send}</Button> <Kept>{CONTENT.kept}</Kept>
      </p>
    </Form>
  )
}

function When({ fields, problems }: Question) {
  const day = (
    <DateInput
      name="earlier"
      legend={CONTENT.earlier}
      size="plain"
      values={fields}
      error={problemOf(problems, 'earlier-day')}
    />
  )
  return (
    <Radios
      name="when"
      legend={CONTENT.when}
      inline
      value={fields['when']}
      error={problemOf(problems, 'when')}
      items={WHEN.map((value) => ({
        value,
        text: CONTENT.whenItems[value],
        ...(value === 'earlier' ? { conditional: day } : {}),
      }))}
    />
  )
}

function Worry({ fields, problems }: Question) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <div>
      <Radios
        legend={CONTENT.band}
        inline
        items={CONCERN_BANDS.map((value) => ({ value, text: BAND_WORDS[value] }))}
        {...box('band')}
      />
      <Textarea label={CONTENT.worry} rows={2} {...box('worry')} />
    </div>
  )
}

function Want({ fields, problems }: Question) {
  const hints: Partial<Record<(typeof WANTS)[number], string>> = {
    information: CONTENT.informationHint,
    danger: CONTENT.dangerHint,
  }
  return (
    <Radios
      name="want"
      legend={CONTENT.want}
      value={fields['want']}
      error={problemOf(problems, 'want')}
      items={WANTS.map((value) => ({ value, text: CONTENT.wants[value], hint: hints[value] }))}
    />
  )
}

function Told({ fields, problems }: Question) {
  const whyNot = (
    <Input
      name="why-not"
      label={CONTENT.whyNot}
      size="plain"
      value={fields['why-not']}
      error={problemOf(problems, 'why-not')}
    />
  )
  return (
    <Radios
      name="told"
      legend={CONTENT.told}
      inline
      value={fields['told']}
      error={problemOf(problems, 'told')}
      items={yesNo(whyNot)}
    />
  )
}

function yesNo(ifNo?: ComponentChildren) {
  return [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No', conditional: ifNo },
  ]
}

function sawHint(name: string): string {
  if (name === '') return 'In your own words. If the child told you, write it as they said it.'
  return `In your own words. If ${name} told you, write it as they said it.`
}

function whoSays(name: string): Record<(typeof KNOWN_BY)[number], string> {
  return { saw: 'I saw it', 'child-told': `${name || 'The child'} told me`, 'someone-else': 'Someone else' }
}

function mayName(name: string, { agencyKindIsSchool }: Loaded): string {
  return `May others who help ${name || 'the child'} see your ${agencyKindIsSchool ? 'school' : 'agency'}? (optional)`
}

function Help({ loaded, council, now }: { loaded: Loaded; council: string; now: Moment }) {
  const name = loaded.child.shown?.given || loaded.child.asGiven.given || 'the child'
  return (
    <>
      <Panel heading={CONTENT.nextHeading} id="next">
        <Rows
          items={[
            <>
              <strong>Now</strong>: it reaches the front door of {council}, at once.
            </>,
            <>
              <strong>By {inWordsAt(lastInstant('contact-decision', now.at, loaded.locals))}</strong>: a manager
              decides, and you are told what and why, as far as we may share it.
            </>,
            <>
              <strong>If you disagree</strong>, say so with your concern: a manager looks again, by a day.
            </>,
            <>
              <strong>If you only want it kept</strong>, it stays sealed in {loaded.agencyName}.{' '}
              <strong>On {inWords(reviewDay(now.day))}</strong> we ask if it still stands. Then it ends or you renew it.
            </>,
          ]}
        />
      </Panel>
      <Panel heading={CONTENT.needNotHeading} id="need-not">
        <p>
          We know who you are, {loaded.agencyName}, your number, and who {name} is, as far as you told us. Six short
          questions are left, and three you may leave out.
        </p>
      </Panel>
    </>
  )
}
