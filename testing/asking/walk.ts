import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { type Asks, declaredName, type Fact, LASTING_FACTS } from '../../src/entries/drafts/pages/form-page/asks.ts'
import { post, postFile, type SentFile } from '../builders/pages.ts'
import { askedAgain } from './again.ts'
import { type Input, inputsOf, sentUntouched } from './form.ts'

/** What is typed, by an input's name; `outcome-#` is typed for every child or row. */
export type Filling = Readonly<Record<string, string | readonly string[]>>

/** Goes through forms as workers do, and fails on whatever a form asks that it does not declare, or that is known. */
export type Walk = {
  /** Opens a form as this worker, fills it in and sends it. @returns where it leads */
  readonly fill: (who: Actor, path: string, url: string, filling: Filling, file?: SentFile) => Promise<string>
  /** The address of a step that this child's page links to. */
  readonly stepOf: (who: Actor, childId: string, step: string) => Promise<string>
  /** Forms that nobody filled in yet, by path. */
  readonly unwalked: () => readonly string[]
  /** Lasting facts that no form was ever told. */
  readonly untold: () => readonly string[]
}

/** @param forms what each form declares, by its path; @param become signs in as somebody */
export function aWalk(http: FastifyInstance, forms: ReadonlyMap<string, Asks>, become: (who: Actor) => void): Walk {
  const walked = new Set<string>()
  const told = new Set<Fact>()
  return {
    async fill(who, path, url, filling, file) {
      become(who)
      const page = await http.inject(url)
      expect(page.statusCode, url).toBe(200)
      const [asks, inputs] = [forms.get(path) ?? {}, inputsOf(page.body)]
      judge(path, asks, inputs, told)
      const sent = { ...sentUntouched(inputs), ...typed(inputs, filling) }
      const { file: _, ...words } = sent
      const answer = await (file ? postFile(http, url, words, file) : post(http, url, sent))
      expect(answer.statusCode === 303 ? '' : problemsOn(answer.body), url).toBe('')
      for (const [name, value] of Object.entries(sent)) {
        const fact = asks[declaredName(name)]
        if (fact && value.length > 0) told.add(fact)
      }
      walked.add(path)
      return answer.headers.location ?? ''
    },
    async stepOf(who, childId, step) {
      become(who)
      const { body } = await http.inject(`/children/${childId}`)
      const url = new RegExp(`href="(/${step}/[0-9a-f-]{36}[a-z-/]*)"`).exec(body)?.[1]
      expect(url, `a link to one of the ${step} on the child’s page`).toBeDefined()
      return url ?? ''
    },
    unwalked: () => [...forms.keys()].filter((path) => !walked.has(path)),
    untold: () => LASTING_FACTS.filter((fact) => !told.has(fact)),
  }
}

function judge(path: string, asks: Asks, inputs: readonly Input[], told: ReadonlySet<Fact>): void {
  const asking = inputs.filter(({ hidden }) => !hidden)
  const undeclared = asking.map(({ name }) => declaredName(name)).filter((name) => !(name in asks))
  expect(undeclared, `${path} asks without saying for what`).toEqual([])
  expect(askedAgain(asks, inputs, told), `${path} asks again`).toEqual([])
}

function typed(inputs: readonly Input[], filling: Filling): Filling {
  const ofEach = inputs.flatMap(({ name }) => {
    const value = filling[declaredName(name)]
    return value !== undefined && declaredName(name).includes('#') ? [[name, value] as const] : []
  })
  const ofOne = Object.entries(filling).filter(([name]) => !name.includes('#'))
  return Object.fromEntries([...ofEach, ...ofOne])
}

function problemsOn(body: string): string {
  const summary = /<div class="govuk-error-summary[\s\S]*?<\/ul>/.exec(body)?.[0] ?? body
  return summary.replaceAll(/<[^>]*>/g, ' ').slice(0, 500)
}
