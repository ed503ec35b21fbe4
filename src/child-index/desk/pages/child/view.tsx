import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { HeadingLine, IndexNumber, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { IdentitySummary } from '../../../contract-identity.ts'
import { nameInWords, STATES } from '../content.ts'
import type { ShownChild } from '../model.ts'
import { dayInNumbers } from '../rules.ts'
import { Problems } from '../view.tsx'
import { CONTENT, SHIELDS, STATUSES } from './content.ts'
import { ActForm, type ActFormProps } from './view-act-form.tsx'
import { Events } from './view-events.tsx'
import { Records } from './view-records.tsx'

/** Who a child is: what every record says, what happened at the left; the numbers and what can be done at the right. */
export function childView(view: ActFormProps): string {
  const { history, shell, problems } = view
  const { side } = history
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <Problems problems={problems} />
        <div class="ics-two">
          <div>
            <HeadingLine heading={<bdi>{nameOf(view)}</bdi>} remark={CONTENT.title} />
            <Panel heading={CONTENT.records} id="records">
              <Records assertions={side.assertions} />
            </Panel>
            <Panel heading={CONTENT.history} id="history">
              <Events {...view} />
            </Panel>
          </div>
          <div>
            <Numbers {...view} />
            <ActForm {...view} />
            <Around {...view} />
          </div>
        </div>
      </Wrap>
    ),
  })
}

function nameOf({ history: { side } }: ShownChild): string {
  const names = side.assertions.flatMap(({ identity }) => identity.names)
  return nameInWords(names[0] ?? ({ given: '', family: '' } satisfies Pick<IdentitySummary, 'given' | 'family'>))
}

function Numbers({ history, people, recordId }: ShownChild) {
  const { side, aliases, notSame, shielded } = history
  const { text, colour } = STATUSES[side.status]
  return (
    <Panel heading={CONTENT.number} id="number">
      <Rows
        items={[
          <>
            <IndexNumber>{formatIndexNumber(side.number)}</IndexNumber> <Tag colour={colour}>{text}</Tag>
            {SHIELDS[shielded] ? <Tag colour="purple">{SHIELDS[shielded]}</Tag> : null}
            {shielded === 'no' && side.status === 'active' ? (
              <p>
                <Link href={`/index/children/${recordId}/shield`}>{CONTENT.shield}</Link>
              </p>
            ) : null}
            {STATES[side.state] ? <p class="ics-small">{STATES[side.state]}</p> : null}
          </>,
          `${CONTENT.responsible}: ${side.responsibleAuthority ? authorityName(side.responsibleAuthority) : CONTENT.nobody}`,
          ...aliases.map((alias) => (
            <>
              {CONTENT.otherNumbers} <IndexNumber>{formatIndexNumber(alias)}</IndexNumber>{' '}
              <Small>{CONTENT.otherNumbersHint}</Small>
            </>
          )),
          ...notSame.map(({ number }) => {
            const person = people.get(number)
            return (
              <>
                {CONTENT.notSame}{' '}
                {person?.recordId ? (
                  <Link href={`/index/children/${person.recordId}`}>{nameInWords(person.summary)}</Link>
                ) : null}{' '}
                <IndexNumber>{formatIndexNumber(number)}</IndexNumber>
              </>
            )
          }),
        ]}
      />
    </Panel>
  )
}

function Around({ history: { side } }: ShownChild) {
  return (
    <>
      <Panel heading={CONTENT.involved} id="involved">
        {side.involvements.length === 0 ? (
          <p>{CONTENT.involvedNone}</p>
        ) : (
          <Rows
            items={side.involvements.map(({ organisation, sinceOn, endedOn }) => (
              <>
                {organisation ?? CONTENT.sensitive}{' '}
                <Small>{endedOn ? `to ${dayInNumbers(endedOn)}` : `from ${dayInNumbers(sinceOn)}`}</Small>
              </>
            ))}
          />
        )}
      </Panel>
      <Panel heading={CONTENT.household} id="household">
        {side.household.length === 0 ? <p>{CONTENT.householdNone}</p> : <Rows items={side.household} />}
      </Panel>
    </>
  )
}
