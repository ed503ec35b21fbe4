import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { ChildrenBoxes, TextQuestion } from '../../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Select } from '../../../../platform/govuk/text-fields.tsx'
import { CONTENT, DIRECTION_WORDS, STEPS } from './content.ts'

export type NoticeShown = {
  /** The child whose page this is, then brothers and sisters of the same case. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  /** The move of this child that is under way. */
  readonly underWayId: string | null
  readonly authorities: readonly { readonly code: string; readonly name: string }[]
  /** A first hand-over, out of the record. */
  readonly summary: string
}

type Shown = Showing<NoticeShown>

/** The form of a notice; without it while a move of this child is under way. */
export function beginTransferView(showing: Shown): string {
  const { children, underWayId } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[children[0]]} today={showing.now.day} />,
    before: underWayId ? (
      <InsetText>
        <Link href={`/transfers/${underWayId}`}>{CONTENT.open}</Link>
      </InsetText>
    ) : null,
    children: underWayId ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={STEPS} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems } = showing
  return (
    <>
      <Direction showing={showing} />
      <ChildrenBoxes showing={showing} legend={CONTENT.who} items={boxesOf(showing)} />
      <Other showing={showing} />
      <DateInput name="noticed" legend={CONTENT.noticed} values={fields} error={problemOf(problems, 'noticed-day')} />
      <DateInput
        name="moved"
        legend={CONTENT.moved}
        hint={CONTENT.movedHint}
        values={fields}
        error={problemOf(problems, 'moved-day')}
      />
      <Radios
        name="stays"
        legend={CONTENT.temporary}
        hint={CONTENT.temporaryHint}
        error={problemOf(problems, 'stays')}
        value={fields['stays']}
        items={[
          { value: 'yes', text: CONTENT.stays },
          { value: 'no', text: CONTENT.forAWhile },
        ]}
      />
      <TextQuestion showing={showing} name="reason" label={CONTENT.reason} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function Direction({ showing }: { showing: Shown }) {
  const { fields, problems } = showing
  const out = (
    <TextQuestion showing={showing} name="summary" label={CONTENT.summary} hint={CONTENT.summaryHint} rows={12} />
  )
  const into = (
    <Checkboxes
      name="withPlan"
      legend={CONTENT.withPlan}
      hint={CONTENT.withPlanHint}
      items={boxesOf(showing)}
      values={(fields['withPlan'] ?? '').split('\n')}
    />
  )
  return (
    <Radios
      name="direction"
      legend={CONTENT.direction}
      error={problemOf(problems, 'direction')}
      value={fields['direction']}
      items={[
        { value: 'out', text: DIRECTION_WORDS.out, conditional: out },
        { value: 'in', text: DIRECTION_WORDS.in, conditional: into },
      ]}
    />
  )
}

function Other({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  return (
    <>
      <Select
        name="other"
        label={CONTENT.other}
        error={problemOf(problems, 'other')}
        value={fields['other']}
        items={[
          { value: '', text: CONTENT.choose },
          ...loaded.authorities.map(({ code, name }) => ({ value: code, text: name })),
        ]}
      />
      <Input name="worker" label={CONTENT.worker} hint={CONTENT.workerHint} value={fields['worker']} />
    </>
  )
}

function boxesOf({ loaded }: Shown) {
  return loaded.children.map((child) => ({ value: child.id, text: displayName(child) }))
}
