import type { RawElement } from '../../exchange/import/cin-census/model.ts'
import type { Around, Failure } from './model.ts'
import type { Groups, Origin, Written } from './model-record.ts'
import { failuresOfChild } from './rules-check.ts'
import { returnedChild } from './rules-reading.ts'

/** What a rule says of the record, and where in the record it is put right. */
export type LiveFailure = Failure & { readonly origin: Origin }

/**
 * Checks what the return would say of a child, as if it stood in a file: the same rules, months before the return is
 * due. @param child the child's group, as `returnOf` gives it
 */
export function failuresInRecord(child: Groups, around: Around): readonly LiveFailure[] {
  const failures = failuresOfChild(returnedChild(elementOf(child), 1, around.edition), around)
  return failures.map((failure) => ({ ...failure, origin: originAt(child, failure.path) }))
}

/** The child of a return, as the reader of files would give it. */
export function elementOf(written: Written): RawElement {
  const { name } = written
  const none = { line: 0, attributes: [] }
  return 'text' in written
    ? { name, text: written.text, children: [], ...none }
    : { name, text: '', children: written.children.map(elementOf), ...none }
}

/** Follows a path such as `Message/Children/Child[1]/CINdetails[2]/ReasonForClosure` down to the last group of known origin. */
function originAt(child: Groups, path: string): Origin {
  let group: Groups = child
  let origin = child.origin ?? { kind: 'child', id: '' }
  for (const step of path.split('/').slice(3)) {
    const [, name = '', place = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? []
    const next = group.children.filter((one) => one.name === name)[Number(place) - 1]
    if (!next || 'text' in next) break
    group = next
    origin = next.origin ?? origin
  }
  return origin
}
