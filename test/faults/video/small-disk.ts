import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from '../../program.ts'

const ballast = 'ballast'
/** The kernel's own switch for trying out what an error of the disk does (ext4(5), sysfs). */
const errorSwitch = (device: string) => `/sys/fs/ext4/${device}/trigger_fs_error`

/** A small disk of its own at a folder: takes root on Linux. */
export class SmallDisk {
  readonly #folder: string
  readonly #image: string | undefined

  private constructor(folder: string, image?: string) {
    this.#folder = folder
    this.#image = image
  }

  /** In memory. Undefined where this user may mount nothing. */
  static async inMemory(folder: string, megabytes: number): Promise<SmallDisk | undefined> {
    mkdirSync(folder, { recursive: true })
    const isMounted = await succeeds('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
    return isMounted ? new SmallDisk(folder) : undefined
  }

  /** ext4 in a file, that turns read-only at an error. Undefined where there are no loop devices or no ext4. */
  static async ext4(folder: string, image: string, megabytes: number): Promise<SmallDisk | undefined> {
    mkdirSync(folder, { recursive: true })
    const disk = new SmallDisk(folder, image)
    if (!(await succeeds('truncate', '-s', `${megabytes}M`, image)) || !(await succeeds('mkfs.ext4', '-q', '-F', image))) return undefined
    return (await disk.mount()) ? disk : undefined
  }

  async mount(): Promise<boolean> {
    return succeeds('mount', '-o', 'loop,errors=remount-ro', this.#image!, this.#folder)
  }

  /** Takes every byte that is left. */
  async fill(): Promise<void> {
    const piece = Buffer.alloc(256 * 1024)
    for (let left = piece.length; left > 0; left = left > 512 ? left >> 1 : 0)
      while (statfsSync(this.#folder).bavail > 0) {
        const isFull = await appendFile(join(this.#folder, ballast), piece.subarray(0, left)).then(() => false, () => true)
        if (isFull) break
      }
  }

  empty(): void {
    rmSync(join(this.#folder, ballast), { force: true })
  }

  /** The kernel meets an error on the disk. False where it offers no way to say so. */
  async fail(): Promise<boolean> {
    const { stdout } = await runProgram('findmnt', ['-n', '-o', 'SOURCE', this.#folder])
    try {
      writeFileSync(errorSwitch(stdout.trim().split('/').at(-1)!), '1')
      return true
    } catch {
      return false
    }
  }

  /** Taken out, repaired, put in again. */
  async repair(): Promise<void> {
    await this.remove()
    await runProgram('e2fsck', ['-y', this.#image!])
    if (!(await this.mount())) throw new Error('the repaired disk cannot be mounted')
  }

  async remove(): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      if (await succeeds('umount', this.#folder)) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error(`${this.#folder} is still in use`)
  }
}

async function succeeds(program: string, ...args: string[]): Promise<boolean> {
  return runProgram(program, args).then(({ status }) => status === 0, () => false)
}
