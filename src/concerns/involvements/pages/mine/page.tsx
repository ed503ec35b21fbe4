import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { audit } from '../../../../access/audit.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { MOST_INVOLVEMENTS, mayWorkWith } from '../../commands.ts'
import type { OwnInvolvement } from '../../model.ts'
import { involvementsOfUser } from '../../queries.ts'
import { isLive, lapsesOn } from '../../rules.ts'
import { CONTENT } from '../content.ts'

const PATH = '/concerns/children'

/** GET /concerns/children – with whom the practitioner works, by their own word. */
export function myChildrenPage(http: FastifyInstance, acting: Acting): void {
  http.get(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    if (!mayWorkWith(actor)) return reply.callNotFound()
    const mine = await acting.inTransaction(actor, async (tx) => {
      const found = await involvementsOfUser(tx, actor.userId, MOST_INVOLVEMENTS)
      await audit(tx, actor, 'involvement.write', { kind: 'involvements', id: null }, { shown: found.length })
      return found
    })
    const view = myChildrenView({ mine, now: acting.now(), shell: acting.shell(request, PATH) })
    return reply.type('text/html; charset=utf-8').send(view)
  })
}

type Shown = { readonly mine: readonly OwnInvolvement[]; readonly now: Moment; readonly shell: Shell }

function myChildrenView({ mine, now, shell }: Shown): string {
  return page({
    title: CONTENT.mineTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.mineTitle} />
        <p>
          <Button href="/concerns/find">{CONTENT.find}</Button>
        </p>
        {mine.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Table
            caption={CONTENT.caption}
            captionSize="hidden"
            columns={CONTENT.columns.map((head) => ({ head }))}
            rows={mine.map((one) => [
              <Link href={`/concerns/children/${one.id}${isLive(one, now.day) ? '' : '/change'}`}>
                {`${one.child.given} ${one.child.family}`.trim()}
              </Link>,
              one.role,
              inWords(one.sinceOn),
              <Until own={one} now={now} />,
            ])}
          />
        )}
      </Wrap>
    ),
  })
}

function Until({ own, now }: { readonly own: OwnInvolvement; readonly now: Moment }) {
  if (own.endedOn) return <Small>{`${CONTENT.ended} ${inWords(own.endedOn)}`}</Small>
  return <strong>{isLive(own, now.day) ? inWords(lapsesOn(own)) : CONTENT.lapsed}</strong>
}
