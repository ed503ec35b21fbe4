import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Fieldset, Hint } from '../../../../platform/govuk/field.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, SplitRows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import type { Due } from '../../../dues/model.ts'
import { type AwaitedStep, KIND_WORDS } from '../../model.ts'
import type { PlannedMeeting } from '../../queries-lists.ts'
import { lastDayOf, latenessInWords } from '../../rules.ts'
import { keyOfInvitee, type Suggested } from '../../rules-people.ts'
import { PERSON } from '../content.ts'
import { AppointmentBoxes } from '../view-appointment.tsx'
import { CONTENT } from './content.ts'
import { ROWS } from './form.ts'

export type ConveneShown = {
  /** The child whose page this is, then brothers and sisters of the same case. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  /** What waits for a meeting and has none planned. */
  readonly awaited: readonly AwaitedStep[]
  readonly planned: readonly PlannedMeeting[]
  readonly suggested: readonly Suggested[]
  /** The clocks of the children that run. */
  readonly dues: readonly Due[]
}

type Shown = Showing<ConveneShown>

/** The form to plan a meeting, with those that are planned already beside it. */
export function conveneView(showing: Shown): string {
  const { loaded, now } = showing
  const isWaiting = loaded.awaited.length > 0
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={loaded.children.slice(0, 1)} today={now.day} />,
    before: isWaiting ? null : <InsetText>{CONTENT.nothing}</InsetText>,
    children: isWaiting ? <Questions showing={showing} /> : null,
    help: (
      <>
        {isWaiting ? <LastDays loaded={loaded} /> : null}
        <Planned loaded={loaded} />
      </>
    ),
    helpLabel: CONTENT.planned,
  })
}

/** By when each kind of meeting is in time: a later day is taken, and marked. */
function LastDays({ loaded: { awaited, dues } }: { loaded: ConveneShown }) {
  return (
    <Panel heading={CONTENT.lastDays} id="last-days">
      <SplitRows
        items={awaited.map((step) => {
          const lastDay = lastDayOf(step, dues)
          return { left: KIND_WORDS[step.kind], right: lastDay ? inWords(lastDay) : CONTENT.noClock }
        })}
      />
    </Panel>
  )
}

function Planned({ loaded: { planned, dues } }: { loaded: ConveneShown }) {
  return (
    <Panel heading={CONTENT.planned} id="planned">
      {planned.length === 0 ? (
        <p>{CONTENT.nonePlanned}</p>
      ) : (
        <SplitRows
          items={planned.map((meeting) => {
            const { id, kind, plannedFor } = meeting
            const late = latenessInWords(plannedFor, lastDayOf(meeting, dues))
            const day = plannedFor ? inWords(plannedFor) : ''
            return {
              left: <Link href={`/meetings/${id}`}>{KIND_WORDS[kind]}</Link>,
              right: late ? `${day}, ${late}` : day,
            }
          })}
        />
      )}
    </Panel>
  )
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems } = showing
  return (
    <>
      <Kind showing={showing} />
      <About showing={showing} />
      <AppointmentBoxes fields={fields} problems={problems} />
      <Chair showing={showing} />
      <Known showing={showing} />
      <Others showing={showing} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function Kind({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const [only, ...others] = loaded.awaited
  if (only && others.length === 0) {
    return (
      <>
        <input type="hidden" name="kind" value={only.kind} />
        <p>
          <strong>{KIND_WORDS[only.kind]}</strong>
        </p>
      </>
    )
  }
  return (
    <Radios
      name="kind"
      legend={CONTENT.kind}
      error={problemOf(problems, 'kind')}
      value={fields['kind']}
      items={loaded.awaited.map(({ kind }) => ({ value: kind, text: KIND_WORDS[kind] }))}
    />
  )
}

function About({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const offered = new Set(loaded.awaited.flatMap(({ childIds }) => childIds))
  const children = loaded.children.filter(({ id }) => offered.has(id))
  if (children.length < 2) return null
  return (
    <Checkboxes
      name="children"
      legend={CONTENT.who}
      hint={CONTENT.whoHint}
      error={problemOf(problems, 'children')}
      items={children.map((child) => ({ value: child.id, text: displayName(child) }))}
      values={(fields['children'] ?? '').split('\n')}
    />
  )
}

/** A conference has its chair; of another meeting it is asked. */
function Chair({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const chosen = loaded.awaited.flatMap(({ chair }) => chair?.name ?? [])[0]
  if (chosen && loaded.awaited.length === 1) {
    return (
      <p>
        {CONTENT.chairOf} {chosen}.
      </p>
    )
  }
  return (
    <Input
      name="chair"
      label={CONTENT.chair}
      hint={chosen ? `${CONTENT.chairOf} ${chosen}. ${CONTENT.chairElse}` : undefined}
      value={fields['chair']}
      error={problemOf(problems, 'chair')}
    />
  )
}

function Known({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  if (loaded.suggested.length === 0) return <p>{CONTENT.nobodyKnown}</p>
  return (
    <Checkboxes
      name="invited"
      legend={CONTENT.invited}
      hint={CONTENT.invitedHint}
      error={problemOf(problems, 'invited')}
      items={loaded.suggested.map((one) => ({
        value: keyOfInvitee(one),
        text: [one.name, one.role, one.agency].filter(Boolean).join(', '),
      }))}
      values={(fields['invited'] ?? '').split('\n')}
    />
  )
}

function Others({ showing: { fields, problems } }: { showing: Shown }) {
  const box = (part: 'name' | 'role' | 'agency' | 'contact', row: number) => (
    <Input
      name={`${part}-${row}`}
      size="plain"
      label={
        <>
          {PERSON[part]}
          <span class="govuk-visually-hidden"> of person {row}</span>
        </>
      }
      value={fields[`${part}-${row}`]}
      error={problemOf(problems, `${part}-${row}`)}
    />
  )
  return (
    <Fieldset legend={CONTENT.others}>
      <Hint>{CONTENT.othersHint}</Hint>
      {Array.from({ length: ROWS }, (_, index) => index + 1).map((row) => (
        <div class="ics-four">
          {box('name', row)}
          {box('role', row)}
          {box('agency', row)}
          {box('contact', row)}
        </div>
      ))}
    </Fieldset>
  )
}
