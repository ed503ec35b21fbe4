import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, Panel, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { PART_WORDS, type Part } from '../../model.ts'
import { partsAskedOf } from '../../queries.ts'

const CONTENT = {
  title: 'Asked of me',
  waits: 'To write',
  sent: 'What you sent',
  nothing: 'Nothing is asked of you now.',
  none: 'You have sent nothing yet.',
} as const

/** What a list shows at most. */
const MOST = 100

/** GET /asked – what a practitioner is asked to write for meetings, and what they sent. */
export function askedOfMePage(http: FastifyInstance, acting: Acting): void {
  http.get('/asked', async (request, reply) => {
    const actor = acting.actorOf(request)
    const { userId } = actor
    if (!may(actor, 'part.write') || actor.seat !== 'partner' || userId === null) return reply.callNotFound()
    const parts = await acting.inTransaction(actor, async (tx) => {
      const asked = await partsAskedOf(tx, userId, MOST)
      await audit(tx, actor, 'part.write', { kind: 'meeting-part', id: null }, { shown: asked.length })
      return asked
    })
    const html = view(parts, acting.now().day, acting.shell(request, '/asked'))
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

function view(parts: readonly Part[], today: CalendarDay, shell: Shell): string {
  const waits = parts.filter(({ sentAt }) => sentAt === null).toReversed()
  const sent = parts.filter(({ sentAt }) => sentAt !== null)
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <Panel heading={CONTENT.waits} id="waits">
          {waits.length === 0 ? (
            <p>{CONTENT.nothing}</p>
          ) : (
            <SplitRows items={waits.map((part) => ({ left: nameOf(part), right: clockOf(part, today) }))} />
          )}
        </Panel>
        <Panel heading={CONTENT.sent} id="sent">
          {sent.length === 0 ? (
            <p>{CONTENT.none}</p>
          ) : (
            <SplitRows
              items={sent.map((part) => ({
                left: nameOf(part),
                right: <Small>{part.sentAt ? inWordsAt(part.sentAt) : ''}</Small>,
              }))}
            />
          )}
        </Panel>
      </Wrap>
    ),
  })
}

function nameOf({ id, kind, childNames, meetingWords, askedByName }: Part) {
  return (
    <>
      <Link href={`/asked/${id}`}>{`${PART_WORDS[kind]}: ${childNames}`}</Link>{' '}
      <Small>{`${meetingWords}. Asked by ${askedByName}`}</Small>
    </>
  )
}

function clockOf({ byOn }: Part, today: CalendarDay) {
  const due = { dueBy: byOn, doneOn: null, notNeeded: null }
  return (
    <>
      <Clock words={dueInWords(due, today)} state={clockLook(due, today)} /> <Small>{inWords(byOn)}</Small>
    </>
  )
}
