// The chart as a picture, made in the browser: title and filter above it, the link and the day below, all three in the
// file's own text fields too.

const PICTURE_WIDTH = 1200, ABOVE = 84, BELOW = 34, SCALE = 2

// Colours and fonts only: what is drawn is laid out anew for the picture's own width, so a phone can make one too.
async function pictured(timeline, told) {
  const Plotly = await loadPlotly(timeline.component.data.plotly), {frame, range} = timeline, tone = tones(timeline.root)
  const width = PICTURE_WIDTH - GUTTER - RIGHT - 24, height = HEIGHT - STRIP - STRIP_FOOT - footOf(range)
  const plan = laidOut(frame, range, width, height, timeline.chosen)
  const layout = sheetLayout(frame, plan, range, width, tone), total = layout.height + ABOVE + BELOW
  const line = (text, y, size, color, family = SANS) => ({xref: 'paper', yref: 'paper', x: 0, xshift: -GUTTER, y: y > 0 ? 1 : 0, yshift: y, xanchor: 'left', yanchor: 'middle', align: 'left',
    showarrow: false, text: escaped(text), font: {family, size, color}})
  Object.assign(layout, {
    width: PICTURE_WIDTH, height: total, paper_bgcolor: tone.paper, margin: {l: GUTTER + 12, r: RIGHT + 12, t: ABOVE, b: layout.margin.b + BELOW},
    annotations: [...layout.annotations, line(told.title, 58, 26, tone.ink, '"Source Serif", serif'), line(told.description, 28, 14, tone.ink2),
      line(`${told.source}, saved ${told.day}`, -layout.margin.b - BELOW / 2, 12, tone.ink2)],
  })
  const sheet = new Sheet(frame, plan, range, width, tone)
  const image = await Plotly.toImage({data: sheet.traces(), layout}, {format: 'png', width: PICTURE_WIDTH, height: total, scale: SCALE})
  const bytes = Uint8Array.from(atob(image.slice(image.indexOf(',') + 1)), char => char.charCodeAt(0))
  return withText(bytes, {Title: told.title, Description: told.description, Source: told.source, 'Creation Time': told.day, Software: 'Timeline'})
}

// PNG, 4.2.3.3: international text (iTXt) stands in chunks of its own after the header (8 bytes of signature, 25 of IHDR).
function withText(png, fields) {
  const head = 33, utf8 = new TextEncoder()
  const chunks = Object.entries(fields).filter(([, text]) => text).map(([key, text]) => chunk(utf8.encode(`iTXt${key}\0\0\0\0\0${text}`)))
  return new Blob([png.slice(0, head), ...chunks, png.slice(head)], {type: 'image/png'})
}

// A chunk is the length of its data, its type and data, and their checksum.
function chunk(body) {
  const whole = new Uint8Array(body.length + 8), view = new DataView(whole.buffer)
  view.setUint32(0, body.length - 4)
  whole.set(body, 4)
  view.setUint32(body.length + 4, checksum(body))
  return whole
}

function checksum(bytes) {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum >>> 1 ^ (sum & 1 ? 0xEDB88320 : 0)
  }
  return ~sum >>> 0
}

// Any button with `data-picture`, the file's name, saves the timeline of the page.
async function savePicture(timeline, button) {
  const words = button.textContent, {picture, title, description, source, day} = button.dataset
  button.textContent = 'Drawing'
  try {
    const address = URL.createObjectURL(await pictured(timeline, {title, description, source, day}))
    Object.assign(document.createElement('a'), {href: address, download: picture}).click()
    setTimeout(() => URL.revokeObjectURL(address), 60000)
    button.textContent = 'Saved'
  } catch {
    button.textContent = 'It could not be drawn'
  }
  setTimeout(() => { button.textContent = words }, 1600)
}
