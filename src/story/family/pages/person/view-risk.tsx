import type { Risk, RiskReviewed } from '../../../../casework/worries/model-risks.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

/** What is written of somebody as a risk to children: the reason, how it is known, who was told, and how it went on. */
export function RiskOfPerson({ shown: { seen, child } }: { shown: Shown }) {
  const { person, mayWorry } = seen
  const open = seen.risks.find(({ closedOn }) => closedOn === null)
  const before = seen.risks.filter((risk) => risk !== open)
  const again = open ? <Link href={`/people/${person.id}/risk`}>{CONTENT.lookAgain}</Link> : null
  const say =
    !open && child && person.kind === 'adult' ? (
      <Link href={`/children/${child.id}/worries/new`}>{CONTENT.sayRisk}</Link>
    ) : null
  return (
    <Panel heading={CONTENT.risk} id="risk" action={mayWorry ? (again ?? say) : null}>
      {open ? <OpenRisk risk={open} /> : <p>{CONTENT.noRisk}</p>}
      {seen.reviews.length + before.length > 0 ? <History reviews={seen.reviews} before={before} /> : null}
    </Panel>
  )
}

function OpenRisk({ risk }: { risk: Risk }) {
  const { title, statement, howKnown, saidBy, sinceOn, told, managedBy, reviewBy } = risk
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <p>{statement}</p>
      <p>
        <Kind kind={howKnown} /> {saidBy}, since {inWords(sinceOn)}
      </p>
      <SummaryList
        rows={[
          { key: CONTENT.told, value: told ?? CONTENT.notTold },
          { key: CONTENT.managedBy, value: managedBy ?? CONTENT.nobody },
          { key: CONTENT.reviewBy, value: reviewBy ? inWords(reviewBy) : CONTENT.notTold },
        ]}
      />
      <p class="ics-small">{CONTENT.everyChild}</p>
    </>
  )
}

function History({ reviews, before }: { reviews: readonly RiskReviewed[]; before: readonly Risk[] }) {
  return (
    <>
      <h3 class="govuk-heading-s">{CONTENT.history}</h3>
      <Rows
        items={[
          ...reviews.map(({ reviewedOn, statement, outcome, by }) => (
            <>
              {outcome === 'ended' ? `${CONTENT.ended}: ` : ''}
              {statement} <Small>{`${by}, ${inWords(reviewedOn)}`}</Small>
            </>
          )),
          ...before.map(({ sinceOn, title, closedOn, closedHow }) => (
            <>
              {title}{' '}
              <Small>{`since ${inWords(sinceOn)}${closedOn ? `, ended ${inWords(closedOn)}: ${closedHow}` : ''}`}</Small>
            </>
          )),
        ]}
      />
    </>
  )
}
