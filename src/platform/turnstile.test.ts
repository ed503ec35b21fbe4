import { expect, it } from 'vitest'
import { createTurnstile } from './turnstile.ts'

/** Work that goes on until it is told to end, and notes that it began. */
function aTask(begun: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<string>()
  const work = () => {
    begun.push(name)
    return promise
  }
  return { work, end: () => resolve(name) }
}

it('lets as many in as there are places, the next when one leaves, in the order they came', async () => {
  const turnstile = createTurnstile({ atOnce: 2, waiting: 2, patience: 10_000 })
  const begun: string[] = []
  const tasks = ['a', 'b', 'c', 'd'].map((name) => aTask(begun, name))
  const answers = tasks.map(({ work }) => turnstile(work))
  await Promise.resolve()
  expect(begun).toEqual(['a', 'b'])
  tasks[1]?.end()
  expect(await answers[1]).toEqual({ ok: true, value: 'b' })
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const { end } of tasks) end()
  expect(await Promise.all(answers)).toMatchObject(['a', 'b', 'c', 'd'].map((value) => ({ ok: true, value })))
})

it('turns away at once whoever finds the places and the queue full, and begins nothing of theirs', async () => {
  const turnstile = createTurnstile({ atOnce: 1, waiting: 1, patience: 10_000 })
  const begun: string[] = []
  const [one, two, three] = ['a', 'b', 'c'].map((name) => aTask(begun, name)) as [Task, Task, Task]
  const answers = [turnstile(one.work), turnstile(two.work)]
  expect(await turnstile(three.work)).toEqual({ ok: false, refusal: 'overloaded' })
  one.end()
  two.end()
  await Promise.all(answers)
  expect(begun).toEqual(['a', 'b'])
})

it('turns away whoever has waited as long as they will, and gives their place to nobody', async () => {
  const turnstile = createTurnstile({ atOnce: 1, waiting: 1, patience: 1 })
  const begun: string[] = []
  const [one, two, three] = ['a', 'b', 'c'].map((name) => aTask(begun, name)) as [Task, Task, Task]
  const first = turnstile(one.work)
  expect(await turnstile(two.work)).toEqual({ ok: false, refusal: 'overloaded' })
  one.end()
  await first
  three.end()
  expect(await turnstile(three.work)).toEqual({ ok: true, value: 'c' })
  expect(begun).toEqual(['a', 'c'])
})

it('gives the place back when the work fails', async () => {
  const turnstile = createTurnstile({ atOnce: 1, waiting: 0, patience: 1 })
  await expect(turnstile(() => Promise.reject(new Error('fault')))).rejects.toThrow('fault')
  expect(await turnstile(async () => 'next')).toEqual({ ok: true, value: 'next' })
})

type Task = ReturnType<typeof aTask>
