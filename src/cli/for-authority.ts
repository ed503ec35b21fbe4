import { openParts } from '../deployments/parts.ts'
import { readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { AskedWrongly } from './ending.ts'

type Parts = Awaited<ReturnType<typeof openParts>>['parts']

/**
 * Does what a command is asked for an authority, with all it needs open, and closes it afterwards.
 *
 * @throws AskedWrongly where there is no such authority
 */
export async function forAuthority<T>(code: string, work: (parts: Parts) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const isPractice = config.mode === 'practice' && PRACTICE_AUTHORITIES.some((one) => one.code === code)
  if (!isPractice && !authorityByCode(code)) throw new AskedWrongly(`There is no authority with the code ${code}.`)
  const { parts, stop } = await openParts(config, openLog('warn', process.stderr))
  try {
    return await work(parts)
  } finally {
    await stop()
  }
}
