import { PLACE_KINDS } from '../../../../casework/places/pages/content.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { wasMistaken } from '../../../../people/identity/rules.ts'
import { ageInWords, displayName, inFull, isUnborn, type PersonName } from '../../../../people/model.ts'
import { periodInWords } from '../../../../people/pages/content.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Kind, Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { PersonSeen } from '../../model.ts'
import { TIE_BETWEEN } from '../genogram/content.ts'
import { CONTENT } from './content.ts'
import { RiskOfPerson } from './view-risk.tsx'
import type { Shown } from './view-shown.ts'

/** Everything known of somebody around children, as far as the reader works with these. */
export function personView(shown: Shown): string {
  const { seen, child, now, shell } = shown
  const title = displayName(seen.person)
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <WorkAndHelp
          label={CONTENT.acts}
          work={
            <>
              <HeadingLine heading={title} remark={ageInWords(seen.person, now.day)} />
              {child && child.id !== seen.person.id ? (
                <p>
                  Around <Link href={`/children/${child.id}`}>{displayName(child)}</Link>
                </p>
              ) : null}
              <RiskOfPerson shown={shown} />
              <Ties shown={shown} />
              <Homes shown={shown} />
              <Entries seen={seen} />
            </>
          }
          help={<Beside shown={shown} />}
        />
      </Wrap>
    ),
  })
}

function Ties({ shown: { seen } }: { shown: Shown }) {
  const ties = seen.ties.filter(({ tie }) => !wasMistaken(tie))
  const inWordsOf = ({ tie, other }: (typeof ties)[number]) => {
    const is = TIE_BETWEEN[tie.kind]
    const words = tie.words ? ` (“${tie.words}”)` : ''
    return tie.personId === seen.person.id
      ? `${displayName(other)} is the ${is}${words}`
      : `${displayName(seen.person)} is the ${is}${words}`
  }
  return (
    <Panel heading={CONTENT.ties} id="ties" action={<Small>{CONTENT.onlyYours}</Small>}>
      {ties.length === 0 ? (
        <p>{CONTENT.noTies}</p>
      ) : (
        <Table
          caption={CONTENT.ties}
          captionSize="hidden"
          columns={[{ head: 'With' }, { head: 'What they are' }, { head: 'From and to' }, { head: 'Change' }]}
          rows={ties.map((one) => [
            <Link href={`/people/${one.other.id}`}>{displayName(one.other)}</Link>,
            inWordsOf(one),
            periodInWords(one.tie),
            seen.mayEdit && one.tie.toOn === null ? (
              <Link
                href={`/people/${seen.person.id}/ties/${one.tie.id}`}
                hidden={`the tie with ${displayName(one.other)}`}
              >
                {CONTENT.change}
              </Link>
            ) : null,
          ])}
        />
      )}
    </Panel>
  )
}

function Homes({ shown: { seen } }: { shown: Shown }) {
  const homes = seen.homes.filter(({ members }) => members.some(({ personId }) => personId === seen.person.id))
  return (
    <Panel heading={CONTENT.homes} id="homes">
      {homes.length === 0 ? <p>{CONTENT.noHomes}</p> : null}
      {homes.map(({ lines, postcode, members }) => (
        <>
          <p>
            <strong>{[lines, postcode].filter(Boolean).join(', ')}</strong>
          </p>
          <Rows
            items={members
              .filter((member) => !wasMistaken(member))
              .map(
                (member) =>
                  `${displayName(member.person)}, ${periodInWords(member)}${member.partTime ? `; ${member.partTime}` : ''}`,
              )}
          />
        </>
      ))}
    </Panel>
  )
}

function Entries({ seen: { entries } }: { seen: PersonSeen }) {
  return (
    <Panel heading={CONTENT.entries} id="entries">
      {entries.length === 0 ? (
        <p>{CONTENT.noEntries}</p>
      ) : (
        <Rows
          items={entries.map((entry) => (
            <>
              <Link href={`/children/${entry.childId}/chronology#entry-${entry.id}`}>{entry.title}</Link>{' '}
              <Kind kind={entry.kind} /> <Small>{`${entry.saidBy}, ${inWords(entry.happenedOn)}`}</Small>
            </>
          ))}
        />
      )}
    </Panel>
  )
}

function Beside({ shown }: { shown: Shown }) {
  const { seen } = shown
  const names = seen.person.names.map((name) => `${inFull(name)}${usedAs(name)}`)
  return (
    <>
      <Acts shown={shown} />
      <Panel heading={CONTENT.who} id="who">
        <Rows items={names} />
        {seen.addresses.length === 0 ? <p>{CONTENT.noAddress}</p> : null}
        <Rows
          items={seen.addresses
            .filter((one) => !wasMistaken(one))
            .map((one) => `${[one.lines, one.postcode].filter(Boolean).join(', ')} ${periodInWords(one)}`)}
        />
      </Panel>
      <Panel heading={CONTENT.children} id="children">
        {seen.children.length === 0 ? <p>{CONTENT.noChildren}</p> : null}
        <Rows
          items={seen.children.map((one) => (
            <>
              <Link href={`/children/${one.id}`}>{displayName(one)}</Link>, {ageInWords(one, shown.now.day)}
            </>
          ))}
        />
      </Panel>
      <Panel heading={CONTENT.places} id="places">
        {seen.places.length === 0 ? <p>{CONTENT.noPlaces}</p> : null}
        <SplitRows
          items={seen.places.map(({ id, name, kind, words }) => ({
            left: (
              <>
                <Link href={`/places/${id}`}>{name}</Link> <Small>{PLACE_KINDS[kind]}</Small>
              </>
            ),
            right: words,
          }))}
        />
      </Panel>
    </>
  )
}

function usedAs({ use, toOn }: PersonName): string {
  if (use === 'alias') return ', also called'
  return use === 'former' || toOn !== null ? ', former name' : ''
}

function Acts({ shown: { seen, child } }: { shown: Shown }) {
  const { person } = seen
  if (!seen.mayEdit || !child) return null
  const isChild = person.kind === 'child'
  const add = (as: string) => `/children/${child.id}/people?of=${person.id}&as=${as}#add`
  const adding = [
    { href: add('parent'), text: CONTENT.parent },
    { href: add('sibling'), text: CONTENT.sibling },
    ...(isChild
      ? []
      : [
          { href: add('partner'), text: CONTENT.partner },
          { href: add('child'), text: CONTENT.child },
        ]),
  ]
  const died = isUnborn(person) ? CONTENT.lost : person.diedOn ? CONTENT.diedWrong : CONTENT.died
  return (
    <Panel heading={CONTENT.acts} id="acts">
      <p>{CONTENT.add}:</p>
      <Rows items={adding.map(({ href, text }) => <Link href={href}>{text}</Link>)} />
      <Rows
        items={[
          <Link href={isChild ? `/children/${person.id}/identity` : `/people/${person.id}/home`}>
            {isChild ? CONTENT.childHome : CONTENT.home}
          </Link>,
          <Link href={`/people/${person.id}/death`}>{died}</Link>,
          <Link href={`/children/${child.id}/genogram`}>Family drawing</Link>,
        ]}
      />
    </Panel>
  )
}
