import { AV_PIX_FMT_YUV420P, type FilterContext, FilterGraph, FFmpegError, Frame as Picture } from 'node-av'
import { createFilter, createSource, findFilter, joinFilters } from './filters.ts'

export interface CaptionSettings {
  width: number
  height: number
  /** FFmpeg's number of the pixel format that goes in; I420 comes out. */
  pixelFormat: number
  /** Lines that stand at the top of every picture. */
  lines: readonly string[]
  /** A font file that has the characters, `.ttf`, `.otf` or `.ttc`. */
  fontFile: string
}

/** Draws text over pictures by FFmpeg's `drawtext`: standing lines at the top, a changing label at the bottom. */
export class Caption {
  readonly #graph = new FilterGraph()
  readonly #source: FilterContext
  readonly #sink: FilterContext
  #label = ''

  /** Throws when FFmpeg has no `drawtext` or cannot read the font. */
  constructor({ width, height, pixelFormat, lines, fontFile }: CaptionSettings) {
    this.#graph.alloc()
    const size = Math.max(12, Math.round(height / 30))
    this.#source = createSource(this.#graph, { width, height, format: pixelFormat })
    this.#sink = createFilter(this.#graph, 'buffersink', 'out')
    const texts = { fontfile: fontFile, expansion: 'none', fontsize: String(size), fontcolor: 'white', box: '1', boxcolor: 'black@0.6', boxborderw: '4', line_spacing: '4', x: String(size) }
    joinFilters(this.#graph, [
      this.#source,
      this.#drawText('lines', { ...texts, text: lines.join('\n'), y: String(size) }),
      this.#drawText('label', { ...texts, text: ' ', y: `h-th-${size}` }),
      createFilter(this.#graph, 'format', 'i420', `pix_fmts=${AV_PIX_FMT_YUV420P}`),
      this.#sink,
    ])
  }

  /** Gives a picture with the text drawn over it; the caller frees it. */
  draw(picture: Picture, label: string): Picture {
    if (label !== this.#label) {
      const done = this.#graph.sendCommand('label', 'reinit', `text=${escapeOption(label || ' ')}`)
      if (typeof done === 'number') FFmpegError.throwIfError(done, 'change the label')
      this.#label = label
    }
    FFmpegError.throwIfError(this.#source.buffersrcAddFrameSync(picture), 'draw')
    const drawn = new Picture()
    drawn.alloc()
    FFmpegError.throwIfError(this.#sink.buffersinkGetFrameSync(drawn), 'draw')
    return drawn
  }

  free(): void {
    this.#graph.free()
  }

  #drawText(as: string, options: Record<string, string>): FilterContext {
    const context = this.#graph.allocFilter(findFilter('drawtext'), as)
    if (!context) throw new Error('FFmpeg refused the filter drawtext')
    // Options set one by one need no escaping.
    for (const [name, value] of Object.entries(options)) FFmpegError.throwIfError(context.setOption(name, value), `set ${name}`)
    FFmpegError.throwIfError(context.init(), `load the font ${options.fontfile}`)
    return context
  }
}

/** FFmpeg's quoting of an option's value ("Quoting and escaping", ffmpeg-utils). */
function escapeOption(text: string): string {
  return text.replace(/[\\':]/g, '\\$&')
}
