import { ageOn, type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, currentName, displayName, type ListedPerson } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Clock, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { TrayFacts, TrayKind, TrayRow } from '../../model.ts'
import { namesTogether, type Part } from '../../rules-rows.ts'
import { CONTENT, children, GROUP_HINTS, GROUPS, ORDERS_SAID } from './content.ts'
import type { TrayShown } from './view-shown.ts'

/** The lines of a list, in its parts. */
export function List({ shown: { tray, now, choice }, parts }: { shown: TrayShown; parts: readonly Part[] }) {
  const groups = parts.map(({ group, rows, children: count }) => ({
    heading: (
      <>
        {group === 'other' ? ORDERS_SAID[choice.order] : GROUPS[group]}{' '}
        <Small>{group === 'other' ? children(count) : `${children(count)}: ${GROUP_HINTS[group]}`}</Small>
      </>
    ),
    rows: rows.map((row) => cellsOf(row, tray.kind, now)),
  }))
  return (
    <Table
      caption={CONTENT.caption}
      captionSize="hidden"
      columns={[
        { head: CONTENT.child, width: 25 },
        { head: CONTENT.why },
        { head: CONTENT.clock, width: 15 },
        { head: CONTENT.next, width: 20 },
      ]}
      groups={groups}
    />
  )
}

function cellsOf({ items, why }: TrayRow, kind: TrayKind, { day, at }: Moment) {
  const [{ facts, due, next }] = items
  const people = items.map((item) => item.facts.child)
  const clock = due && { ...due, doneOn: null, notNeeded: null }
  const [first, ...rest] = why
  return [
    <>
      <Names people={people} />, {people.map((child) => shortAge(child, day)).join(', ')}
      <br />
      <Small>
        {statusOf(facts)}
        {kind === 'team' ? ` · ${facts.worker ?? 'not allocated'}` : null}
        {facts.coveredFor ? ` · ${CONTENT.coveredFor} ${facts.coveredFor}` : null}
      </Small>
    </>,
    <>
      {first ? <strong>{first}</strong> : 'Nothing is due and nothing is new.'} {rest.join(' ')}
    </>,
    clock ? <Clock words={dueInWords(clock, day, at)} state={clockLook(clock, day, at)} /> : <Small>none</Small>,
    <Link href={next.path} hidden={`for ${namesTogether(people)}`}>
      {next.text}
    </Link>,
  ]
}

/** Each leads to their own page; the family name is said once where they share it. */
function Names({ people }: { people: readonly ListedPerson[] }) {
  const family = currentName(people[0]?.names ?? [])?.family
  const share = family && people.every(({ names }) => currentName(names)?.family === family)
  return (
    <>
      {people.map((child, at) => {
        const isLast = at === people.length - 1
        const given = share && !isLast ? currentName(child.names)?.given : undefined
        return (
          <>
            {at === 0 ? null : isLast ? ' and ' : ', '}
            <Link href={`/children/${child.id}`}>{given || displayName(child)}</Link>
          </>
        )
      })}
    </>
  )
}

/** Years alone from two on: in a list the row must stay short. */
function shortAge(child: ListedPerson, today: CalendarDay): string {
  const years = child.birthDate && !child.diedOn ? ageOn(child.birthDate, today).years : 0
  return years >= 2 ? `${years}` : ageInWords(child, today)
}

function statusOf({ status, openedOn }: TrayFacts): string {
  if (status === null) return openedOn ? `Open since ${inWords(openedOn)}` : 'Not open'
  if (status.kind === 'child-protection') {
    return `CP plan: ${codeText('category-of-abuse', status.category ?? '').toLowerCase()}`
  }
  const words = {
    'child-in-need': 'Child in need',
    care: 'Looked after',
    pathway: 'Pathway plan',
    'family-help': 'Family help',
  }
  return `${words[status.kind]} since ${inWords(status.fromOn)}`
}
