import { expect, test } from 'vitest'
import { runProgram } from '../../../test/program.ts'
import { readOrientation, writeOrientation } from './orientation.ts'
import { makePreview } from './preview.ts'

/** A test picture that FFmpeg draws and encodes: a peer, not our own encoder. */
async function draw(format: 'mjpeg' | 'png' | 'libwebp', size: string): Promise<Buffer> {
  const container = format === 'libwebp' ? 'webp' : 'image2pipe'
  const { bytes, stderr } = await runProgram('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=1`, '-frames:v', '1', '-c:v', format, '-f', container, '-'])
  if (bytes.length === 0) throw new Error(stderr)
  return bytes
}

async function probe(jpeg: Buffer): Promise<string> {
  return (await runProgram('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name,width,height', '-of', 'csv=p=0', '-'], { input: jpeg })).stdout.trim()
}

test.each([
  ['image/jpeg', 'mjpeg'],
  ['image/png', 'png'],
  ['image/webp', 'libwebp'],
] as const)('a %s becomes a JPEG of at most 1600 pixels', async (mediaType, format) => {
  const preview = await makePreview(await draw(format, '2400x1200'), mediaType)
  expect(await probe(preview!)).toBe('mjpeg,1600,800')
})

test('a small photo keeps its size', async () => {
  expect(await probe((await makePreview(await draw('mjpeg', '320x200'), 'image/jpeg'))!)).toBe('mjpeg,320,200')
})

test('what the camera wrote into the photo is gone, save which way is up', async () => {
  const secret = 'Canon 27.3N 119.4E'
  const plain = await draw('mjpeg', '320x200')
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, secret.length + 2]), Buffer.from(secret)])
  const photo = writeOrientation(Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2)]), 6)
  expect(photo.includes(secret)).toBe(true)
  const preview = (await makePreview(photo, 'image/jpeg'))!
  expect(preview.includes(secret)).toBe(false)
  expect(readOrientation(preview)).toBe(6)
  expect(await probe(preview)).toBe('mjpeg,320,200')
})

test('harmed bytes give no picture and no end', async () => {
  const photo = await draw('mjpeg', '320x200')
  photo.fill(0x5a, 2, 600)
  expect(await makePreview(photo, 'image/jpeg')).toBeNull()
  expect(await makePreview(Buffer.from('MZ'), 'image/png')).toBeNull()
  expect(await makePreview(photo, 'application/pdf')).toBeNull()
})

test('a small file that claims a huge picture is refused', async () => {
  const png = await draw('png', '320x200')
  png.writeUInt32BE(60_000, 16)
  png.writeUInt32BE(60_000, 20)
  expect(await makePreview(png, 'image/png')).toBeNull()
})

test('a torn Exif segment says nothing', async () => {
  const photo = writeOrientation(await draw('mjpeg', '32x32'), 8)
  expect(readOrientation(photo)).toBe(8)
  expect(readOrientation(photo.subarray(0, 30))).toBe(1)
  expect(readOrientation(Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]))).toBe(1)
})
