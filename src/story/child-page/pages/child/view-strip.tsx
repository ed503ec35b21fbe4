import { plainText } from '../../../../entries/rules.ts'
import { formatIndexNumber, type IndexNumber as NumberText } from '../../../../kernel/index-number.ts'
import { formatNhsNumber, type NhsNumber } from '../../../../kernel/nhs-number.ts'
import { ageInWords, birthInWords, currentName, displayName, isUnborn } from '../../../../people/model.ts'
import { ChildStrip, IndexNumber } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Kind, Quote, Small } from '../../../../platform/govuk/record.tsx'
import { firstSentences, ownWordsIn } from '../../../chronology/rules-childs-words.ts'
import type { CaseFacts } from '../../model.ts'
import { badgesOf, briefDay, lookAgain, type NextItem, shortName } from '../../rules.ts'
import type { PermittedAct } from '../../rules-acts.ts'
import { CONTENT, SEXES } from './content.ts'
import { whereOf } from './view-next.tsx'
import type { Shown } from './view-shown.ts'

type StripProps = { readonly shown: Shown; readonly acts: readonly PermittedAct[]; readonly next: readonly NextItem[] }

/** Who the child is, what they are to us, why we are involved, and what they say. */
export function Strip({ shown, acts, next }: StripProps) {
  const { story, now } = shown
  const { child } = story.family
  const { photo } = story.facts
  const late = next.filter(({ look }) => look === 'late').length
  return (
    <ChildStrip
      name={displayName(child)}
      say={child.saysName ? <>says it {child.saysName}</> : null}
      photo={photo ? `/documents/${photo}/file` : undefined}
      photoText={photo ? displayName(child) : `No photo of ${shortName(child)} yet`}
      lines={[<Who shown={shown} />, <Numbers shown={shown} acts={acts} />]}
      jumps={[
        { href: '#worries', text: `Worries (${story.worries.length})` },
        { href: '#next', text: late > 0 ? `Next (${late} late)` : 'Next' },
        { href: '#ring', text: CONTENT.ring },
      ]}
      badges={badgesOf(child, story.facts).map(({ text, now, risk }) => ({
        ...{ text, colour: risk ? 'red' : now ? 'now' : 'grey' },
      }))}
      why={
        <>
          <Why shown={shown} />
          <Words story={story} today={now.day} />
        </>
      }
    />
  )
}

function Who({ shown: { story, works, now } }: { shown: Shown }) {
  const { child } = story.family
  const school = works.involvements?.find(({ kind, endedOn }) => kind === 'school' && endedOn === null)?.organisation
  const sex = isUnborn(child) ? null : SEXES[child.sex]
  const born = isUnborn(child) ? null : birthInWords(child)
  return <>{[ageInWords(child, now.day), sex, born, school].filter(Boolean).join(' · ')}</>
}

function Numbers({ shown: { story }, acts }: { shown: Shown; acts: readonly PermittedAct[] }) {
  const { child } = story.family
  const { identifiers, address } = story.facts
  const held = (system: string) => identifiers.find((one) => one.system === system)?.value
  const [nhs, upn, local] = [held('nhs'), held('upn'), held('local')]
  const complete = acts.find(({ id }) => id === 'complete-identity')
  const rest = [
    nhs && `NHS ${formatNhsNumber(nhs as NhsNumber)}`,
    !currentName(child.names) && upn && `UPN ${upn}`,
    !currentName(child.names) && local && `our reference ${local}`,
    address && `lives at ${address.lines}${address.postcode ? `, ${address.postcode}` : ''}`,
  ].filter(Boolean)
  return (
    <>
      Index number{' '}
      {child.indexNumber ? (
        <IndexNumber>{formatIndexNumber(child.indexNumber as NumberText)}</IndexNumber>
      ) : (
        <strong>{CONTENT.numberToCome}</strong>
      )}{' '}
      {rest.length > 0 ? <Small>· {rest.join(' · ')}</Small> : null}{' '}
      {complete ? <Link href={complete.path}>{CONTENT.completeIdentity}</Link> : null}
    </>
  )
}

/** Why we are involved and what we want; for a case that closed, first what would make us look again. */
function Why({ shown: { story, now } }: { shown: Shown }) {
  const { plan, episodes } = story.facts
  const isOpen = episodes.some(({ closedOn }) => closedOn === null)
  return (
    <>
      <Again facts={story.facts} childId={story.family.child.id} today={now.day} />
      {plan?.whyInvolved && isOpen ? (
        <p class="ics-few">
          <Link href={`/children/${story.family.child.id}/plan`}>{CONTENT.why}</Link>
          {': '}
          {plan.whyInvolved}{' '}
          {plan.weWant ? (
            <>
              <strong>{CONTENT.want}</strong> {plan.weWant}
            </>
          ) : null}
        </p>
      ) : isOpen ? (
        <p>{CONTENT.noPlan}</p>
      ) : null}
    </>
  )
}

type AgainProps = {
  readonly facts: CaseFacts
  readonly childId: string
  readonly today: Shown['now']['day']
}

function Again({ facts, childId, today }: AgainProps) {
  const again = lookAgain(facts)
  if (!again) return null
  const { reopened, closedOn, by, lookAgainIf, summary } = again
  return (
    <p class="ics-few">
      <Link href={`/children/${childId}/chronology`}>
        {reopened ? 'When we closed' : 'Closed'} on {briefDay(closedOn, today)}
      </Link>
      {by ? ` (${by})` : ''}, <strong>{reopened ? CONTENT.saidAgain : CONTENT.wouldAgain}</strong> {lookAgainIf}{' '}
      {summary ? <Small>{`What had changed: ${summary}`}</Small> : null}
    </p>
  )
}

/** Letters of the child's words that two lines hold, beside to whom and when. */
const FIT = 90

function Words({ story, today }: { story: Shown['story']; today: Shown['now']['day'] }) {
  const { words, family } = story
  if (!words) return <p class="ics-small">{CONTENT.noWords}</p>
  const isTheirs = [displayName(family.child), shortName(family.child)].includes(words.saidBy)
  const said = ownWordsIn(words.title, plainText(words.body)).words
  return (
    <p>
      <Kind kind="child-words" />{' '}
      <Small>
        to{' '}
        <Link href={whereOf(words.id, story)}>
          {isTheirs ? words.recordedByName : words.saidBy}, {briefDay(words.happenedOn, today)}
        </Link>
      </Small>{' '}
      <Quote>{firstSentences(said, FIT)}</Quote>
    </p>
  )
}

/** Quotation marks are put by the page. */
export function unquoted(text: string): string {
  return text.replace(/^[“"']|[”"']$/g, '')
}
