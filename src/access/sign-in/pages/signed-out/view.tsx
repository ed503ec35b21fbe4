import { Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'

export type SignedOut = {
  /** The providers whose own session may still stand, and where to end it. */
  readonly providers: readonly { readonly name: string; readonly href: string }[]
}

/** After signing out. */
export function signedOutOkPage(shell: Shell, { providers }: SignedOut): string {
  return page({
    title: 'You have signed out',
    shell,
    children: (
      <Wrap>
        <h1 class="govuk-heading-l">You have signed out</h1>
        <p class="govuk-body">What you had typed and not sent is kept for you.</p>
        {providers.map((provider) => (
          <p class="govuk-body">
            At a computer that others use,{' '}
            <a class="govuk-link" href={provider.href}>
              sign out of {provider.name} too
            </a>
            .
          </p>
        ))}
        <Button href="/sign-in">Sign in</Button>
      </Wrap>
    ),
  })
}
