import { parseArgs } from 'node:util'
import { neverLose } from './trial.ts'

// `npm run test:never-lose [-- --kills 200 --seed N --calm 30]`: browser, server, database and network are killed at random
// while two authors type. Ends with 1 if a word was lost that a page had shown as kept, or was unkept too long in calm.

/** Nothing stays unkept longer than this while typing, where nothing is killed. */
const LONGEST_UNKEPT_MS = 300

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    calm: { type: 'string', default: '30' },
  },
})
const seed = Number(values.seed)
const say = (what: string) => process.stdout.write(`${what}\n`)
say(`seed ${seed}`)
const begun = Date.now()
const trial = await neverLose({ kills: Number(values.kills), seed, calmMs: Number(values.calm) * 1000, say })
say(JSON.stringify({ ...trial, minutes: Math.round((Date.now() - begun) / 6_000) / 10 }, undefined, 2))
const isLate = trial.calm.longest > LONGEST_UNKEPT_MS
if (isLate) say(`in calm something stayed unkept for ${trial.calm.longest} ms, which may be ${LONGEST_UNKEPT_MS}`)
process.exit(trial.lost.length > 0 || !trial.isSame || isLate ? 1 : 0)
