import { Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { STOPPED } from './content.ts'

type Stopped = {
  /** Whether what was typed is kept; undefined if nothing was typed. */
  readonly kept?: boolean
  readonly back: string
}

/** Something was sent after the session was over. */
export function signedOutPage(shell: Shell, { kept, back }: Stopped): string {
  return page({
    title: STOPPED.signedOutTitle,
    shell,
    children: (
      <Wrap>
        <h1 class="govuk-heading-l">{STOPPED.signedOutTitle}</h1>
        <p class="govuk-body">{STOPPED.why}</p>
        <p class="govuk-body">{kept ? STOPPED.kept : STOPPED.notKept}</p>
        <Button href={`/sign-in?return=${encodeURIComponent(back)}`}>{STOPPED.signIn}</Button>
      </Wrap>
    ),
  })
}

/** Something was sent from a form that is not this session's. */
export function notSentPage(shell: Shell, { kept, back }: Stopped): string {
  return page({
    title: STOPPED.notSentTitle,
    shell,
    children: (
      <Wrap>
        <h1 class="govuk-heading-l">{STOPPED.notSentTitle}</h1>
        <p class="govuk-body">{STOPPED.notSentWhy}</p>
        {kept === undefined ? null : <p class="govuk-body">{kept ? STOPPED.keptForWriter : STOPPED.notKept}</p>}
        <Button href={back}>{STOPPED.openAgain}</Button>
      </Wrap>
    ),
  })
}
