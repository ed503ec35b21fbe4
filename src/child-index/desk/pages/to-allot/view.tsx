import { type Fields, type Problem, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { ToAllot } from '../../../contract-desk.ts'
import { DecisionTabs } from '../decisions/view.tsx'
import { Problems } from '../view.tsx'
import { CONTENT, KINDS } from './content.ts'

type ToAllotView = {
  readonly waiting: readonly ToAllot[]
  readonly shell: Shell
  /** Of the one that was sent and must be put right. */
  readonly fields: Fields
  readonly problems: readonly Problem[]
}

/** What waits to be allotted, each with its own small form. */
export function toAllotView(view: ToAllotView): string {
  const { waiting, shell, problems } = view
  return page({
    title: CONTENT.heading,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <Problems problems={problems} />
        <HeadingLine heading={CONTENT.title} />
        <DecisionTabs current="toAllot" />
        <Panel heading={CONTENT.heading} id="to-allot">
          {waiting.length === 0 ? <p>{CONTENT.none}</p> : <p>{CONTENT.about}</p>}
          <Rows items={waiting.map((one) => <One one={one} view={view} />)} />
        </Panel>
      </Wrap>
    ),
  })
}

function One({ one, view }: { one: ToAllot; view: ToAllotView }) {
  const { id, number, otherNumber, what, words, authority, since } = one
  const isSent = view.fields['id'] === id
  const problems = isSent ? view.problems : []
  const fields = isSent ? view.fields : {}
  const idOf = (name: string) => (isSent ? name : `${name}-${id}`)
  return (
    <>
      <p>
        {KINDS[what]}: <strong>{words}</strong>{' '}
        <Small>
          {authorityName(authority)}, {inWordsAt(since)}
        </Small>
      </p>
      <Form action="/index/to-allot" csrf={view.shell.csrf ?? ''} label={`${CONTENT.whose} ${words}`}>
        <input type="hidden" name="id" value={id} />
        <Radios
          name="number"
          id={idOf('number')}
          legend={CONTENT.whose}
          size="plain"
          inline
          value={fields['number']}
          error={problemOf(problems, 'number')}
          items={[number, otherNumber].map((value) => ({ value, text: formatIndexNumber(value) }))}
        />
        <Input
          name="reason"
          id={idOf('reason')}
          label={CONTENT.reason}
          size="plain"
          value={fields['reason']}
          error={problemOf(problems, 'reason')}
        />
        <Button variant="secondary">{CONTENT.allot}</Button>
      </Form>
    </>
  )
}
