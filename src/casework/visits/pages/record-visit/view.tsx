import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { KeepingQuestions } from '../../../../entries/keeping-back/pages/questions.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { ageInWords, displayName, isUnborn, type KnownPerson } from '../../../../people/model.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Due } from '../../../dues/model.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { LastSeen } from '../../model.ts'
import { CONTENT } from './content.ts'

export type VisitShown = {
  /** The child whose page this is, then brothers and sisters of the same case. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  readonly seen: ReadonlyMap<string, LastSeen>
  readonly clocks: readonly Due[]
}

type Shown = Showing<VisitShown>

/** The form of a visit, with when each child was last seen beside it. */
export function recordVisitView(showing: Shown): string {
  const { loaded, now } = showing
  const [child] = loaded.children
  const clock = loaded.clocks.find(({ childId }) => childId === child.id)
  return formFrame(showing, {
    title: CONTENT.title,
    remark: clock ? (
      <>
        {CONTENT.clock} by {inWords(clock.dueBy)}:{' '}
        <Clock words={dueInWords(clock, now.day)} state={clockLook(clock, now.day)} />
      </>
    ) : null,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={loaded.children.map((one) => <Seen child={one} shown={loaded} today={now.day} />)} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const { children } = loaded
  const [child, ...others] = children
  return (
    <>
      <div class="ics-pair">
        <DateInput name="when" legend={CONTENT.when} values={fields} error={problemOf(problems, 'when-day')} />
        <Input name="place" label={CONTENT.place} hint={CONTENT.placeHint} value={fields['place']} />
      </div>
      {others.length === 0 ? (
        <ForChild child={child} showing={showing} />
      ) : (
        <Checkboxes
          name="children"
          legend={CONTENT.who}
          error={problemOf(problems, 'children')}
          values={(fields['children'] ?? '').split('\n')}
          items={children.map((one) => ({
            value: one.id,
            text: displayName(one),
            conditional: <ForChild child={one} showing={showing} />,
          }))}
        />
      )}
      <Textarea
        name="summary"
        label={CONTENT.summary}
        hint={CONTENT.summaryHint}
        rows={6}
        value={fields['summary']}
        error={problemOf(problems, 'summary')}
      />
      <KeepingQuestions fields={fields} problems={problems} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function ForChild({ child, showing: { fields, problems } }: { child: KnownPerson; showing: Shown }) {
  const of = (part: string) => `${part}-${child.id}`
  const named = <span class="govuk-visually-hidden"> of {displayName(child)}</span>
  if (isUnborn(child)) return <p>{CONTENT.unborn}</p>
  const why = (
    <Input
      name={of('why')}
      label={CONTENT.why}
      value={fields[of('why')]}
      error={problemOf(problems, of('why'))}
      size="plain"
    />
  )
  return (
    <>
      <Radios
        name={of('seen')}
        legend={`Was ${displayName(child)} seen?`}
        inline
        value={fields[of('seen')]}
        error={problemOf(problems, of('seen'))}
        items={[
          { value: 'alone', text: CONTENT.alone },
          { value: 'not-alone', text: CONTENT.notAlone },
          { value: 'no', text: CONTENT.notSeen, conditional: why },
        ]}
      />
      <Checkboxes
        name={of('bedroom')}
        items={[{ value: 'yes', text: withHidden(CONTENT.bedroom, named) }]}
        values={[fields[of('bedroom')] ?? '']}
      />
      <Textarea
        name={of('words')}
        label={withHidden(CONTENT.words, named)}
        hint={CONTENT.wordsHint}
        rows={3}
        value={fields[of('words')]}
      />
    </>
  )
}

function withHidden(text: string, hidden: preact.JSX.Element) {
  return (
    <>
      {text}
      {hidden}
    </>
  )
}

type SeenProps = { readonly child: KnownPerson; readonly shown: VisitShown; readonly today: Shown['now']['day'] }

function Seen({ child, shown, today }: SeenProps) {
  const { seenOn, aloneOn } = shown.seen.get(child.id) ?? { seenOn: null, aloneOn: null }
  const clock = shown.clocks.find(({ childId }) => childId === child.id)
  return (
    <>
      <strong>{displayName(child)}</strong>
      <p>{seenOn ? `Last seen on ${inWords(seenOn)}` : CONTENT.seenNever}</p>
      <p>{aloneOn ? `Last seen alone on ${inWords(aloneOn)}` : CONTENT.aloneNever}</p>
      {clock ? (
        <Small>
          {CONTENT.clock}: <Clock words={dueInWords(clock, today)} state={clockLook(clock, today)} />
        </Small>
      ) : null}
    </>
  )
}
