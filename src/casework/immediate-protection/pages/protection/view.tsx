import type { ComponentChildren } from 'preact'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { MomentInput } from '../../../../entries/drafts/pages/form-page/moment-input.tsx'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { GoOn, KnownFacts, TextQuestion } from '../../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { END_REASONS, type ImmediateProtection } from '../../model.ts'
import { isInForce } from '../../rules.ts'
import { END_WORDS, KIND_WORDS, untilInWords } from '../../rules-entries.ts'
import { CONTENT, DOES, type Does, STEPS } from './content.ts'
import { offered } from './form.ts'

export type ProtectionShown = {
  readonly protection: ImmediateProtection
  readonly children: readonly KnownPerson[]
}

type Shown = Showing<ProtectionShown>

/** What protects children at once, until when it can, and what may be recorded of it now. */
export function protectionView(showing: Shown): string {
  const { loaded, now } = showing
  const { protection, children } = loaded
  const items = offered(protection)
  return formFrame(showing, {
    title: KIND_WORDS[protection.kind],
    remark: isInForce(protection) ? `At the longest ${untilInWords(protection, now)}` : null,
    about: <ChildrenLine of={children} today={now.day} />,
    before: (
      <>
        <KnownFacts facts={factsOf(showing)} />
        {items.length === 0 ? <InsetText>{CONTENT.over}</InsetText> : null}
      </>
    ),
    children: items.length === 0 ? null : <Questions showing={showing} items={items} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={STEPS} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function factsOf({ loaded: { protection }, now }: Shown) {
  const { beganAt, extendedOn, endedAt, endReason, withdrawnOn, withdrawnWhy } = protection
  const how = END_REASONS.find((reason) => reason === endReason)
  return [
    ['Began', inWordsAt(beganAt)],
    ['Made by', protection.madeBy],
    ['Holds', untilInWords(protection, now)],
    ['Extended', extendedOn && inWords(extendedOn)],
    ['Why', protection.reason],
    ['Where they are', protection.place ?? 'Not recorded'],
    ['Ended', endedAt && `${inWordsAt(endedAt)}. ${how ? END_WORDS[how] : endReason}`],
    ['What next', protection.whatNext],
    ['Withdrawn', withdrawnOn && `${inWords(withdrawnOn)}: ${withdrawnWhy}`],
  ] as const
}

function Questions({ showing, items }: { showing: Shown; items: readonly Does[] }) {
  const { fields, problems } = showing
  const parts: Readonly<Record<Does, () => ComponentChildren>> = {
    end: () => <End showing={showing} />,
    extend: () => (
      <DateInput
        name="extended"
        legend={CONTENT.extended}
        values={fields}
        error={problemOf(problems, 'extended-day')}
      />
    ),
    move: () => <TextQuestion showing={showing} name="place" label={CONTENT.place} rows={2} />,
    withdraw: () => <TextQuestion showing={showing} name="withdrawnWhy" label={CONTENT.withdrawnWhy} />,
  }
  return (
    <GoOn
      showing={showing}
      legend={CONTENT.does}
      button={CONTENT.button}
      items={items.map((does) => ({ value: does, text: DOES[does], conditional: parts[does]() }))}
    />
  )
}

function End({ showing }: { showing: Shown }) {
  const { fields, problems } = showing
  return (
    <>
      <MomentInput
        name="ended"
        legend={CONTENT.ended}
        timeLabel={CONTENT.endedTime}
        fields={fields}
        problems={problems}
      />
      <Radios
        name="endReason"
        legend={CONTENT.endReason}
        error={problemOf(problems, 'endReason')}
        value={fields['endReason']}
        items={END_REASONS.map((value) => ({ value, text: END_WORDS[value] }))}
      />
      <TextQuestion showing={showing} name="whatNext" label={CONTENT.whatNext} hint={CONTENT.whatNextHint} />
    </>
  )
}
