import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { type CuratedList, lookAtCuratedList } from '../../commands.ts'
import { CONTENT, PURPOSE_WORDS } from '../content.ts'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/chronologies – what was chosen from a child's story for court, conference or agencies together. */
export function curatedListPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/chronologies', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const list = await acting.inTransaction(actor, (tx) => lookAtCuratedList(tx, actor, params.data.id, now))
    if (!list) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(listView(list, acting.shell(request)))
  })
}

function listView({ child, chronologies, mayWrite }: CuratedList, shell: Shell): string {
  const title = `${CONTENT.list}: ${displayName(child)}`
  const { columns } = CONTENT
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="chronology" />
        <HeadingLine heading={title} remark={CONTENT.listHint} />
        {chronologies.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Table
            caption={CONTENT.list}
            captionSize="hidden"
            columns={[
              ...[{ head: columns.title }, { head: columns.purpose }, { head: columns.entries, numeric: true }],
              ...[{ head: columns.written }, { head: columns.frozen }],
            ]}
            rows={chronologies.map(({ id, title, purpose, entries, writtenAt, writtenByName, frozenAt }) => [
              <Link href={`/chronologies/${id}`}>{title}</Link>,
              PURPOSE_WORDS[purpose],
              entries,
              `${writtenByName}, ${inWordsAt(writtenAt)}`,
              frozenAt ? inWordsAt(frozenAt) : CONTENT.notFrozen,
            ])}
          />
        )}
        {mayWrite ? <Button href={`/children/${child.id}/chronologies/new`}>{CONTENT.begin}</Button> : null}
      </Wrap>
    ),
  })
}
