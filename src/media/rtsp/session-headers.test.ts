import { expect, test } from 'vitest'
import { readSetUp } from './session-headers.ts'

test('reads channels, session and timeout', () => {
  expect(readSetUp('RTP/AVP/TCP;unicast;interleaved=4-5;ssrc=1A', '12345678;timeout=30')).toEqual({
    rtpChannel: 4,
    rtcpChannel: 5,
    session: '12345678',
    timeoutSeconds: 30,
  })
})

test('assumes what was asked for where the camera says nothing', () => {
  expect(readSetUp(undefined, undefined)).toEqual({ rtpChannel: 0, rtcpChannel: 1, session: undefined, timeoutSeconds: 60 })
  expect(readSetUp('RTP/AVP/TCP;interleaved=2', ' x ; timeout = 0')).toEqual({ rtpChannel: 2, rtcpChannel: 3, session: 'x', timeoutSeconds: 60 })
})
