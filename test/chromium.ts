import { chromium, type Browser } from 'playwright-core'

const programs = {
  /** As a person installs it. */
  whole: '/usr/bin/chromium',
  /**
   * Engine and DevTools alone, by Debian's `chromium-headless-shell`: half the processor time. Nothing can be installed from it, and a page that is opened
   * anew while it is cut off may reach the network once.
   */
  shell: '/usr/bin/chromium-headless-shell',
}

export type Program = keyof typeof programs

/** Debian's Chromium without a window. Its sandbox is off: tests run as root. */
export function openChromium(program: Program = 'whole'): Promise<Browser> {
  return chromium.launch({ executablePath: programs[program], chromiumSandbox: false })
}
