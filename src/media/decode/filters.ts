import { Filter, type FilterContext, type FilterGraph, FFmpegError } from 'node-av'

/** A filter of FFmpeg's in a graph, set up by `args`. Throws when this build has none of the name, or refuses the arguments. */
export function createFilter(graph: FilterGraph, name: string, as: string, args?: string): FilterContext {
  const context = graph.createFilter(findFilter(name), as, args)
  if (!context) throw new Error(`FFmpeg refused the filter ${name}`)
  return context
}

export function findFilter(name: string): Filter {
  const filter = Filter.getByName(name as Parameters<typeof Filter.getByName>[0])
  if (!filter) throw new Error(`this build of FFmpeg has no filter ${name}`)
  return filter
}

/** Where pictures of one shape go into a graph; `format` is FFmpeg’s number of their pixel format. */
export function createSource(graph: FilterGraph, { width, height, format }: { width: number; height: number; format: number }): FilterContext {
  return createFilter(graph, 'buffer', 'in', `video_size=${width}x${height}:pix_fmt=${format}:time_base=1/90000:pixel_aspect=1/1`)
}

/** Joins filters in their order and makes the graph ready. */
export function joinFilters(graph: FilterGraph, chain: readonly FilterContext[]): void {
  chain.reduce((from, to) => {
    FFmpegError.throwIfError(from.link(0, to, 0), 'join the filters')
    return to
  })
  FFmpegError.throwIfError(graph.configSync(), 'set up the filters')
}
