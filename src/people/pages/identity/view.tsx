import { inWords } from '../../../kernel/calendar-day.ts'
import { formatIndexNumber, indexNumber } from '../../../kernel/index-number.ts'
import { formatNhsNumber, nhsNumber } from '../../../kernel/nhs-number.ts'
import { HeadingLine, IndexNumber, WorkAndHelp, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Link, SummaryList, Tag } from '../../../platform/govuk/content.tsx'
import { ErrorSummary } from '../../../platform/govuk/form.tsx'
import { page } from '../../../platform/govuk/layout.tsx'
import { Panel, Small } from '../../../platform/govuk/record.tsx'
import { wasMistaken } from '../../identity/rules.ts'
import {
  ageInWords,
  birthInWords,
  displayName,
  inFull,
  type KnownPerson,
  type Period,
  type PersonIdentifier,
} from '../../model.ts'
import { SEX } from '../content.ts'
import { linked } from '../form.ts'
import { CONTENT, SYSTEMS, USES } from './content.ts'
import { Changes, type IdentityView } from './view-changes.tsx'

/** What is known at the left, over time; what can be changed at the right. */
export function identityView(props: IdentityView): string {
  const { child, shell, problems, now, mayEdit } = props
  const title = `${CONTENT.title} ${displayName(child)}`
  return page({
    title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? <ErrorSummary errors={linked(problems)} /> : null}
        <HeadingLine heading={title} remark={`${ageInWords(child, now.day)}, ${birthInWords(child)}`} />
        <WorkAndHelp
          label="What can be changed"
          work={<Known {...props} />}
          help={
            <>
              {mayEdit ? <Changes {...props} /> : <p>{CONTENT.readOnly}</p>}
              <p>
                <Link href={`/children/${child.id}/people`}>{CONTENT.people}</Link>
              </p>
              <p>
                <Link href={`/children/${child.id}`}>{CONTENT.back}</Link>
              </p>
            </>
          }
        />
      </Wrap>
    ),
  })
}

function Known({ child, addresses, identifiers }: IdentityView) {
  const names = child.names.toReversed().map((name) => ({ key: USES[name.use], value: dated(inFull(name), name) }))
  const homes = addresses.toReversed().map((address) => ({
    key: address.toOn === null ? 'Address' : 'Former address',
    value: dated([address.lines, address.postcode].filter(Boolean).join(', '), address),
  }))
  return (
    <>
      <Panel heading={CONTENT.names} id="names">
        {names.length > 0 ? <SummaryList rows={names} /> : <p>{CONTENT.noNames}</p>}
        <SummaryList rows={[{ key: CONTENT.sex, value: SEX[child.sex] }]} />
      </Panel>
      <Panel heading={CONTENT.addresses} id="addresses">
        {homes.length > 0 ? <SummaryList rows={homes} /> : <p>{CONTENT.noAddresses}</p>}
      </Panel>
      <Panel heading={CONTENT.numbers} id="numbers">
        <SummaryList
          rows={[
            { key: CONTENT.indexNumber, value: <OwnNumber child={child} /> },
            ...identifiers.map((identifier) => ({ key: SYSTEMS[identifier.system], value: numberInWords(identifier) })),
          ]}
        />
      </Panel>
    </>
  )
}

function OwnNumber({ child }: { child: KnownPerson }) {
  const number = child.indexNumber === null ? undefined : indexNumber(child.indexNumber)
  if (!number) return <>{CONTENT.noNumber}</>
  return (
    <>
      <IndexNumber>{formatIndexNumber(number)}</IndexNumber>{' '}
      {child.indexState === 'provisional' ? <Tag colour="grey">Provisional</Tag> : null}
    </>
  )
}

function dated(what: string, period: Period) {
  return (
    <>
      {what} <Small>{periodInWords(period)}</Small>
    </>
  )
}

function periodInWords(period: Period): string {
  const { fromOn, toOn } = period
  if (wasMistaken(period)) return CONTENT.mistaken
  if (toOn === null) return fromOn === null ? '' : `since ${inWords(fromOn)}`
  return fromOn === null ? `until ${inWords(toOn)}` : `${inWords(fromOn)} to ${inWords(toOn)}`
}

function numberInWords({ system, value, verified }: PersonIdentifier): string {
  const nhs = system === 'nhs' ? nhsNumber(value) : undefined
  const shown = nhs ? formatNhsNumber(nhs) : value
  return verified ? `${shown} (checked)` : shown
}
