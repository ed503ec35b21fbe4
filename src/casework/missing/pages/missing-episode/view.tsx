import type { ComponentChildren } from 'preact'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { MomentInput } from '../../../../entries/drafts/pages/form-page/moment-input.tsx'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { GoOn, KnownFacts, TextQuestion } from '../../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import type { MissingEpisode } from '../../model.ts'
import { missingState } from '../../rules.ts'
import { KIND_WORDS } from '../../rules-entries.ts'
import { EpisodesBefore, stateInWords } from '../episodes-before.tsx'
import { CONTENT, DOES, type Does, STEPS } from './content.ts'
import { OFFERED } from './form.ts'

export type EpisodeShown = {
  readonly child: KnownPerson
  readonly episode: MissingEpisode
  /** The other times this child went missing, latest first. */
  readonly others: readonly MissingEpisode[]
}

type Shown = Showing<EpisodeShown>

/** One episode: what is known, what may be recorded now, and the other times at the side. */
export function missingEpisodeView(showing: Shown): string {
  const { loaded, now } = showing
  const { child, episode, others } = loaded
  const offered = OFFERED[missingState(episode)]
  return formFrame(showing, {
    title: `${KIND_WORDS[episode.kind]} since ${inWordsAt(episode.missingFrom)}`,
    remark: stateInWords(episode),
    about: <ChildrenLine of={[child]} today={now.day} />,
    before: (
      <>
        <Facts episode={episode} />
        {offered.length === 0 ? <InsetText>{CONTENT.ended}</InsetText> : null}
      </>
    ),
    children: offered.length === 0 ? null : <Questions showing={showing} offered={offered} />,
    help: (
      <>
        <Panel heading={CONTENT.help} id="help">
          <Rows items={STEPS} />
        </Panel>
        <EpisodesBefore
          heading={CONTENT.before}
          none={CONTENT.never}
          episodes={others.length === 0 ? [] : [episode, ...others]}
          until={now.at}
        />
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function Facts({ episode }: { episode: MissingEpisode }) {
  const { interviewer, interviewerIndependent, childWords, learned } = episode
  const who = interviewer && `${interviewer}${interviewerIndependent ? ', independent' : ', not independent'}`
  const facts = [
    ['Last seen', episode.lastSeen],
    ['Reported by', episode.reportedBy],
    ['Police reference', episode.policeReference],
    ['Feared', episode.worry],
    ['Done to find them', episode.actions],
    ['Back', episode.returnedAt && inWordsAt(episode.returnedAt)],
    ['Where they were', episode.foundWhere],
    ['Interviewed by', who],
    ['In the child’s words', childWords],
    ['Learned', learned],
    ['Interview refused', episode.interviewRefusedWhy],
    ['Withdrawn', episode.withdrawnWhy],
  ] as const
  return <KnownFacts facts={facts} />
}

function Questions({ showing, offered }: { showing: Shown; offered: readonly Does[] }) {
  const parts: Readonly<Record<Does, () => ComponentChildren>> = {
    return: () => <Return showing={showing} />,
    interview: () => <Interview showing={showing} />,
    offer: () => <Offered showing={showing} name="offered" />,
    refusal: () => (
      <>
        <Offered showing={showing} name="refused" />
        <TextQuestion showing={showing} name="refusedWhy" label={CONTENT.refusedWhy} />
      </>
    ),
    withdraw: () => <TextQuestion showing={showing} name="withdrawnWhy" label={CONTENT.withdrawnWhy} />,
  }
  return (
    <GoOn
      showing={showing}
      legend={CONTENT.does}
      button={CONTENT.button}
      items={offered.map((does) => ({ value: does, text: DOES[does], conditional: parts[does]() }))}
    />
  )
}

function Return({ showing }: { showing: Shown }) {
  const { fields, problems } = showing
  return (
    <>
      <MomentInput name="back" legend={CONTENT.back} timeLabel={CONTENT.backTime} fields={fields} problems={problems} />
      <TextQuestion showing={showing} name="foundWhere" label={CONTENT.foundWhere} />
    </>
  )
}

function Offered({ showing: { fields, problems }, name }: { showing: Shown; name: string }) {
  return <DateInput name={name} legend={CONTENT.offered} values={fields} error={problemOf(problems, `${name}-day`)} />
}

function Interview({ showing }: { showing: Shown }) {
  const { fields, problems } = showing
  return (
    <>
      <DateInput name="held" legend={CONTENT.held} values={fields} error={problemOf(problems, 'held-day')} />
      <Input
        name="interviewer"
        label={CONTENT.interviewer}
        width={30}
        value={fields['interviewer']}
        error={problemOf(problems, 'interviewer')}
      />
      <Radios
        name="independent"
        legend={CONTENT.independent}
        hint={CONTENT.independentHint}
        inline
        error={problemOf(problems, 'independent')}
        value={fields['independent']}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
      <TextQuestion showing={showing} name="words" label={CONTENT.words} hint={CONTENT.wordsHint} />
      <TextQuestion showing={showing} name="learned" label={CONTENT.learned} hint={CONTENT.learnedHint} />
    </>
  )
}
