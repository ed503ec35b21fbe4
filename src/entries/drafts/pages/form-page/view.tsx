import type { ComponentChildren } from 'preact'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Button, ErrorSummary, Form, Kept } from '../../../../platform/govuk/form.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { ONCE_MORE } from '../../queries-sent.ts'
import type { Problem } from './form.ts'
import type { Showing } from './page.ts'
import { Carried, Meanwhile } from './view-shared.tsx'
import { Together } from './view-together.tsx'
import { Unsent } from './view-written.tsx'

type FrameProps = {
  readonly title: string
  /** At the right of the title: the step's clock, or a remark. */
  readonly remark?: ComponentChildren
  /** Whom it is about, with a link back to the child's page. */
  readonly about?: ComponentChildren
  /** What stands before the form: what is known already, so that nothing is asked twice. */
  readonly before?: ComponentChildren
  /** The questions and the button. Without them there is nothing to do here, only to read. */
  readonly children?: ComponentChildren
  readonly help: ComponentChildren
  readonly helpLabel: string
  /** A file is sent with the form. */
  readonly takesFile?: boolean
}

/** A whole page with one form: what must be put right, what it is about, the questions at the left, help at the right. */
export function formFrame<Loaded>(showing: Showing<Loaded>, props: FrameProps): string {
  const { problems, shell, action, csrf, keep, fields, conflict, words } = showing
  const work = (
    <>
      {problems.length > 0 ? <ErrorSummary errors={problems.map(asError)} /> : null}
      <HeadingLine heading={props.title} remark={props.remark} />
      {props.about ? <Band look="found">{props.about}</Band> : null}
      {props.before}
      {conflict ? <Meanwhile conflict={conflict} canWrite={Boolean(props.children)} /> : null}
      {props.children ? <NotSent {...showing} /> : <Unsent {...showing} />}
      {props.children ? (
        <Form
          {...{ action, csrf, keep, takesFile: props.takesFile }}
          writing={words && { ...words, address: `${action}/writing` }}
        >
          <input type="hidden" name="id" value={fields['id']} />
          {fields[ONCE_MORE] ? <input type="hidden" name={ONCE_MORE} value="yes" /> : null}
          <Carried fields={fields} />
          {words ? <Together words={words} action={action} /> : null}
          {props.children}
          <p>
            <Kept>What you write is kept when you send it, and if something must be put right first.</Kept>
          </p>
        </Form>
      ) : null}
    </>
  )
  return page({
    title: props.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <WorkAndHelp work={work} help={props.help} label={props.helpLabel} />
      </Wrap>
    ),
  })
}

/** When the words that fill the form were written, if they were never sent; and the way to be rid of them. */
export function NotSent({ keptAt, action, csrf, keep }: Pick<Showing<unknown>, 'keptAt' | 'action' | 'csrf' | 'keep'>) {
  if (!keptAt) return null
  return (
    <Form action={action} csrf={csrf} look="compact" discards={keep} label="What you have not sent">
      You wrote this on {inWordsAt(keptAt)} and have not sent it.{' '}
      <Button variant="secondary" name="_discard" value="yes">
        Discard what I wrote
      </Button>
    </Form>
  )
}

function asError({ field, text }: Problem) {
  return { text, href: field ? `#${field}` : undefined }
}
