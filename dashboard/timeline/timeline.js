// The component: fetches frames, draws them, and tells Python what the reader rests on.

const STATES = new WeakMap()
const REST = 700, DETAIL = 120
const OPTIONS = {scrollZoom: true, displayModeBar: false, responsive: false, doubleClick: false}

// The page's head has named the script already where it could; else it is asked for now.
const loadPlotly = path => window.__timelinePlotly ??= new Promise((done, failed) => {
  if (window.Plotly) return done(window.Plotly)
  const ask = () => {
    const script = Object.assign(document.createElement('script'), {id: 'timeline-plotly', src: path})
    script.onload = () => done(window.Plotly)
    script.onerror = failed
    document.head.append(script)
  }
  const early = document.getElementById('timeline-plotly')
  if (!early) return ask()
  early.addEventListener('load', () => done(window.Plotly))
  early.addEventListener('error', () => { early.remove(); ask() })
})

// A window as a link writes it: whole days while it is longer than four of them, else minutes.
function periodOf(range, whole) {
  if (range[0] <= whole[0] && range[1] >= whole[1]) return ''
  const day = at => iso(at).slice(0, 10)
  if (range[1] - range[0] > 4 * DAY) return `${day(Math.round(range[0] / DAY) * DAY)}..${day(Math.round(range[1] / DAY) * DAY - DAY)}`
  const [from, to] = range.map(at => Math.round(at / 3e5) * 3e5), minute = at => iso(at).slice(0, 16).replace(':', '')
  return `${minute(from)}..${to % DAY ? minute(to) : day(to - DAY) + 'T2400'}`
}

// Escape in the card, on the shelf or where nothing has the focus takes the card away, but not from under what is typed
// or opened in front of it.
const closesCard = place => (place.closest('.st-key-card, .tl .shelf') || place.contains(document.querySelector('.st-key-card'))) &&
  !place.closest('input, textarea, select, [contenteditable=true]') && !document.querySelector('[role=dialog], [data-testid=stPopoverBody]')

class Timeline {
  constructor(root) {
    Object.assign(this, {root, sent: 0, frame: null, range: null, query: null, chosen: null, told: '', bound: false})
    this.plot = this.part('.plot')
    this.resize = new ResizeObserver(() => { if (this.seen !== root.clientWidth && this.frame) this.draw() })
    this.resize.observe(root)
    // Also for the list of the weightiest events, which stands in the card's place.
    this.click = event => {
      const button = event.target.closest?.('.tl [data-event], .card [data-event]')
      if (button && this.frame) this.choose(+button.dataset.event)
      const picture = event.target.closest?.('[data-picture]')
      if (picture && this.frame) savePicture(this, picture)
    }
    document.addEventListener('click', this.click)
    this.escape = event => { if (event.key === 'Escape' && this.chosen && !event.defaultPrevented && closesCard(event.target)) this.close(event.target) }
    document.addEventListener('keydown', this.escape)
    root.addEventListener('click', event => {
      const year = event.target.closest('[data-year]')
      if (year) { event.preventDefault(); this.part(`#tl-y${year.dataset.year}`).scrollIntoView({block: 'start'}) }
    })
    root.addEventListener('keydown', event => this.key(event))
    this.part('.fit').onclick = () => this.zoom(this.frame.whole)
    this.part('.table').ontoggle = () => this.fillTable()
    const strip = event => { if (this.frame && this.range) event.currentTarget.title = stripWords(this.frame, stripTime(this, event)) }
    for (const part of ['.bare', '.brush']) this.part(part).addEventListener('pointermove', strip)
    this.unlink = bindLinked(this)
    bindBrush(root, this, range => this.zoom(range, true), () => {})
  }

  part(selector) { return this.root.querySelector(selector) }

  get phone() { return this.root.clientWidth < PHONE }

  // Called again on every change of data or theme.
  update(component) {
    this.component = component
    const {data} = component
    if (!this.phone) loadPlotly(data.plotly)
    const stale = data.query !== this.query || data.version !== this.version
    const behind = data.seen < this.sent && this.pending                 // the reader has zoomed on meanwhile
    if (data.chosen !== this.chosenThere) this.chosen = this.chosenThere = data.chosen
    if (data.frame) behind || this.accept(data.frame, data)
    else if (stale && !behind) this.fetch(data.query, data)
    else if (this.frame) this.chosenMissing() ? this.fetch(data.query, data) : this.draw()
  }

  chosenMissing() {
    return this.chosen && this.asked !== this.chosen && ![...this.frame.marks, ...this.frame.shelf].some(event => event.i === this.chosen)
  }

