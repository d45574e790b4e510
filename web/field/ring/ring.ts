/** One ring: two tones, three times, then a breath. Hz and seconds. */
const tones = [880, 1175] as const
const toneS = 0.22
const pairs = 3
const everyMs = 2_400

let context: AudioContext | null = null
let ringing: ReturnType<typeof setInterval> | undefined

/** Lets this page make sound: browsers want a touch first. Answers whether it may. */
export async function allowSound(): Promise<boolean> {
  context ??= new AudioContext()
  if (context.state !== 'running') await context.resume().catch(() => undefined)
  return context.state === 'running'
}

export function startRinging(): void {
  if (ringing) return
  ring()
  ringing = setInterval(ring, everyMs)
}

export function stopRinging(): void {
  clearInterval(ringing)
  ringing = undefined
  if ('vibrate' in navigator) navigator.vibrate(0)
}

/** Once, to hear whether it is loud enough; also where the connection was lost. */
export function ring(): void {
  if ('vibrate' in navigator) navigator.vibrate([400, 150, 400, 150, 400])
  if (!context) return
  void context.resume()
  for (let i = 0; i < pairs * tones.length; i++) sound(context, tones[i % tones.length]!, context.currentTime + 0.05 + i * toneS)
}

function sound(audio: AudioContext, hz: number, at: number): void {
  const tone = audio.createOscillator()
  const loudness = audio.createGain()
  // A square wave carries over traffic; the short ramps keep it from clicking.
  tone.type = 'square'
  tone.frequency.value = hz
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.6, at + 0.02)
  loudness.gain.setValueAtTime(0.6, at + toneS - 0.03)
  loudness.gain.linearRampToValueAtTime(0, at + toneS)
  tone.connect(loudness).connect(audio.destination)
  tone.start(at)
  tone.stop(at + toneS)
}
