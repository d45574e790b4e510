import type { Frame, VideoFormat } from '../frame.ts'
import type { Patch, Region } from '../search/patch.ts'
import { type DecodeFailure, type DecoderOptions, JobProcess } from './job-process.ts'
import type { PatchJob } from './patch-protocol.ts'
import { describeDecoding } from './protocol.ts'

export interface PatchRequest {
  format: VideoFormat
  frames: readonly Pick<Frame, 'nalus'>[]
  region: Region
  /** Whether every frame is a key frame. */
  areKeys: boolean
}

/** Makes a search's patches of recorded frames in a process of its own (job-process.ts). */
export class PatchDecoder {
  readonly #process: JobProcess<PatchJob, { patches: (Uint8Array | null)[] }>

  constructor(options: DecoderOptions = {}) {
    this.#process = new JobProcess('patch-child.ts', options)
  }

  /** The process at work, for measuring it; undefined when there is none. */
  get pid(): number | undefined {
    return this.#process.pid
  }

  /** A patch a frame, null for one that gives no picture. Never rejects. */
  async patches({ format, frames, region, areKeys }: PatchRequest): Promise<(Patch | null)[] | DecodeFailure> {
    const made = await this.#process.run({ ...describeDecoding(format), frames: frames.map((frame) => frame.nalus), region, areKeys })
    return 'failure' in made ? made : made.patches
  }

  close(): void {
    this.#process.close()
  }
}
