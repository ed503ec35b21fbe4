import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import {
  choiceOf,
  choicesOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { momentOf } from '../../../../entries/drafts/pages/form-page/moment.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { beginProtection } from '../../commands.ts'
import { type BeginProtection, PROTECTION_KINDS } from '../../model.ts'
import { protectionsInForce } from '../../queries.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { type BeginShown, beginProtectionView } from './view.tsx'

/** GET and POST /children/:id/immediate-protection/new – that a court or the police protect a child, and brothers and sisters. */
export function beginProtectionPage(http: FastifyInstance, acting: Acting): void {
  formPage<BeginShown, BeginProtection, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/immediate-protection/new',
    keep: ({ id }) => `immediate-protection:${id}`,
    asks: {
      kind: 'this kind of protection',
      children: 'children worked with together',
      began: 'this moment',
      'began-time': 'this moment',
      madeBy: 'this court or officer',
      reason: 'this reason',
      place: 'place where the child is',
    },
    async load(tx, actor, { id = '' }, now) {
      const children = await childrenWorkedWithTogether(tx, actor, 'immediate-protection.write', id, now.day)
      if (!children) return undefined
      const ids = children.map((child) => child.id)
      await auditLooks(tx, actor, ids, { part: 'immediate-protection' })
      const [inForce] = await protectionsInForce(tx, [id])
      return { children, inForceId: inForce?.id ?? null }
    },
    first: ({ children: [child] }) => ({ children: child.id }),
    read: (fields, { children }) =>
      readBeginning(
        fields,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await beginProtection(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}`) : outcome
    },
    refusals: REFUSALS,
    view: beginProtectionView,
  })
}

function readBeginning(fields: Fields, ids: readonly string[]): Read<BeginProtection> {
  const problems: Problem[] = []
  const kind = choiceOf(fields, 'kind', PROTECTION_KINDS)
  const beganAt = momentOf(fields, 'began')
  if (!kind) problems.push({ field: 'kind', text: CONTENT.kindMissing })
  if (!beganAt) problems.push({ field: 'began-day', text: CONTENT.beganInvalid })
  if (!kind || !beganAt) return { problems }
  return {
    act: {
      ...{ id: idIn(fields), kind, beganAt },
      childIds: ids.length === 1 ? ids : choicesOf(fields, 'children', ids),
      ...{ madeBy: fields['madeBy'] ?? '', reason: fields['reason'] ?? '', place: textOf(fields, 'place') },
    },
  }
}
