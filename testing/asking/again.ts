import { type Asks, declaredName, type Fact, LASTING_FACTS } from '../../src/entries/drafts/pages/form-page/asks.ts'
import type { Input } from './form.ts'

/** The lasting facts that a form asks for although they were told, and shows nothing of. */
export function askedAgain(asks: Asks, inputs: readonly Input[], told: ReadonlySet<Fact>): readonly Fact[] {
  const asking = inputs.filter(({ hidden }) => !hidden)
  return LASTING_FACTS.filter((fact) => {
    const forIt = asking.filter(({ name }) => asks[declaredName(name)] === fact)
    return told.has(fact) && forIt.length > 0 && forIt.every(({ values }) => values.length === 0)
  })
}
