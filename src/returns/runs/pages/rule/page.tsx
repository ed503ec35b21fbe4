import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ruleInWords } from '../../../children-in-need/rules-words.ts'
import { lookAtRule, type RuleSeen } from '../../commands-record.ts'
import { CONTENT } from '../content.ts'

const Params = z.object({ id: z.uuid(), code: z.string().max(20) })

/** GET /returns/:id/rules/:code – the children of whom a rule said something when the return was made, as it is now. */
export function rulePage(http: FastifyInstance, acting: Acting): void {
  http.get('/returns/:id/rules/:code', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const { id, code } = params.data
    const seen = await acting.inTransaction(actor, (tx) => lookAtRule(tx, actor, id, code))
    if (!seen) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(ruleView(seen, acting.shell(request, '/returns')))
  })
}

function ruleView(seen: RuleSeen, shell: Shell): string {
  const { run, code, children, ofWhole } = seen
  const title = `Rule ${code}`
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={title} remark={<Link href={`/returns/${run.id}`}>{CONTENT.back}</Link>} />
        <p class="govuk-body">{ruleInWords(code)}</p>
        {ofWhole > 0 ? <p>{CONTENT.ofWhole}</p> : null}
        {children.length === 0 ? null : (
          <Table
            caption="Children whose record breaks it"
            captionSize="hidden"
            columns={[{ head: 'Child' }, { head: 'Who holds the child' }, { head: 'Now' }]}
            rows={children.map(({ childId, person, workerName, failures }) => [
              <Link href={`/returns/children/${childId}?year=${run.year}`}>
                {person ? displayName(person) : 'A child'}
              </Link>,
              workerName ?? CONTENT.nobody,
              failures.length === 0 ? <Tag colour="green">{CONTENT.putRight}</Tag> : 'still so',
            ])}
          />
        )}
      </Wrap>
    ),
  })
}
