import { isPadding, isSlice, nalType, readNalType } from './nal.ts'
import { headerBytesH265, isBrokenLink, isLeading, isRandomAccess, isSkippedLeading, nalTypeH265, readNalTypeH265 } from './nal-h265.ts'

/** What putting pictures together has to know of a codec's NAL units. */
export interface NalSyntax {
  /** Bytes of a unit's header; a slice's first bit behind it says whether it begins its picture. */
  headerBytes: number
  /** The type in a unit's first byte. */
  readType(firstByte: number): number
  isSlice(type: number): boolean
  /** Whether a slice of this type means that decoding can start at its picture. */
  isKey(type: number): boolean
  /** Delimiters and padding, which MP4 doesn't want. */
  isPadding(type: number): boolean
  /** Of a slice's type: how its picture stands to the key frame that it follows in the stream. */
  readLead(type: number): Lead
}

/**
 * `none`: shown after its key frame. `decodable`: shown before it, and refers to nothing from before. `skipped`: shown before
 * it, and refers to what came before. `broken`: a key frame whose `skipped` ones are never decodable.
 */
export type Lead = 'none' | 'decodable' | 'skipped' | 'broken'

export const h264Syntax: NalSyntax = {
  headerBytes: 1,
  readType: readNalType,
  isSlice,
  isKey: (type) => type === nalType.idr,
  isPadding,
  readLead: () => 'none',
}

export const h265Syntax: NalSyntax = {
  headerBytes: headerBytesH265,
  readType: readNalTypeH265,
  isSlice: (type) => type <= nalTypeH265.lastPicture,
  isKey: isRandomAccess,
  isPadding: (type) => type >= nalTypeH265.accessUnitDelimiter && type <= nalTypeH265.filler,
  readLead: (type) => {
    if (isSkippedLeading(type)) return 'skipped'
    if (isBrokenLink(type)) return 'broken'
    return isLeading(type) ? 'decodable' : 'none'
  },
}
