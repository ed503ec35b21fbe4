import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type Fields, idIn, problemOf, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { entryToLeaveOutOf, leaveChildOut, type ToLeaveOut } from '../../commands.ts'
import { WhatWasWritten } from '../written.tsx'
import { CONTENT, REFUSALS } from './content.ts'

type NotPart = { readonly id: string; readonly why: string }

/** GET and POST /entries/:id/not-part/:child – of an entry about several children, one was not part. Nothing said is taken away. */
export function leaveChildOutPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/entries/:id/not-part/:child',
    keep: ({ id, child }) => `not-part:${id}:${child}`,
    asks: { why: 'this reason' },
    load: (tx, actor, { id = '', child = '' }, now) =>
      entryToLeaveOutOf(tx, actor, { entryId: id, childId: child }, now),
    read: readWhy,
    async act(tx, actor, { id, why }, { loaded, now }) {
      const { entry, child } = loaded
      const done = await leaveChildOut(tx, actor, { id, why, entryId: entry.id, childId: child.id }, now)
      return done.ok ? accepted(`/children/${child.id}#entry-${entry.id}`) : done
    },
    refusals: REFUSALS,
    view: leaveChildOutView,
  })
}

function readWhy(fields: Fields): Read<NotPart> {
  const why = textOf(fields, 'why')
  return why ? { act: { id: idIn(fields), why } } : { problems: [{ field: 'why', text: CONTENT.needsWhy }] }
}

function leaveChildOutView(showing: Showing<ToLeaveOut>): string {
  const { loaded, fields, problems, now } = showing
  return formFrame(showing, {
    title: `${displayName(loaded.child)} ${CONTENT.title}`,
    about: <ChildrenLine of={loaded.children} today={now.day} />,
    before: <p>{CONTENT.stays}</p>,
    children: (
      <>
        <Textarea name="why" label={CONTENT.why} rows={3} value={fields['why']} error={problemOf(problems, 'why')} />
        <Button preventDoubleClick>{CONTENT.send}</Button>
      </>
    ),
    help: <WhatWasWritten entry={loaded.entry} heading={CONTENT.help} />,
    helpLabel: CONTENT.help,
  })
}
