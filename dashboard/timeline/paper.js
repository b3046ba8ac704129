// Paper and ink: sizes, colours that follow Streamlit's theme, and how wide a text is.

const ROW = 16, PAD = 8, GUTTER = 124, RIGHT = 12, STRIP = 44, STRIP_FOOT = 20, AS_OF_ROW = 15, HEIGHT = 627, RIBBON = 10
const NARROW = 15, OPEN_END = 84, OPEN_BAR = 109, PHONE = 620
const HOUR = 36e5, DAY = 864e5
const SANS = '"Source Sans", sans-serif', LABEL_SIZE = 12.5
const HOLLOW = new Set(['planned', 'hypothetical'])

const rgb = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16))
const rgba = (hex, opacity) => `rgba(${rgb(hex).join()},${opacity})`
const mixed = (hex, share, paper) => {
  const under = rgb(paper)
  return '#' + rgb(hex).map((part, at) => Math.round(part * share + under[at] * (1 - share)).toString(16).padStart(2, '0')).join('')
}

// The tones of the theme in force, also set as CSS variables on the element.
function tones(element) {
  const found = getComputedStyle(element).getPropertyValue('--st-background-color').trim()
  const paper = /^#[0-9a-f]{6}$/i.test(found) ? found : NEUTRALS.light.paper
  const dark = rgb(paper)[0] < 128
  const tone = {...NEUTRALS[dark ? 'dark' : 'light'], paper, dark}
  for (const name of ['ink', 'ink2', 'line', 'line2', 'paper', 'wash']) element.style.setProperty('--' + name, tone[name])
  tone.of = family => family[dark ? 'dark' : 'light']
  return tone
}

const escaped = text => String(text).replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

// Times are milliseconds on a calendar without zones; Plotly gets them as text, so that no browser moves a day.
const iso = time => {
  const year = new Date(time).getUTCFullYear()
  return year < 1 ? '0001-01-01T00:00:00' : year > 9999 ? '9999-12-31T23:59:59' : new Date(time).toISOString().slice(0, 19)
}
const time = value => {
  const text = String(value).replace(' ', 'T').slice(0, 19)
  return typeof value === 'number' ? value : Date.parse(text.includes('T') ? text + 'Z' : text)
}

const pen = document.createElement('canvas').getContext('2d')
const widths = new Map()
function textWidth(text, bold) {
  const key = (bold ? '1' : '0') + text
  if (!widths.has(key)) {
    pen.font = `${bold ? 600 : 400} ${LABEL_SIZE}px ${SANS}`
    widths.set(key, pen.measureText(text).width)
  }
  return widths.get(key)
}