  async fetch(query, data, keepRange = false) {
    this.abort?.abort()
    const abort = this.abort = new AbortController()
    this.query = query
    this.version = data.version
    this.asked = this.chosen
    const ask = new URLSearchParams(query)
    if (this.chosen) ask.set('e', this.chosen)
    try {
      const answer = await fetch(`${data.api}?${ask}`, {signal: abort.signal})
      if (!answer.ok) throw new Error(String(answer.status))
      this.accept(await answer.json(), data, keepRange)
    } catch (error) {
      if (error.name !== 'AbortError') this.away()
    }
  }

  away() {
    this.part('.lost').textContent = 'The line to the server is lost. What you see stays; it goes on by itself.'
    this.query = null
    setTimeout(() => { if (!this.gone) this.update(this.component) }, 5000)
  }

  accept(frame, data, keepRange) {
    this.part('.lost').textContent = ''
    this.frame = frame
    this.query = this.shownQuery = data.query
    this.version = data.version
    if (!keepRange || !this.range) this.range = frame.window.slice()
    this.root.classList.remove('waiting')
    return this.draw()
  }

  // The reader moved the window: get its detail, then, when the reader rests, tell Python. `live`: while dragging the
  // brush, draw from the frame at hand meanwhile (zoom and pan in the chart are drawn by Plotly).
  zoom(range, live = false) {
    this.range = clampedTo(this.frame.whole, range)
    this.pending = true
    this.sent++
    clearTimeout(this.rest)
    clearTimeout(this.detail)
    if (live) {
      placeBrush(this.root, this.frame.whole, this.range, this.width)
      this.next ??= setTimeout(() => { this.next = null; this.draw() }, DETAIL)
    }
    this.detail = setTimeout(() => this.fetchDetail(), live ? DETAIL : 0)
    const period = periodOf(this.range, this.frame.whole)
    this.rest = setTimeout(() => {
      this.pending = false
      this.component.setStateValue('view', {period, n: this.sent})
    }, REST)
  }

  fetchDetail() {
    if (this.component.data.frame) return this.draw()                    // frames come through Streamlit alone
    const {data} = this.component, ask = new URLSearchParams(data.query), period = periodOf(this.range, this.frame.whole)
    period ? ask.set('t', period) : ask.delete('t')
    return this.fetch(ask.toString(), {...data, query: ask.toString()}, true)
  }

  choose(event) {
    this.chosen = this.chosenThere = event
    this.draw()
    this.component.setStateValue('chosen', {event, n: ++this.picks || (this.picks = 1)})
  }

  // The card goes, and what in it had the focus with it: the chart takes that over.
  close(from) {
    if (from.closest('.st-key-card') && !this.phone) this.plot.focus({preventScroll: true})
    this.choose(null)
  }

