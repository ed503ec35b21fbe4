import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { choiceOf, type Fields, type Read } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../entries/drafts/pages/form-page/page.ts'
import { addDays } from '../../../kernel/calendar-day.ts'
import { accepted } from '../../../kernel/outcome.ts'
import { endConcern, renewConcern } from '../../commands.ts'
import { CONCERN_ENDS, type EndOfConcern } from '../../model.ts'
import { dutyLine } from '../../queries.ts'
import { accountsOf, disagreementsOf, eventsOf, filesOf, toldBefore } from '../../queries-life.ts'
import { saveRead } from '../../queries-notices.ts'
import { TOLD_BEFORE_DAYS } from '../../rules-life.ts'
import { loadOwn } from '../own.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { concernView, type Loaded } from './view.tsx'

/** GET /concerns/:id: what its author wrote and what came of it. POST renews or ends one that is kept sealed. */
export function concernPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/concerns/:id',
    current: '/concerns',
    keep: ({ id }) => `concern-end:${id}`,
    asks: { how: 'this end', reason: 'this reason' },
    async load(tx, actor, params, now): Promise<Loaded | undefined> {
      const concern = await loadOwn(tx, actor, params)
      if (!concern) return undefined
      await saveRead(tx, { agencyId: actor.agencyId ?? '', userId: actor.userId ?? '' }, concern.id, now.at)
      return {
        ...{ concern, dutyLine: await dutyLine(tx), events: await eventsOf(tx, concern.id) },
        ...{ accounts: await accountsOf(tx, concern.id), files: await filesOf(tx, concern.id) },
        disagreements: await disagreementsOf(tx, concern.id),
        before: await toldBefore(tx, actor.userId ?? '', concern, addDays(now.day, -TOLD_BEFORE_DAYS)),
      }
    },
    read: readEnd,
    async act(tx, actor, act, { loaded, now }) {
      const { id } = loaded.concern
      const done = act === 'renew' ? await renewConcern(tx, actor, id, now) : await endConcern(tx, actor, id, act, now)
      return done.ok ? accepted(`/concerns/${done.value}`) : done
    },
    refusals: REFUSALS,
    view: concernView,
  })
}

function readEnd(fields: Fields): Read<'renew' | EndOfConcern> {
  if (fields['renew'] === 'yes') return { act: 'renew' }
  const how = choiceOf(fields, 'how', CONCERN_ENDS)
  return how
    ? { act: { how, reason: fields['reason'] ?? '' } }
    : { problems: [{ field: 'how', text: CONTENT.endMissing }] }
}
