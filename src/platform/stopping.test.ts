import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const path = (name: string) => JSON.stringify(join(import.meta.dirname, name))

/** A program that stops so; says when it is ready, when it was told, and what came of it. */
async function aProgram(stop: string, signals: readonly NodeJS.Signals[]) {
  const program = `
    const { stopWhenTold } = await import(${path('stopping.ts')})
    const { openLog } = await import(${path('log.ts')})
    stopWhenTold(async () => { process.stdout.write('told '); ${stop} }, openLog('silent'))
    setInterval(() => {}, 1000)
    process.stdout.write('ready ')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for (const signal of signals) {
    const [text] = await once(child.stdout, 'data')
    said += text
    child.kill(signal)
  }
  child.stdout.on('data', (text: Buffer) => (said += text))
  const [code] = await once(child, 'exit')
  return { code, said }
}

describe('the program', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('told by %s, stops in order and ends with 0', async (signal) => {
    expect(await aProgram(`process.stdout.write('finished')`, [signal])).toEqual({
      code: 0,
      said: 'ready told finished',
    })
  })

  it('told a second time, ends at once with 1', async () => {
    expect(await aProgram('await new Promise(() => {})', ['SIGTERM', 'SIGINT'])).toMatchObject({ code: 1 })
  })

  it('that cannot stop in order ends with 1', async () => {
    expect(await aProgram(`throw new Error('no')`, ['SIGTERM'])).toMatchObject({ code: 1 })
  })
})