  // Arrow keys walk the marks in the order of time.
  walk(by) {
    const {marks} = this.frame, at = marks.findIndex(mark => mark.i === this.chosen)
    const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : Math.max(0, Math.min(marks.length - 1, at + by))]
    if (next && next.i !== this.chosen) this.choose(next.i)
  }

  key(event) {
    if (!this.frame || event.target !== this.plot || event.ctrlKey || event.metaKey || event.altKey) return
    const [from, to] = this.range, length = to - from, scale = by => this.zoom([from + length * by, to - length * by])
    const action = {
      ArrowRight: () => this.walk(1), ArrowLeft: () => this.walk(-1), '+': () => scale(.25), '=': () => scale(.25), '-': () => scale(-.5),
      PageDown: () => this.zoom([from + length / 2, to + length / 2]), PageUp: () => this.zoom([from - length / 2, to - length / 2]),
      Home: () => this.zoom(this.frame.whole), Escape: () => this.choose(null),
    }[event.key]
    if (!action) return
    event.preventDefault()
    action()
  }

  async draw() {
    await document.fonts.load(`${LABEL_SIZE}px ${SANS}`)
    if (this.gone || !this.root.clientWidth) return
    this.seen = this.root.clientWidth
    const tone = tones(this.root), {frame, phone} = this
    const state = [tone.paper, phone, this.seen, this.chosen, ...this.range]
    if (this.drawnFrame === frame && this.drawnState?.join() === state.join()) return
    this.drawnFrame = frame
    this.drawnState = state
    this.root.classList.toggle('phone', phone)
    this.fillShelf(tone)
    this.part('.options').innerHTML = hiddenList(frame, this.chosen)
    this.announce()
    this.fillTable()
    phone ? this.drawList(tone) : await this.drawSheet(tone)
  }

  announce() {
    const {marks} = this.frame, at = marks.findIndex(mark => mark.i === this.chosen)
    const text = at < 0 ? '' : `${marks[at].title}, ${marks[at].words}. ${at + 1} of ${marks.length}.`
    if (text !== this.told) this.part('.live').textContent = this.told = text
    if (at < 0) this.plot.removeAttribute('aria-activedescendant')
    else this.plot.setAttribute('aria-activedescendant', `tl-e${this.chosen}`)
  }

  // On a wide page the shelf is one line: as many events as fit, the rest counted.
  fillShelf(tone) {
    const box = this.part('.shelf')
    let most = this.frame.shelf.length
    const all = shelf(this.frame, tone, most) + this.seen
    if (all !== this.shelved) {                       // buttons under a finger stay where nothing about them has changed
      this.shelved = all
      do box.innerHTML = shelf(this.frame, tone, most--)
      while (!this.phone && most > 1 && box.offsetHeight > 44)
    }
    for (const chip of box.querySelectorAll('button')) {
      +chip.dataset.event === this.chosen ? chip.setAttribute('aria-current', 'true') : chip.removeAttribute('aria-current')
    }
  }

  fillTable() {
    const details = this.part('.table')
    if (details.open && this.frame) details.lastElementChild.innerHTML = table(this.frame)
  }

  drawList(tone) {
    this.part('.list').innerHTML = chronology(this.frame, tone, this.chosen)
    this.part('.legend').innerHTML = legend(tone, 0, false)
    this.part('.accounts').innerHTML = accounts(this.frame, 0)
    if (this.shown === this.chosen) return
    this.shown = this.chosen
    setTimeout(() => this.part('li.on')?.scrollIntoView({block: 'start'}), 60)
  }

  async drawSheet(tone) {
    const Plotly = await loadPlotly(this.component.data.plotly)
    if (this.gone) return
    const {frame, range} = this
    this.width = this.plot.clientWidth - GUTTER - RIGHT
    const height = HEIGHT - STRIP - STRIP_FOOT - footOf(range)
    const plan = this.plan = laidOut(frame, range, this.width, height, this.chosen)
    haloAt(this.root, null)
    const sheet = new Sheet(frame, plan, range, this.width, tone)
    this.quiet = true
    await Plotly.react(this.plot, sheet.traces(), sheetLayout(frame, plan, range, this.width, tone), OPTIONS)
    this.quiet = false
    this.around(tone, plan, range)
    if (!this.bound) this.bindPlot()
    this.root.dataset.query = this.shownQuery
    this.root.dataset.drawn = String(+(this.root.dataset.drawn || 0) + 1)
  }

  around(tone, plan, range) {
    const ticks = plan.lanes.reduce((sum, lane) => sum + lane.ticks.length, 0)
    const whole = range[0] <= this.frame.whole[0] && range[1] >= this.frame.whole[1]
    placeBrush(this.root, this.frame.whole, range, this.width)
    this.part('.legend').innerHTML = legend(tone, this.width * DAY / (range[1] - range[0]), ticks || this.frame.folds.length)
    this.part('.accounts').innerHTML = accounts(this.frame, ticks)
    this.part('.unit').textContent = `Events a ${this.frame.strip.unit}`
    this.part('.uncovered').hidden = !this.frame.coverage?.out.length
    this.part('.uncovered').title = this.frame.coverage ? `This collection ${this.frame.coverage.words}` : ''
    this.part('.fit').hidden = whole
  }

  bindPlot() {
    this.bound = true
    this.plot.on('plotly_relayout', event => {
      if (this.quiet || !('xaxis.range[0]' in event)) return
      this.zoom([time(event['xaxis.range[0]']), time(event['xaxis.range[1]'])])
    })
    this.plot.on('plotly_click', event => {
      const point = event.points.find(each => each.customdata != null)
      if (!point) return
      this.plot.focus({preventScroll: true})                             // Plotly keeps a press from doing so
      this.choose(point.customdata)
    })
    this.plot.on('plotly_hover', event => markListed(event.points.find(each => each.customdata != null)?.customdata))
    this.plot.on('plotly_unhover', () => markListed(null))
    this.plot.on('plotly_doubleclick', () => this.zoom(this.frame.whole))
  }

  end() {
    this.gone = true
    this.resize.disconnect()
    this.unlink()
    document.removeEventListener('click', this.click)
    document.removeEventListener('keydown', this.escape)
    clearTimeout(this.detail)
    clearTimeout(this.rest)
    window.Plotly?.purge(this.plot)
  }
}

export default function (component) {
  const root = component.parentElement.querySelector('.tl')
  let timeline = STATES.get(root)
  if (!timeline) STATES.set(root, timeline = new Timeline(root))
  timeline.update(component)
  return () => { timeline.end(); STATES.delete(root) }
}
