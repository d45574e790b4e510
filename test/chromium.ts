import { chromium, type Browser } from 'playwright-core'

const programs = {
  /** As a person installs it. */
  whole: '/usr/bin/chromium',
  /** Engine and DevTools alone, by Debian's `chromium-headless-shell`: a quarter less processor time; nothing can be installed from it. */
  shell: '/usr/bin/chromium-headless-shell',
}

export type Chromium = keyof typeof programs

/** Debian's Chromium without a window. Its sandbox is off: tests run as root. */
export function openChromium(program: Chromium = 'whole'): Promise<Browser> {
  return chromium.launch({ executablePath: programs[program], chromiumSandbox: false })
}
