import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Team } from '../../../referrals/queries.ts'
import { type AllocationRole, GIVEN_ROLES, type GivenRole, type HeldOnce, type Worker } from '../../model.ts'
import { workerInWords } from '../workers.ts'
import { CONTENT, ROLES } from './content.ts'
import { NOBODY, whoField } from './form.ts'

export type HeldNow = {
  readonly childId: string
  readonly role: AllocationRole
  readonly fromOn: CalendarDay
  /** Null while the team has not chosen a worker. */
  readonly name: string | null
  readonly team: string | null
}

export type AllocationShown = {
  /** The child whose page this is, then brothers and sisters of the same case whom the actor may give away too. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  readonly held: readonly HeldNow[]
  /** Who held them before, the latest first. */
  readonly before: readonly HeldOnce[]
  readonly workers: Readonly<Record<GivenRole, readonly Worker[]>>
  readonly teams: readonly Team[]
  readonly isOpen: boolean
}

type Shown = Showing<AllocationShown>

/** The form of who holds children from when on, with who holds them now beside it. */
export function changeAllocationView(showing: Shown): string {
  const { loaded, now } = showing
  const { children, isOpen } = loaded
  const [child] = children
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    before: isOpen ? null : <InsetText>{CONTENT.notOpen}</InsetText>,
    children: isOpen ? <Questions showing={showing} /> : null,
    help: (
      <>
        <Panel heading={CONTENT.now} id="now">
          <Rows items={children.map((one) => <Now child={one} shown={loaded} />)} />
        </Panel>
        <Panel heading={CONTENT.before} id="before">
          {loaded.before.length === 0 ? (
            <p>{CONTENT.nobodyBefore}</p>
          ) : (
            <Rows items={loaded.before.map((held) => <Before held={held} children={children} />)} />
          )}
        </Panel>
      </>
    ),
    helpLabel: CONTENT.now,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const { children } = loaded
  return (
    <>
      {children.length > 1 ? (
        <Checkboxes
          name="children"
          legend={CONTENT.children}
          error={problemOf(problems, 'children')}
          values={(fields['children'] ?? '').split('\n')}
          items={children.map((one) => ({ value: one.id, text: displayName(one) }))}
        />
      ) : null}
      <Radios
        name="role"
        legend={CONTENT.role}
        error={problemOf(problems, 'role')}
        value={fields['role']}
        items={GIVEN_ROLES.map((role) => ({
          value: role,
          text: ROLES[role],
          conditional: <Who role={role} showing={showing} />,
        }))}
      />
      <DateInput
        name="from"
        legend={CONTENT.from}
        hint={CONTENT.fromHint}
        values={fields}
        error={problemOf(problems, 'from-day')}
      />
      <Textarea
        name="reason"
        label={CONTENT.reason}
        hint={CONTENT.reasonHint}
        rows={3}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function Who({ role, showing: { fields, problems, loaded } }: { role: GivenRole; showing: Shown }) {
  const name = whoField(role)
  const workers = loaded.workers[role].map((worker) => ({
    value: `worker:${worker.userId}`,
    text: workerInWords(worker),
  }))
  const teams = loaded.teams.map(({ id, name: team }) => ({ value: `team:${id}`, text: `${team}: ${CONTENT.team}` }))
  return (
    <Select
      name={name}
      label={CONTENT.who}
      value={fields[name]}
      error={problemOf(problems, name)}
      items={[
        { value: '', text: CONTENT.choose },
        ...workers,
        ...(role === 'social-worker' ? teams : []),
        ...(role === 'co-worker' ? [{ value: NOBODY, text: CONTENT.nobody }] : []),
      ]}
    />
  )
}

/** Of several children, whose it was goes first. */
function Before({ held, children }: { held: HeldOnce; children: readonly KnownPerson[] }) {
  const { childId, name, team, role, fromOn, toOn, reason } = held
  const child = children.find(({ id }) => id === childId)
  return (
    <>
      {children.length > 1 && child ? `${displayName(child)}: ` : null}
      {name ?? `${team ?? CONTENT.noTeam}: ${CONTENT.team}`}{' '}
      <Small>
        {role.replaceAll('-', ' ')}, {inWords(fromOn)} to {toOn ? inWords(toOn) : ''}
        {reason ? `. ${reason}` : null}
      </Small>
    </>
  )
}

function Now({ child, shown: { held } }: { child: KnownPerson; shown: AllocationShown }) {
  const theirs = held.filter(({ childId }) => childId === child.id)
  return (
    <>
      <strong>{displayName(child)}</strong>
      <br />
      {theirs.length === 0
        ? CONTENT.nobodyNow
        : theirs.map(({ role, name, team, fromOn }, at) => (
            <>
              {at > 0 ? <br /> : null}
              {name ?? `${team ?? CONTENT.noTeam}: ${CONTENT.team}`},{' '}
              <Small>
                {role.replaceAll('-', ' ')} since {inWords(fromOn)}
              </Small>
            </>
          ))}
    </>
  )
}
