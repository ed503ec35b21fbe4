import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { authorityInWords } from '../../../../people/pages/find-child/content.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { lookAtAsked, type OfUs } from '../../commands-holder.ts'
import type { AskedOfUs, Given } from '../../model.ts'
import { CONTENT, GIVEN_WORDS, outcomeInWords } from '../content.ts'

const PATH = '/concerns/asked'

/** GET /concerns/asked – what others ask of the practitioner, and what they told. */
export function askedPage(http: FastifyInstance, acting: Acting): void {
  http.get(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    const seen = await acting.inTransaction(actor, (tx) => lookAtAsked(tx, actor))
    if (!seen) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(askedView({ ...seen, shell: acting.shell(request, PATH) }))
  })
}

function askedView({ asked, given, shell }: OfUs & { readonly shell: Shell }): string {
  return page({
    title: CONTENT.askedTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.askedTitle} />
        {asked.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Table
            caption={CONTENT.askedCaption}
            captionSize="hidden"
            columns={CONTENT.columns.map((head) => ({ head }))}
            rows={asked.map((one) => cellsOf(one, given))}
          />
        )}
        <Panel heading={CONTENT.givenTitle} id="given">
          {given.length === 0 ? (
            <p>{CONTENT.noneGiven}</p>
          ) : (
            <Rows
              items={given.map((one) => <Told given={one} asked={asked.find(({ id }) => id === one.requestId)} />)}
            />
          )}
        </Panel>
      </Wrap>
    ),
  })
}

function cellsOf(one: AskedOfUs, given: readonly Given[]) {
  const answer = given.find(({ requestId }) => requestId === one.id)
  return [
    <>
      {authorityInWords(one.fromAuthority)}
      <br />
      <Small>{`${one.askedByName}, ${one.askedByTitle}`}</Small>
    </>,
    one.answeredAt === null ? <Link href={`${PATH}/${one.id}`}>{one.asked}</Link> : one.asked,
    inWords(one.answerBy),
    one.answeredAt === null ? <strong>{CONTENT.waits}</strong> : GIVEN_WORDS[answer?.outcome ?? 'unshown'],
  ]
}

function Told({ given, asked }: { readonly given: Given; readonly asked: AskedOfUs | undefined }) {
  const { outcome, parts, reason, answeredAt, toAuthority, deliveredAt, undelivered } = given
  const said = reason ?? parts.map(({ words }) => words).join(' … ')
  return (
    <>
      <strong>{`${GIVEN_WORDS[outcome]}${said ? ': ' : ''}`}</strong>
      {said} <Small>{`${inWordsAt(answeredAt)}, ${authorityInWords(toAuthority)}`}</Small>{' '}
      {undelivered ? (
        <strong>{CONTENT.noSuchChild}</strong>
      ) : (
        <Small>{deliveredAt ? CONTENT.delivered : CONTENT.onItsWay}</Small>
      )}
      {asked?.outcome ? <p>{outcomeInWords(asked)}</p> : null}
    </>
  )
}
