import type { Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { GoOn, KnownFacts, TextQuestion } from '../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../kernel/calendar-day.ts'
import { formatIndexNumber } from '../../../kernel/index-number.ts'
import { inWordsAt } from '../../../kernel/instant.ts'
import { ChildrenLine } from '../../../people/pages/children-line.tsx'
import { Link } from '../../../platform/govuk/content.tsx'
import { Panel, Rows, Small, SplitRows } from '../../../platform/govuk/record.tsx'
import type { PromptShown } from '../../commands-answering.ts'
import type { ShownEvidence } from '../../queries.ts'
import { saysInWords } from '../../rules-published.ts'
import { pastInWords } from '../content.ts'
import { ABOUT, ANSWERED, CONTENT, DOES, PLACES } from './content.ts'

type Shown = Showing<PromptShown>

/** A prompt: what was found, by which rule, what would have made it silent, how to contest it; and what was said of it. */
export function promptView(showing: Shown): string {
  const { loaded, now } = showing
  const { prompt, rule, child, evidence } = loaded
  const about = child ? <ChildrenLine of={[child]} today={now.day} /> : <NotHere prompt={prompt} />
  return formFrame(showing, {
    title: rule.title,
    remark: CONTENT.remark(inWords(prompt.noticedOn)),
    about,
    before: (
      <>
        <h2 class="govuk-heading-s">{CONTENT.found}</h2>
        <SplitRows
          items={evidence.map((one) => ({
            left: <Fact fact={one} prompt={prompt} />,
            right: <Small>{inWords(one.on)}</Small>,
          }))}
        />
        <AskThem {...loaded} />
        <KnownFacts facts={factsOf(loaded)} />
      </>
    ),
    children: prompt.state === 'waiting' ? <Questions showing={showing} /> : null,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={[...ABOUT, <Link href="/warnings">{CONTENT.all}</Link>]} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function NotHere({ prompt: { childAsKnown, indexNumber } }: Pick<PromptShown, 'prompt'>) {
  const number = indexNumber === null ? '' : formatIndexNumber(indexNumber as never)
  return (
    <>
      {childAsKnown}, {number}. <Link href="/children/find">{CONTENT.notHere}</Link>
    </>
  )
}

/** Nobody here may read what is sealed: whoever keeps it is asked. */
function AskThem({ prompt: { childId }, evidence }: Pick<PromptShown, 'prompt' | 'evidence'>) {
  if (childId === null || !evidence.some(({ kind }) => kind === 'sealed-concern')) return null
  return (
    <p>
      <Link href={`/children/${childId}/network#sealed`}>{CONTENT.ask}</Link>
    </p>
  )
}

function Fact({ fact, prompt: { childId } }: { fact: ShownEvidence; prompt: PromptShown['prompt'] }) {
  const place = childId === null ? undefined : PLACES[fact.kind]?.(fact.meetingId ?? fact.id, childId)
  return <>{place ? <Link href={place}>{fact.words}</Link> : fact.words}</>
}

function factsOf({ prompt, rule, putBeforeName, past }: PromptShown) {
  const { state, answer, answeredByName, answeredAt } = prompt
  const said = state === 'waiting' ? null : `${answer}\n${answeredByName}, ${answeredAt && inWordsAt(answeredAt)}`
  return [
    [CONTENT.rule, `${saysInWords(rule)}\n${CONTENT.ruleIs(rule.number, rule.version)}`],
    [CONTENT.silentIf, rule.silentIf],
    [CONTENT.contest, rule.contest],
    [CONTENT.past, past ? pastInWords(past) : CONTENT.never],
    [CONTENT.putBefore, putBeforeName ?? CONTENT.nobody],
    [state === 'waiting' ? '' : ANSWERED[state], said],
  ] as const
}

function Questions({ showing }: { showing: Shown }) {
  const text = (name: 'done' | 'why', label: string, hint: string) => (
    <TextQuestion showing={showing} name={name} label={label} hint={hint} />
  )
  return (
    <GoOn
      showing={showing}
      legend={CONTENT.does}
      button={CONTENT.button}
      items={[
        { value: 'acted-on', text: DOES['acted-on'], conditional: text('done', CONTENT.done, CONTENT.doneHint) },
        { value: 'dismissed', text: DOES.dismissed, conditional: text('why', CONTENT.why, CONTENT.whyHint) },
      ]}
    />
  )
}
