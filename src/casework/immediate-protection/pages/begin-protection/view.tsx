import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { MomentInput } from '../../../../entries/drafts/pages/form-page/moment-input.tsx'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { ChildrenBoxes, TextQuestion } from '../../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { PROTECTION_KINDS } from '../../model.ts'
import { CONTENT, KINDS, STEPS } from './content.ts'

export type BeginShown = {
  /** The child whose page this is, then brothers and sisters of the same case. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  /** What protects this child already. */
  readonly inForceId: string | null
}

type Shown = Showing<BeginShown>

/** The form of immediate protection; without it for a child who is protected already. */
export function beginProtectionView(showing: Shown): string {
  const { children, inForceId } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[children[0]]} today={showing.now.day} />,
    before: inForceId ? (
      <InsetText>
        <Link href={`/immediate-protection/${inForceId}`}>{CONTENT.open}</Link>
      </InsetText>
    ) : null,
    children: inForceId ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help" action={<Link href={callPath(children[0].id)}>Call it</Link>}>
        <Rows items={STEPS} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function callPath(childId: string): string {
  return `/children/${childId}/strategy-discussion`
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const children = loaded.children.map((child) => ({ value: child.id, text: displayName(child) }))
  return (
    <>
      <Radios
        name="kind"
        legend={CONTENT.kind}
        error={problemOf(problems, 'kind')}
        value={fields['kind']}
        items={PROTECTION_KINDS.map((value) => ({ value, ...KINDS[value] }))}
      />
      <ChildrenBoxes showing={showing} legend={CONTENT.who} items={children} />
      <MomentInput
        name="began"
        legend={CONTENT.began}
        hint={CONTENT.beganHint}
        timeLabel={CONTENT.beganTime}
        fields={fields}
        problems={problems}
      />
      <Input
        name="madeBy"
        label={CONTENT.madeBy}
        width={30}
        value={fields['madeBy']}
        error={problemOf(problems, 'madeBy')}
      />
      <TextQuestion showing={showing} name="reason" label={CONTENT.reason} hint={CONTENT.reasonHint} />
      <TextQuestion showing={showing} name="place" label={CONTENT.place} hint={CONTENT.placeHint} rows={2} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
