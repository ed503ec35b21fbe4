// The dependency rule (.dependency-cruiser.cjs), and that it was looked at: with a TypeScript it cannot use,
// dependency-cruiser reads nothing and finds nothing wrong.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['src', 'testing', 'e2e', 'bench'].filter((folder) => existsSync(folder))
const cruiser = join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
const { stdout, stderr } = spawnSync(
  process.execPath,
  [cruiser, ...FOLDERS, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
  { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 },
)
if (!stdout) fail(`dependency-cruiser gave no answer:\n${stderr}`)
const { modules, summary } = JSON.parse(stdout)

const read = new Set(modules.map(({ source }) => source))
const unread = FOLDERS.flatMap(filesOf).filter((file) => !read.has(file))
if (unread.length > 0) fail(`dependency-cruiser did not read ${unread.length} files:\n${unread.join('\n')}`)
for (const { rule, from, to } of summary.violations) process.stderr.write(`${rule.name}: ${from} -> ${to}\n`)
if (summary.error > 0) fail(`${summary.error} imports break the dependency rule (.dependency-cruiser.cjs).`)
process.stdout.write(`The dependency rule holds: ${read.size} modules read.\n`)

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
