import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type PartnerSeat, partnerSeats } from '../../../../access/queries-partners.ts'
import {
  choiceOf,
  type Fields,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Select } from '../../../../platform/govuk/text-fields.tsx'
import { lookAtShared, type SharedSeen } from '../../commands.ts'
import { changeMembers } from '../../commands-members.ts'
import type { ChangeMembers, ChangeMembersRefusal } from '../../model-members.ts'
import { memberInWords, membersNow } from '../../rules.ts'
import { chosenSeat, seatItems } from '../../rules-seats.ts'

const CONTENT = {
  title: 'With whom it is shared',
  does: 'What do you change?',
  add: 'Someone more reads it and adds to it',
  end: 'Someone is no longer part of it',
  lead: 'Someone else leads from now on',
  who: 'Who?',
  choose: 'Choose who',
  button: 'Change it',
  back: 'Back to what is shared',
  help: 'What follows',
  rows: [
    'Whoever is added reads all that was shared so far.',
    'Whoever is no longer part of it is out at once. What they wrote stays, with their name.',
    'The family agreed to sharing with certain people. If this goes further, ask them first.',
  ],
} as const

const REFUSALS: Readonly<Record<ChangeMembersRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-standing': { text: 'It is no longer shared, so nobody can be added or changed.' },
  'member-already': { field: 'seat', text: 'It is shared with them already' },
  'no-such-member': { field: 'member', text: 'Choose who' },
  'leads-still': { field: 'member', text: 'They lead. Say first who leads from now on.' },
  'no-lead-here': { field: 'does', text: 'The council says with whom this is shared; nobody else leads it.' },
}

type Loaded = SharedSeen & { readonly offered: readonly PartnerSeat[] }

/** GET and POST /shared/:id/members – whoever leads says who else is in the team, and who leads. */
export function sharedMembersPage(http: FastifyInstance, acting: Acting): void {
  formPage<Loaded, ChangeMembers, ChangeMembersRefusal>(http, acting, {
    path: '/shared/:id/members',
    keep: ({ id }) => `shared-members:${id}`,
    asks: { does: 'this change', seat: 'this newcomer', 'end-member': 'this member', 'lead-member': 'this member' },
    async load(tx, actor, { id = '' }, now) {
      const seen = await lookAtShared(tx, actor, id, now)
      return seen.ok && seen.value.mayLead ? { ...seen.value, offered: await partnerSeats(tx, now.day) } : undefined
    },
    read: readChange,
    async act(tx, actor, act, { loaded, now }) {
      const done = await changeMembers(tx, actor, loaded.chronology.id, act, now)
      return done.ok ? accepted(`/shared/${done.value}`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function readChange(fields: Fields, { offered }: Loaded): Read<ChangeMembers> {
  const does = choiceOf(fields, 'does', ['add', 'end', 'lead'] as const)
  if (!does) return { problems: [{ field: 'does', text: CONTENT.does }] }
  if (does !== 'add') return { act: { does, memberId: fields[`${does}-member`] ?? '' } }
  const member = chosenSeat(offered, fields['seat'])
  return member ? { act: { does, member } } : { problems: [{ field: 'seat', text: CONTENT.choose }] }
}

function view(showing: Showing<Loaded>): string {
  const { chronology, members } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href={`/shared/${chronology.id}`}>{CONTENT.back}</Link>,
    before: <Rows items={membersNow(members).map((one) => memberInWords(one))} />,
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rows} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { loaded, fields, problems } }: { showing: Showing<Loaded> }) {
  const { chronology, members, offered } = loaded
  const now = membersNow(members).map((one) => ({ value: one.id, text: memberInWords(one) }))
  const box = (name: string, problem = name) => ({ name, value: fields[name], error: problemOf(problems, problem) })
  const memberOf = (does: 'end' | 'lead') => (
    <Select
      label={CONTENT.who}
      items={[{ value: '', text: CONTENT.choose }, ...now]}
      {...box(`${does}-member`, 'member')}
    />
  )
  const seat = <Select label={CONTENT.who} items={seatItems(offered, CONTENT.choose)} {...box('seat')} />
  const lead = { value: 'lead', text: CONTENT.lead, conditional: memberOf('lead') }
  return (
    <>
      <Radios
        legend={CONTENT.does}
        size="s"
        items={[
          { value: 'add', text: CONTENT.add, conditional: seat },
          { value: 'end', text: CONTENT.end, conditional: memberOf('end') },
          ...(chronology.ledBy ? [lead] : []),
        ]}
        {...box('does')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
