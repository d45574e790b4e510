/**
 * The process that makes one small copy of one photo and ends: whatever a stranger's bytes do to the decoder dies here.
 * It is given the bytes on standard input and answers the JPEG on standard output; exit code 1 where there is no picture.
 */
import { buffer } from 'node:stream/consumers'
import { AV_CODEC_ID_MJPEG, AV_CODEC_ID_PNG, AV_CODEC_ID_WEBP, AV_LOG_QUIET, AVERROR_EAGAIN, Codec, CodecContext, FFmpegError, Frame as Picture, Log, Packet } from 'node-av'
import { JpegEncoder } from './jpeg.ts'

Log.setLevel(AV_LOG_QUIET)

/** Pixels of a photo at most; a small file can claim a picture that fills the memory. */
const maxPixels = 120_000_000
/** Width or height of the copy at most. */
const longestSide = 1600

const codecs = { 'image/jpeg': AV_CODEC_ID_MJPEG, 'image/png': AV_CODEC_ID_PNG, 'image/webp': AV_CODEC_ID_WEBP }

const codec = Codec.findDecoder(codecs[process.argv[2] as keyof typeof codecs])
if (!codec) throw new Error(`no decoder for ${process.argv[2]}`)
const context = new CodecContext()
context.allocContext3(codec)
context.threadCount = 1
FFmpegError.throwIfError(context.setOption('max_pixels', BigInt(maxPixels)), 'limit the pixels')
FFmpegError.throwIfError(context.open2Sync(codec), 'open the decoder')

const packet = new Packet()
packet.alloc()
packet.data = await buffer(process.stdin)
FFmpegError.throwIfError(context.sendPacketSync(packet), 'decode the photo')
context.sendPacketSync(null)
const picture = new Picture()
picture.alloc()
const code = context.receiveFrameSync(picture)
if (code === AVERROR_EAGAIN) throw new Error('no picture')
FFmpegError.throwIfError(code, 'take the picture')

const shrink = Math.min(1, longestSide / Math.max(picture.width, picture.height))
const width = Math.max(2, Math.round((picture.width * shrink) / 2) * 2)
process.stdout.write(new JpegEncoder(picture, width).encode(picture), () => process.exit(0))
