import { expect, test } from 'vitest'
import { parseSdp } from './sdp.ts'

const hikvision = `v=0
o=- 1449729310313393 1449729310313393 IN IP4 192.168.1.64
s=Media Presentation
b=AS:5100
t=0 0
a=control:rtsp://192.168.1.64/Streaming/Channels/101/
m=video 0 RTP/AVP 96
c=IN IP4 0.0.0.0
b=AS:5000
a=recvonly
a=x-dimensions:1920,1080
a=control:rtsp://192.168.1.64/Streaming/Channels/101/trackID=1
a=rtpmap:96 H264/90000
a=fmtp:96 profile-level-id=420029; packetization-mode=1; sprop-parameter-sets=Z01AKI2NQDwBE/LgLcBAQFAAAD6AAAw1DoYACYFAABfXgu8uNDAATAoAAL68F3lwoA==,aO44gA==
m=audio 0 RTP/AVP 0
a=control:rtsp://192.168.1.64/Streaming/Channels/101/trackID=2
a=rtpmap:0 PCMU/8000
`

test('finds the video of a description with audio', () => {
  const { control, videos } = parseSdp(hikvision.replaceAll('\n', '\r\n'))
  expect(control).toBe('rtsp://192.168.1.64/Streaming/Channels/101/')
  expect(videos).toHaveLength(1)
  expect(videos[0]).toMatchObject({
    encoding: 'H264',
    payloadType: 96,
    clockRate: 90_000,
    control: 'rtsp://192.168.1.64/Streaming/Channels/101/trackID=1',
  })
  expect(videos[0]!.parameterSets.map((set) => set[0])).toEqual([0x67, 0x68])
})

test('takes a description without parameter sets, with bare line feeds', () => {
  const { videos } = parseSdp('v=0\nm=video 0 RTP/AVP 97\na=rtpmap:97 h264/90000\na=control:track1\n')
  expect(videos).toEqual([{ encoding: 'H264', payloadType: 97, clockRate: 90_000, control: 'track1', parameterSets: [] }])
})

test('reads the three kinds of sets of H.265, and whether units come out of order', () => {
  const lines = (more: string) => `m=video 0 RTP/AVP 96\na=rtpmap:96 H265/90000\na=fmtp:96 sprop-vps=QAE=; sprop-sps=QgE=,QgI=;sprop-pps=RAE=${more}\n`
  const [video] = parseSdp(lines('')).videos
  expect(video!.parameterSets.map((set) => set.toString('hex'))).toEqual(['4001', '4201', '4202', '4401'])
  expect(video!.reordersUnits).toBeUndefined()
  expect(parseSdp(lines(';sprop-max-don-diff=1')).videos[0]!.reordersUnits).toBe(true)
  expect(parseSdp(lines(';sprop-max-don-diff=0')).videos[0]!.reordersUnits).toBe(false)
})

test('ignores attributes of another payload type', () => {
  const { videos } = parseSdp('m=video 0 RTP/AVP 96 97\na=rtpmap:97 H265/90000\na=fmtp:97 sprop-parameter-sets=Z0I=,aM4=\na=rtpmap:96 H264/90000\n')
  expect(videos[0]).toMatchObject({ encoding: 'H264', parameterSets: [] })
})

test('names static payload types', () => {
  expect(parseSdp('m=video 0 RTP/AVP 26\n').videos[0]!.encoding).toBe('JPEG')
})

test('finds nothing in what is no description', () => {
  for (const text of ['', 'm=', 'm=video', 'm=video 0 RTP/AVP 128', '\0\0\0', '<html>']) {
    expect(parseSdp(text)).toEqual({ control: undefined, videos: [] })
  }
})
