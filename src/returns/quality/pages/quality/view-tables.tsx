import { type CalendarDay, daysBetween } from '../../../../kernel/calendar-day.ts'
import { londonDayOf } from '../../../../kernel/instant.ts'
import { displayName } from '../../../../people/model.ts'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ruleInWords } from '../../../children-in-need/rules-words.ts'
import { placeOf } from '../../../runs/pages/content.ts'
import type { QualitySeen } from '../../commands.ts'
import type { Chosen, Figures, HolderFigures, ListedFault } from '../../model.ts'
import { CONTENT } from './content.ts'

type Seen = { readonly seen: QualitySeen }

/** What is to be put right, or was, child by child, with the page that does it. */
export function Standing({ seen, faults, today }: Seen & { faults: readonly ListedFault[]; today: CalendarDay }) {
  const isMine = seen.scope.of === 'held'
  return (
    <Table
      caption="Each child, what the rule says, and where it is put right"
      captionSize="hidden"
      columns={[
        { head: 'Child', width: 20 },
        { head: 'What the rule says' },
        { head: 'Put right at', width: 20 },
        ...(isMine ? [] : [{ head: 'Who holds the child', width: 20 as const }]),
      ]}
      rows={faults.map((fault) => [
        <Child seen={seen} fault={fault} />,
        <>
          {ruleInWords(fault.code)} <State fault={fault} today={today} />
        </>,
        <Place seen={seen} fault={fault} />,
        ...(isMine ? [] : [fault.workerName ?? CONTENT.nobody]),
      ])}
    />
  )
}

function Child({ seen: { people, year }, fault: { childId } }: Seen & { fault: ListedFault }) {
  const person = people.get(childId)
  return <Link href={`/returns/children/${childId}?year=${year}`}>{person ? displayName(person) : 'A child'}</Link>
}

function State({ fault: { code, severity, since, mendedAt }, today }: { fault: ListedFault; today: CalendarDay }) {
  if (mendedAt !== null) return <Tag colour="green">{CONTENT.mendedTag}</Tag>
  const isNew = daysBetween(londonDayOf(since), today) < 7
  return (
    <>
      <Tag colour={severity === 'error' ? 'red' : 'grey'}>{code}</Tag> {isNew ? <Small>new this week</Small> : null}
    </>
  )
}

/** Who works with the child goes there at once; who makes the return asks who holds the child. */
function Place({ seen: { scope }, fault }: Seen & { fault: ListedFault }) {
  const { path, words } = placeOf(fault.place, fault.childId)
  return scope.of === 'authority' ? words : <Link href={path}>{words}</Link>
}

/** How much there is by rule; each leads to its children. */
export function Rules({ seen }: Seen) {
  return (
    <Table
      caption="Rules that are broken, errors first"
      captionSize="hidden"
      columns={COUNTED}
      rows={seen.figures.rules.map(({ code, severity, ...figures }) => [
        <>
          <Link href={choosing(seen, { rule: code })}>{code}</Link> <Small>{severity}</Small>
        </>,
        ...numbersOf(figures),
      ])}
    />
  )
}

type HoldersProps = Seen & {
  readonly kind: 'team' | 'worker'
  readonly heading: string
  readonly holders: readonly HolderFigures[]
}

/** How much there is by team or worker; each leads to its children. */
export function Holders({ seen, kind, heading, holders }: HoldersProps) {
  if (holders.length === 0) return null
  const none = kind === 'team' ? CONTENT.noTeam : CONTENT.nobody
  return (
    <Panel heading={heading} id={kind}>
      <Table
        caption={heading}
        captionSize="hidden"
        columns={COUNTED}
        rows={holders.map(({ id, name, ...figures }) => [
          id === null ? none : <Link href={choosing(seen, { [kind]: id })}>{name ?? none}</Link>,
          ...numbersOf(figures),
        ])}
      />
    </Panel>
  )
}

const COUNTED = [
  { head: 'Which' },
  { head: 'Children', numeric: true },
  { head: 'New', numeric: true },
  { head: 'Put right', numeric: true },
]

function numbersOf({ children, come, mended }: Figures): readonly number[] {
  return [children, come, mended]
}

/** The address of one more choice beside those made; one's own team needs no id in it. */
function choosing({ chosen, scope }: QualitySeen, more: Chosen): string {
  const team = scope.of === 'team' && !scope.isOwn ? { team: scope.teamId } : {}
  return `/returns/quality?${new URLSearchParams({ ...chosen, ...team, ...more })}`
}
