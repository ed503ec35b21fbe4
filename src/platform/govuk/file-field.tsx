import { classNames } from './class-names.ts'
import { describedBy, FormGroup, HintAndError, Label, type QuestionProps } from './field.tsx'

type FileInputProps = QuestionProps & {
  readonly label: string
  /** Endings and kinds that the browser offers first; the server looks for itself. */
  readonly accept: string
}

/** One file, chosen from the device. Its form says `takesFile`. */
export function FileInput({ name, id = name, label, size = 's', hint, error, accept }: FileInputProps) {
  return (
    <FormGroup error={error}>
      <Label for={id} size={size}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <input
        class={classNames('govuk-file-upload', Boolean(error) && 'govuk-file-upload--error')}
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={describedBy(id, { hint, error })}
      />
    </FormGroup>
  )
}
