import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { ChildrenBoxes, TextQuestion } from '../../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { HARMS, SUSPICIONS } from '../../model.ts'
import { CONTENT, HARM_WORDS, STEPS, SUSPICION_WORDS } from './content.ts'

export type IncidentBegun = {
  /** The child whose page this is, then brothers and sisters of the same case. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
}

type Shown = Showing<IncidentBegun>

/** The form of a serious incident. */
export function beginIncidentView(showing: Shown): string {
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[showing.loaded.children[0]]} today={showing.now.day} />,
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={STEPS} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const children = loaded.children.map((child) => ({ value: child.id, text: displayName(child) }))
  return (
    <>
      <ChildrenBoxes showing={showing} legend={CONTENT.who} items={children} />
      <Radios
        name="harm"
        legend={CONTENT.harm}
        error={problemOf(problems, 'harm')}
        value={fields['harm']}
        items={HARMS.map((value) => ({ value, text: HARM_WORDS[value] }))}
      />
      <Radios
        name="suspicion"
        legend={CONTENT.suspicion}
        inline
        error={problemOf(problems, 'suspicion')}
        value={fields['suspicion']}
        items={SUSPICIONS.map((value) => ({ value, text: SUSPICION_WORDS[value] }))}
      />
      <DateInput
        name="happened"
        legend={CONTENT.happened}
        values={fields}
        error={problemOf(problems, 'happened-day')}
      />
      <DateInput
        name="aware"
        legend={CONTENT.aware}
        hint={CONTENT.awareHint}
        values={fields}
        error={problemOf(problems, 'aware-day')}
      />
      <TextQuestion showing={showing} name="what" label={CONTENT.what} hint={CONTENT.whatHint} rows={6} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
