import type { Moment } from '../../../kernel/moment.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../platform/govuk/content.tsx'
import { ErrorSummary } from '../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../platform/govuk/layout.tsx'
import { Panel } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import type { Kin } from '../../genogram/model.ts'
import { isWithin, wasMistaken } from '../../identity/rules.ts'
import {
  ageInWords,
  displayName,
  type Family,
  type HouseholdOverTime,
  type KnownPerson,
  type Relative,
} from '../../model.ts'
import type { Namesake } from '../../search/model.ts'
import { periodInWords, TIES } from '../content.ts'
import { type Fields, linked, type Problem } from '../form.ts'
import { CONTENT } from './content.ts'
import { AddSomeone } from './view-add-someone.tsx'

type PeopleAroundView = {
  readonly shell: Shell
  readonly family: Family
  /** How everyone stands to the child, through others too. */
  readonly kin: readonly Kin[]
  readonly mayEdit: boolean
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly namesakes?: readonly Namesake[]
  readonly now: Moment
}

/** Who is and was at home, who is family and how, and a place to add someone. */
export function peopleAroundView(props: PeopleAroundView): string {
  const { shell, family, kin, mayEdit, problems, now } = props
  const title = `${CONTENT.title} ${displayName(family.child)}`
  return page({
    title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? <ErrorSummary errors={linked(problems)} /> : null}
        <HeadingLine heading={title} remark={ageInWords(family.child, now.day)} />
        <WorkAndHelp
          label={CONTENT.addHeading}
          work={
            <>
              <Home family={family} kin={kin} now={now} />
              <FamilyTable family={family} kin={kin} now={now} />
            </>
          }
          help={
            <>
              {mayEdit ? <AddSomeone {...props} /> : null}
              <p>
                <Link href={`/children/${family.child.id}/genogram`}>{CONTENT.genogram}</Link>
              </p>
              <p>
                <Link href={`/children/${family.child.id}/homes`}>{CONTENT.homes}</Link>
              </p>
              {mayEdit ? (
                <p>
                  <Link href={`/children/${family.child.id}/places/new`}>{CONTENT.places}</Link>
                </p>
              ) : null}
              <p>
                <Link href={`/children/${family.child.id}/identity`}>{CONTENT.identity}</Link>
              </p>
              <p>
                <Link href={`/children/${family.child.id}`}>{CONTENT.back}</Link>
              </p>
            </>
          }
        />
      </Wrap>
    ),
  })
}

type Seen = Pick<PeopleAroundView, 'family' | 'kin' | 'now'>

function Home({ family, kin, now }: Seen) {
  const { households, child, relatives } = family
  const members = households.flatMap((household) =>
    household.members.filter((member) => !wasMistaken(member)).map((member) => ({ household, member })),
  )
  const isNow = ({ household, member }: (typeof members)[number]) =>
    isWithin(member, now.day) && isHomeOf(household, child.id, now)
  const tieOf = (id: string) => relatives.find(({ person }) => person.id === id)
  const row = ({ household, member }: (typeof members)[number]) => [
    <Named person={member.person} kin={kin} />,
    member.personId === child.id ? 'This child' : tieInWords(tieOf(member.personId), kinOf(kin, member.personId)),
    ageInWords(member.person, now.day),
    [household.lines, household.postcode].filter(Boolean).join(', '),
    [periodInWords(member), member.partTime].filter(Boolean).join('; '),
  ]
  const [present, past] = [members.filter(isNow), members.filter((one) => !isNow(one))]
  return (
    <Panel heading={CONTENT.homeHeading} id="home">
      {members.length === 0 ? (
        <p>{CONTENT.noHome}</p>
      ) : (
        <Table
          caption={CONTENT.homeHeading}
          captionSize="hidden"
          columns={[
            { head: 'Name' },
            { head: 'To the child' },
            { head: 'Age' },
            { head: 'Where' },
            { head: 'From and to' },
          ]}
          groups={[
            ...(present.length > 0 ? [{ heading: CONTENT.now, rows: present.map(row) }] : []),
            ...(past.length > 0 ? [{ heading: CONTENT.before, rows: past.map(row) }] : []),
          ]}
        />
      )}
    </Panel>
  )
}

function FamilyTable({ family: { relatives }, kin, now }: Seen) {
  const others = kin.filter((one) => !one.isChild && one.tie === null)
  return (
    <Panel heading={CONTENT.familyHeading} id="family">
      {relatives.length + others.length === 0 ? (
        <p>{CONTENT.noFamily}</p>
      ) : (
        <Table
          caption={CONTENT.familyHeading}
          captionSize="hidden"
          columns={[
            { head: 'Name' },
            { head: 'To the child' },
            { head: 'Age' },
            { head: 'Parental responsibility' },
            { head: 'From and to' },
          ]}
          rows={[
            ...relatives.map((relative) => [
              <Named person={relative.person} kin={kin} />,
              tieInWords(relative),
              ageInWords(relative.person, now.day),
              responsibilityInWords(relative),
              periodInWords(relative),
            ]),
            ...others.map((one) => [
              <Named person={one.person} kin={kin} />,
              tieInWords(undefined, one),
              ageInWords(one.person, now.day),
              responsibilityInWords({ person: one.person, parentalResponsibility: null }),
              CONTENT.now,
            ]),
          ]}
        />
      )}
    </Panel>
  )
}

function isHomeOf({ members }: HouseholdOverTime, childId: string, now: Moment): boolean {
  return members.some((member) => member.personId === childId && isWithin(member, now.day))
}

/** Who it is, with a way to their page; and that they may be a risk, where it is written down. */
function Named({ person, kin }: { person: KnownPerson; kin: readonly Kin[] }) {
  const [name, one] = [displayName(person), kinOf(kin, person.id)]
  const isLinked = person.kind === 'adult' || (one !== undefined && one.tie !== null)
  return (
    <>
      {isLinked ? <Link href={`/people/${person.id}`}>{name}</Link> : name}{' '}
      {one?.isRisk ? <Tag colour="red">{CONTENT.risk}</Tag> : null}
    </>
  )
}

function kinOf(kin: readonly Kin[], id: string): Kin | undefined {
  return kin.find((one) => one.id === id)
}

function tieInWords(relative: Relative | undefined, through?: Kin): string {
  if (!relative) return through?.words ?? CONTENT.notKnown
  const { tie, words, throughParents } = relative
  if (throughParents) return `${TIES[tie]}, through a parent they share`
  return words ? `${TIES[tie]} (“${words}”)` : TIES[tie]
}

/** Only an adult can have it, and only of the child's elders is it asked. */
function responsibilityInWords({
  parentalResponsibility,
  person,
}: Pick<Relative, 'parentalResponsibility' | 'person'>): string {
  if (parentalResponsibility !== null) return parentalResponsibility ? 'Yes' : 'No'
  return person.kind === 'child' ? 'does not apply' : CONTENT.notKnown
}
