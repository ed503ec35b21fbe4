#!/usr/bin/env node
// Runs OpenICS with the Node.js that `npm ci` brought, whichever one this is; builds it first if that was not done.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const pinned = join(root, 'node_modules/node/bin/node')
const program = join(root, 'dist/cli/openics.js')

if (!existsSync(pinned)) {
  process.stderr.write(`OpenICS is not installed yet. Run this first, in ${root}:\n  npm ci\n`)
  process.exit(1)
}
if (!existsSync(program)) {
  const built = spawnSync(pinned, ['testing/build.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (built.status !== 0) process.exit(1)
}
const child = spawn(pinned, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
// A terminal's Ctrl-C reaches the child too; what is sent to us alone is passed on.
process.on('SIGINT', () => {})
process.on('SIGHUP', () => child.kill('SIGHUP'))
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
