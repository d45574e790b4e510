import { AV_BUFFERSRC_FLAG_KEEP_REF, type FilterContext, FilterGraph, FFmpegError, Frame as Picture } from 'node-av'
import { findSurroundings, type Plane, type Region } from '../search/patch.ts'
import { createFilter, createSource, joinFilters } from './filters.ts'

/**
 * Cuts a region's surroundings out of pictures by FFmpeg's `crop`, which moves pointers only: to read a picture's bytes is to
 * copy them, and of a large one a search needs few.
 */
export class CutOut {
  /** Pictures and region that it was made for. */
  readonly #shape: string
  readonly #graph = new FilterGraph()
  readonly #source: FilterContext
  readonly #sink: FilterContext
  readonly #left: number
  readonly #top: number

  /** For pictures like the one given. Throws when this build of FFmpeg has no `crop`. */
  constructor(picture: Picture, region: Region) {
    this.#shape = nameShape(picture, region)
    const { left, top, right, bottom } = findSurroundings(region, picture.width, picture.height)
    // Colour is stored once for two columns and rows: a cut begins where both do.
    this.#left = left & ~1
    this.#top = top & ~1
    this.#graph.alloc()
    this.#source = createSource(this.#graph, picture)
    this.#sink = createFilter(this.#graph, 'buffersink', 'out')
    const crop = createFilter(this.#graph, 'crop', 'cut', `${right - this.#left}:${bottom - this.#top}:${this.#left}:${this.#top}:exact=1`)
    joinFilters(this.#graph, [this.#source, crop, this.#sink])
  }

  /** Whether it was made for pictures like this one, and the region. */
  serves(picture: Picture, region: Region): boolean {
    return this.#shape === nameShape(picture, region)
  }

  /** Brightness of what was cut, undefined where there is none; the picture stays the caller's. */
  take(picture: Picture): Plane | undefined {
    using part = new Picture()
    part.alloc()
    FFmpegError.throwIfError(this.#source.buffersrcAddFrameSync(picture, AV_BUFFERSRC_FLAG_KEEP_REF), 'cut')
    FFmpegError.throwIfError(this.#sink.buffersinkGetFrameSync(part), 'cut')
    const [bytes] = part.data ?? []
    return bytes && { bytes, stride: part.linesize[0]!, width: picture.width, height: picture.height, left: this.#left, top: this.#top }
  }

  free(): void {
    this.#graph.free()
  }
}

function nameShape({ width, height, format }: Picture, { x, y, width: across, height: down }: Region): string {
  return [width, height, format, x, y, across, down].join(' ')
}
