import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

type ButtonProps = {
  readonly children: ComponentChildren
  readonly variant?: 'secondary' | 'warning' | 'inverse' | undefined
  readonly href?: string | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly disabled?: boolean | undefined
  readonly preventDoubleClick?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

/** An act. Its words say what happens ("Ask the manager to sign"), never "Submit". With `href` it is a link that looks so. */
export function Button({ children, variant, href, preventDoubleClick, attributes, disabled, ...rest }: ButtonProps) {
  const common = {
    class: classNames('govuk-button', variant && `govuk-button--${variant}`),
    'data-module': 'govuk-button',
    ...attributes,
  }
  if (href !== undefined) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: GOV.UK's link button
      <a href={href} role="button" draggable={false} {...common}>
        {children}
      </a>
    )
  }
  const state = disabled ? ({ disabled: true, 'aria-disabled': 'true' } as const) : {}
  return (
    <button type="submit" data-prevent-double-click={preventDoubleClick?.toString()} {...rest} {...state} {...common}>
      {children}
    </button>
  )
}

type WrittenTogether = {
  readonly address: string
  readonly id: string
  readonly writer: string
  readonly fields: readonly string[]
}

type FormProps = {
  readonly action: string
  /** The session's token against forged requests; it goes with every form that changes anything. */
  readonly csrf: string
  readonly children: ComponentChildren
  /** The draft's key: what is typed is kept under it by `POST /drafts/<key>` as it is typed. */
  readonly keep?: string | undefined
  /** The draft's key that this form throws away: from then on nothing more is kept under it here. */
  readonly discards?: string | undefined
  /** Long texts in it that several people write together: where, which one, whose page this is, and the fields. */
  readonly writing?: WrittenTogether | undefined
  /** `compact` is for an act inside a row; it takes no room of its own. */
  readonly look?: 'form' | 'compact' | undefined
  readonly id?: string | undefined
  /** What the form is, to those who do not see what stands around it. */
  readonly label?: string | undefined
  /** A file is sent with it. */
  readonly takesFile?: boolean | undefined
}

/** A form that changes something: always `post`, always with its token, checked by the server alone. */
export function Form(props: FormProps) {
  const { action, csrf, children, keep, discards, writing, look = 'form', id, label, takesFile } = props
  return (
    <form
      action={action}
      method="post"
      novalidate
      id={id}
      class={look === 'compact' ? 'ics-act' : 'ics-form'}
      data-keep={keep}
      data-discards={discards}
      autocomplete={writing ? 'off' : undefined}
      data-writing={writing?.address}
      data-writing-id={writing?.id}
      data-writer={writing?.writer}
      data-words={writing?.fields.join(' ')}
      aria-label={label}
      enctype={takesFile ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      {keep ? <input type="hidden" name="_draft" value={keep} /> : null}
      {children}
    </form>
  )
}

/** Where a kept form says that it is kept. Without JavaScript it says what `children` say, such as "Save keeps what you wrote." */
export function Kept({ children }: { children?: ComponentChildren }) {
  return (
    <span class="ics-kept ics-small" data-kept="" aria-live="polite">
      {children}
    </span>
  )
}

type ErrorSummaryProps = {
  readonly title?: ComponentChildren
  readonly description?: ComponentChildren
  readonly errors?: readonly { readonly text: ComponentChildren; readonly href?: string | undefined }[] | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

/** What must be put right, at the top of the page, each linked to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { title = 'There is a problem', description, errors = [], disableAutoFocus, attributes } = props
  return (
    <div
      class="govuk-error-summary"
      data-disable-auto-focus={disableAutoFocus?.toString()}
      {...attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          {description ? <p>{description}</p> : null}
          {errors.length > 0 ? (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map(({ text, href }) => (
                <li>{href ? <a href={href}>{text}</a> : text}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  )
}
