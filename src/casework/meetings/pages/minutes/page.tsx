import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Shared } from '../../../../entries/drafts/pages/form-page/conflict.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { type Asked, REVISION } from '../../../../entries/drafts/rules-joining.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { lookAtMeeting, type MeetingSeen } from '../../commands-look.ts'
import { keepMinutes } from '../../commands-minutes.ts'
import { type KeepMinutes, KIND_WORDS } from '../../model.ts'
import { markOfMinutes } from '../../rules.ts'
import { choiceInWords } from '../content.ts'
import { CONTENT, REFUSALS } from './content.ts'

type Shown = Showing<MeetingSeen>

/** GET and POST /meetings/:id/minutes – the minutes as a draft, and the day and to whom they were sent. */
export function minutesPage(http: FastifyInstance, acting: Acting): void {
  formPage<MeetingSeen, KeepMinutes, keyof typeof REFUSALS>(http, acting, {
    path: '/meetings/:id/minutes',
    keep: ({ id }) => `minutes:${id}`,
    asks: {
      ...{ text: 'minutes as they stand', state: 'this sending', sent: 'this day' },
      sentTo: 'people who meet about the child',
    },
    async load(tx, actor, { id = '' }, now) {
      const seen = await lookAtMeeting(tx, actor, id, now)
      return seen.ok && seen.value.mayKeep ? seen.value : undefined
    },
    first: ({ meeting }, now) => ({
      ...{ text: meeting.minutes ?? '', ...dayFields('sent', now.day) },
      sentTo: recipientsOf(meeting)
        .map(({ id }) => id)
        .join('\n'),
    }),
    shared: ({ meeting }) => sharedMinutes(meeting),
    read: readMinutes,
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await keepMinutes(tx, actor, loaded.meeting.id, act, now)
      return outcome.ok ? accepted(`/meetings/${loaded.meeting.id}`) : outcome
    },
    refusals: REFUSALS,
    view: minutesView,
  })
}

/** Whoever was asked and whose invitation was not taken back. */
function recipientsOf({ people }: MeetingSeen['meeting']) {
  return people.filter(({ withdrawnWhy }) => withdrawnWhy === null)
}

/** What stands of the minutes, for whoever else writes in them meanwhile; who wrote last is not kept with a draft. */
function sharedMinutes(meeting: MeetingSeen['meeting']): Shared {
  const text = meeting.minutes ?? ''
  const asked: Asked = { label: CONTENT.text, kind: 'words' }
  return {
    ...{ revision: markOfMinutes(meeting), by: null, at: null, fields: { text } },
    asked: (field) => (field === 'text' ? asked : undefined),
  }
}

function readMinutes(fields: Fields): Read<KeepMinutes> {
  const [text, before] = [fields['text'] ?? '', fields[REVISION] ?? '']
  const state = choiceOf(fields, 'state', ['draft', 'send'] as const)
  if (!state) return { problems: [{ field: 'state', text: CONTENT.stateMissing }] }
  if (state === 'draft') return { act: { text, before, sentOn: null, sentTo: [] } }
  const sentOn = dayOf(fields, 'sent')
  if (!sentOn) return { problems: [{ field: 'sent-day', text: CONTENT.sentOnInvalid }] }
  return { act: { text, before, sentOn, sentTo: (fields['sentTo'] ?? '').split('\n').filter(Boolean) } }
}

function minutesView(showing: Shown): string {
  const { meeting, children } = showing.loaded
  const { day } = showing.now
  const { heldOn, minutesBy, minutesSentOn } = meeting
  const clock = minutesBy ? { dueBy: minutesBy, doneOn: minutesSentOn, notNeeded: null } : null
  const over = heldOn === null ? CONTENT.notHeld : minutesSentOn ? CONTENT.sent : null
  return formFrame(showing, {
    title: `${CONTENT.title}: ${KIND_WORDS[meeting.kind].toLowerCase()}`,
    remark: clock ? (
      <>
        By {inWords(clock.dueBy)}: <Clock words={dueInWords(clock, day)} state={clockLook(clock, day)} />
      </>
    ) : null,
    about: <ChildrenLine of={children} today={day} />,
    before: over ? <InsetText>{over}</InsetText> : null,
    children: over ? null : <Questions showing={showing} />,
    help: <Decided seen={showing.loaded} />,
    helpLabel: CONTENT.decided,
  })
}

/** What was decided, so that the minutes say the same. */
function Decided({ seen: { meeting, decisions } }: { seen: MeetingSeen }) {
  return (
    <Panel
      heading={CONTENT.decided}
      id="decided"
      action={<Link href={`/meetings/${meeting.id}`}>{KIND_WORDS[meeting.kind]}</Link>}
    >
      {decisions.length === 0 ? (
        <p>{CONTENT.nothingDecided}</p>
      ) : (
        <Rows
          items={decisions.map(({ choice, reason, dissent }) => (
            <>
              <strong>{choiceInWords(choice)}</strong>
              <p>{reason}</p>
              {dissent ? <p>{dissent.split('\n').join('; ')}</p> : null}
            </>
          ))}
        />
      )}
    </Panel>
  )
}

function Questions({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const sending = (
    <>
      <DateInput name="sent" legend={CONTENT.sentOn} size="s" values={fields} error={problemOf(problems, 'sent-day')} />
      <Checkboxes
        name="sentTo"
        legend={CONTENT.sentTo}
        size="s"
        error={problemOf(problems, 'sentTo')}
        items={recipientsOf(loaded.meeting).map(({ id, name, role, agency }) => ({
          value: id,
          text: [name, role, agency].filter(Boolean).join(', '),
        }))}
        values={(fields['sentTo'] ?? '').split('\n')}
      />
    </>
  )
  return (
    <>
      <Textarea
        name="text"
        label={CONTENT.text}
        hint={CONTENT.textHint}
        rows={14}
        value={fields['text']}
        error={problemOf(problems, 'text')}
      />
      <Radios
        name="state"
        legend={CONTENT.state}
        value={fields['state']}
        error={problemOf(problems, 'state')}
        items={[
          { value: 'draft', text: CONTENT.draft },
          { value: 'send', text: CONTENT.send, hint: CONTENT.sendHint, conditional: sending },
        ]}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
