// `npm start` builds first, unless what `npm ci` or the last build made is newer than everything it is made of.
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LAST_WRITTEN = 'dist/assets/ics.css'
const MADE_OF = ['src', 'testing/build.mjs', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']

const built = changedAt(LAST_WRITTEN)
if (!MADE_OF.flatMap(withContents).every((path) => changedAt(path) < built)) {
  execFileSync(process.execPath, ['testing/build.mjs'], { stdio: 'inherit' })
}

/** A file or folder and all in it. Folders too: a file taken away changes its folder. */
function withContents(path) {
  if (!statSync(path).isDirectory()) return [path]
  return [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, name))]
}

/** When it was last written, in milliseconds; never, if it is not there. */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY
}
