import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { MomentInput } from '../../../../entries/drafts/pages/form-page/moment-input.tsx'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { MISSING_KINDS, type MissingEpisode } from '../../model.ts'
import { missingState } from '../../rules.ts'
import { EpisodesBefore } from '../episodes-before.tsx'
import { CONTENT, KINDS, REFUSALS, STEPS } from './content.ts'

export type ReportShown = { readonly child: KnownPerson; readonly before: readonly MissingEpisode[] }

type Shown = Showing<ReportShown>

/** The form of a child who is missing, with when they were missing before; without it while they are missing already. */
export function reportMissingView(showing: Shown): string {
  const { loaded, now } = showing
  const { child, before } = loaded
  const open = before.find((episode) => missingState(episode) === 'missing')
  const already = REFUSALS['missing-already']
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[child]} today={now.day} />,
    before: open ? (
      <InsetText>
        {already === 'not-there' ? null : already.text}. <Link href={`/missing/${open.id}`}>{CONTENT.open}</Link>
      </InsetText>
    ) : null,
    children: open ? null : <Questions showing={showing} />,
    help: (
      <>
        <Panel heading={CONTENT.help} id="help">
          <Rows items={STEPS} />
        </Panel>
        <EpisodesBefore heading={CONTENT.before} none={CONTENT.never} episodes={before} until={now.at} />
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems } }: { showing: Shown }) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Radios
        name="kind"
        legend={CONTENT.kind}
        error={problemOf(problems, 'kind')}
        value={fields['kind']}
        items={MISSING_KINDS.map((value) => ({ value, ...KINDS[value] }))}
      />
      <MomentInput
        name="from"
        legend={CONTENT.from}
        hint={CONTENT.fromHint}
        timeLabel={CONTENT.fromTime}
        fields={fields}
        problems={problems}
      />
      <Textarea {...box('lastSeen')} label={CONTENT.lastSeen} rows={3} />
      <Input {...box('reportedBy')} label={CONTENT.reportedBy} width={30} />
      <Input {...box('police')} label={CONTENT.police} width={20} />
      <Textarea {...box('worry')} label={CONTENT.worry} hint={CONTENT.worryHint} rows={4} />
      <Textarea {...box('actions')} label={CONTENT.actions} hint={CONTENT.actionsHint} rows={4} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
