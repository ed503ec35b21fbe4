import { ageOn, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Quote, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { membersNow } from '../../../shared-chronology/rules.ts'
import type { HelpSeen } from '../../commands-look.ts'
import { DOMAIN_WORDS, DOMAINS } from '../../model.ts'
import { nameOfChild } from '../../rules.ts'
import { CONTENT } from './content.ts'

type Props = { readonly seen: HelpSeen }

/** Early help for one child on one page: how the child is, what is done, who is there. */
export function familyHelpView(seen: HelpSeen, now: Moment, shell: Shell): string {
  const { asGiven, endedOn, endedWhy } = seen.chronology
  const age = asGiven.birthDate ? `, ${ageOn(asGiven.birthDate, now.day).years}` : ''
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <Band look="found">
          <strong>{nameOfChild(asGiven)}</strong>
          {age}
        </Band>
        {endedOn ? (
          <InsetText>
            {CONTENT.ended} {inWords(endedOn)}: {endedWhy}. {CONTENT.endedHint}
          </InsetText>
        ) : null}
        <WorkAndHelp
          label={CONTENT.team}
          work={seen.isOpen ? <Work seen={seen} /> : <SteppedUp seen={seen} />}
          help={
            <>
              <Team seen={seen} />
              <Agreement seen={seen} />
            </>
          }
        />
      </Wrap>
    ),
  })
}

function Work({ seen }: Props) {
  return (
    <>
      <Acts seen={seen} />
      <SteppedUp seen={seen} />
      <Assessment seen={seen} />
      <PlanPanel seen={seen} />
      <Newest seen={seen} />
    </>
  )
}

function Acts({ seen: { help, chronology, assessments, leads } }: Props) {
  const at = (step: string) => `/family-help/${help.id}/${step}`
  const isFirst = assessments.length === 0
  if (!leads) {
    return (
      <p>
        <Button href={`/shared/${chronology.id}`}>{CONTENT.add}</Button>
      </p>
    )
  }
  return (
    <p>
      <Button href={at('assessment')} variant={isFirst ? undefined : 'secondary'}>
        {isFirst ? CONTENT.assess : CONTENT.assessAgain}
      </Button>{' '}
      <Button href={`/shared/${chronology.id}`} variant="secondary">
        {CONTENT.add}
      </Button>{' '}
      <Button href={at('meeting')} variant="secondary">
        {CONTENT.meeting}
      </Button>{' '}
      <Button href={at('ask')} variant="secondary">
        {CONTENT.askToLook}
      </Button>
    </p>
  )
}

function SteppedUp({ seen: { steppedUp } }: Props) {
  return (
    <>
      {steppedUp.map(({ concernId, steppedOn, isAnswered }) => (
        <InsetText>
          {CONTENT.asked} {inWords(steppedOn)}. {isAnswered ? CONTENT.answered : CONTENT.waits}{' '}
          <Link href={`/concerns/${concernId}`}>{CONTENT.answer}</Link>
        </InsetText>
      ))}
    </>
  )
}

function Assessment({ seen: { assessments } }: Props) {
  const [last] = assessments
  if (!last) {
    return (
      <Panel heading={CONTENT.assessment} id="assessment">
        <p>{CONTENT.noAssessment}</p>
      </Panel>
    )
  }
  const { content, completedOn, writtenByName, writtenByTitle } = last
  const said = (key: string, value: string) => (value.trim() === '' ? [] : [{ key, value }])
  return (
    <Panel
      heading={CONTENT.assessment}
      id="assessment"
      action={<Small>{`${inWords(completedOn)}, ${writtenByName}, ${writtenByTitle}`}</Small>}
    >
      <SummaryList
        rows={[
          ...DOMAINS.flatMap((domain) => said(DOMAIN_WORDS[domain], content[domain])),
          ...said(CONTENT.wouldHelp, content.wouldHelp),
        ]}
      />
      {content.childWords.trim() ? (
        <p>
          <strong>{CONTENT.childWords}</strong> <Quote>{content.childWords}</Quote>
        </p>
      ) : null}
    </Panel>
  )
}

function PlanPanel({ seen: { help, plan, leads } }: Props) {
  const write = leads && plan ? <Link href={`/family-help/${help.id}/plan`}>{CONTENT.plan}</Link> : null
  return (
    <Panel heading={CONTENT.planHeading} id="plan" action={write}>
      {plan ? <PlanRead plan={plan} /> : <p>{whyNoPlan(help)}</p>}
    </Panel>
  )
}

function whyNoPlan({ childId, closedOn, closedWhy }: HelpSeen['help']): string {
  if (closedOn) return `${CONTENT.closed} ${inWords(closedOn)}: ${closedWhy}`
  return childId === null ? CONTENT.planSoon : CONTENT.planNotYours
}

function PlanRead({ plan }: { plan: NonNullable<HelpSeen['plan']> }) {
  const actions = plan.needs.flatMap((need) => need.outcomes.flatMap((outcome) => outcome.actions))
  if (plan.weWant === '') return <p>{CONTENT.noPlan}</p>
  return (
    <>
      <SummaryList
        rows={[
          { key: CONTENT.why, value: plan.whyInvolved },
          { key: CONTENT.want, value: plan.weWant },
        ]}
      />
      <SplitRows
        items={actions
          .filter(({ state }) => state === 'open')
          .map(({ what, ownerName, byOn }) => ({ left: `${what} (${ownerName})`, right: inWords(byOn) }))}
      />
    </>
  )
}

function Newest({ seen: { newest, chronology } }: Props) {
  return (
    <Panel heading={CONTENT.newest} id="newest" action={<Link href={`/shared/${chronology.id}`}>{CONTENT.all}</Link>}>
      {newest.length === 0 ? (
        <p>{CONTENT.nothing}</p>
      ) : (
        <SplitRows
          items={newest.map(({ happenedOn, title, saidBy, agencyName }) => ({
            right: <Small>{inWords(happenedOn)}</Small>,
            left: (
              <>
                {title} <Small>{`${saidBy}, ${agencyName}`}</Small>
              </>
            ),
          }))}
        />
      )}
    </Panel>
  )
}

function Team({ seen: { members, chronology, leads } }: Props) {
  return (
    <Panel
      heading={CONTENT.team}
      id="team"
      action={leads ? <Link href={`/shared/${chronology.id}/members`}>{CONTENT.change}</Link> : null}
    >
      <Rows
        items={membersNow(members).map((member) => (
          <>
            <strong>{member.name}</strong>
            {member.leads ? ` (${CONTENT.leads})` : ''}, {member.jobTitle}, {member.agencyName}
          </>
        ))}
      />
    </Panel>
  )
}

function Agreement({ seen: { chronology, leads } }: Props) {
  const { agreedBy, basisWords, fromOn } = chronology
  return (
    <Panel
      heading={CONTENT.agreement}
      id="agreement"
      action={leads ? <Link href={`/shared/${chronology.id}/end`}>{CONTENT.end}</Link> : null}
    >
      <SummaryList
        rows={[
          { key: CONTENT.agreedBy, value: agreedBy ?? '' },
          { key: CONTENT.agreedTo, value: basisWords },
          { key: CONTENT.since, value: inWords(fromOn) },
        ]}
      />
    </Panel>
  )
}
