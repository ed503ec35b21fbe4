import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Team } from '../../../referrals/queries.ts'
import type { Worker } from '../../model.ts'
import { workerInWords } from '../workers.ts'
import { CONTENT } from './content.ts'
import { STAYS, toField } from './form.ts'

export type HandOverShown = {
  readonly userId: string
  /** The worker whose children they are now. */
  readonly name: string
  readonly children: readonly KnownPerson[]
  /** The others, those of the actor's team first. */
  readonly workers: readonly Worker[]
  readonly teams: readonly Team[]
}

type Shown = Showing<HandOverShown>

/** The form by which the children of one worker go to others, with who holds how many beside it. */
export function handOverView(showing: Shown): string {
  const { name, children, workers } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title(name),
    remark: CONTENT.remark(children.length),
    before: <InsetText>{CONTENT.whole}</InsetText>,
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="workers">
        <Rows items={workers.slice(0, 40).map(workerInWords)} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded, now } = showing
  const { name, children } = loaded
  const holders = holdersOf(loaded)
  const each = [{ value: '', text: CONTENT.asAll }, { value: STAYS, text: CONTENT.stays(name) }, ...holders]
  return (
    <>
      <Select
        name="to-all"
        label={CONTENT.all}
        hint={CONTENT.allHint}
        value={fields['to-all']}
        error={problemOf(problems, 'to-all')}
        items={[{ value: '', text: CONTENT.nobody }, ...holders]}
      />
      <h2 class="govuk-heading-s">{CONTENT.each}</h2>
      {children.map((child) => (
        <Select
          name={toField(child.id)}
          label={`${displayName(child)}, ${ageInWords(child, now.day)}`}
          value={fields[toField(child.id)]}
          items={each}
        />
      ))}
      <DateInput
        name="from"
        legend={CONTENT.from}
        hint={CONTENT.fromHint}
        values={fields}
        error={problemOf(problems, 'from-day')}
      />
      <Textarea
        name="reason"
        label={CONTENT.reason}
        hint={CONTENT.reasonHint}
        rows={3}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function holdersOf({ workers, teams }: HandOverShown) {
  return [
    ...workers.map((worker) => ({ value: `worker:${worker.userId}`, text: workerInWords(worker) })),
    ...teams.map(({ id, name }) => ({ value: `team:${id}`, text: `${name}: ${CONTENT.team}` })),
  ]
}
