// `npm run build`: compiles src/ to dist/, checks and bundles what runs in the browser, and copies what a compiler
// leaves behind (data, styles).
import { spawn } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const STYLES = 'src/platform/styles'
const ISLANDS = ['src/islands/start.ts']
/** Made beside its place and moved there when whole: a build that fails leaves the last one as it was. */
const MADE = `dist.${process.pid}`

const parts = [compile('tsconfig.build.json', '--outDir', MADE), compile('src/islands/tsconfig.json'), bundle()]
await Promise.all(parts).catch(() => {
  rmSync(MADE, { recursive: true, force: true })
  process.exit(1)
})
cpSync('src', MADE, { recursive: true, filter: isData })
copyStyles()
rmSync('dist', { recursive: true, force: true })
renameSync(MADE, 'dist')

/** Runs the TypeScript compiler over one project; its messages are the build's. */
function compile(project, ...options) {
  return new Promise((resolve, reject) => {
    const tsc = spawn(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', project, ...options], {
      stdio: 'inherit',
    })
    tsc.on('error', reject)
    tsc.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${project} does not compile`))))
  })
}

/** The browser's scripts, one file each, served at /assets/; what a page loads only when it needs it is a file of its own. */
function bundle() {
  return build({
    entryPoints: ISLANDS,
    outdir: `${MADE}/assets`,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    minify: true,
    format: 'esm',
    target: ['es2022'],
    sourcemap: 'linked',
    legalComments: 'linked',
    logLevel: 'warning',
  })
}

/** One style sheet, served at /assets/ics.css: the sections in the order of their names. */
function copyStyles() {
  const sections = readdirSync(STYLES)
    .filter((name) => name.endsWith('.css'))
    .sort()
  writeFileSync(`${MADE}/assets/ics.css`, sections.map((name) => readFileSync(join(STYLES, name), 'utf8')).join('\n'))
}

function isData(path) {
  if (path.startsWith(STYLES) || path.startsWith('src/islands')) return false
  return !/\.(ts|tsx|md)$/.test(basename(path))
}
