// Plotly's traces of a laid-out frame, from the back to the front.

// Shapes made equal by eye: pixels to add to a glyph's size.
const BIGGER = {'triangle-down': 1.5, 'triangle-left': 1.5, diamond: 1.8, star: 3, bowtie: 1.2, x: .6, cross: 1.4, square: -.4, pentagon: .8}
const OPACITY = {bar: .92, cell: .3, band: .62}

const hoverText = mark => `<b>${escaped(mark.title)}</b><br>${escaped(mark.words)}`
const quiet = {hoverinfo: 'skip', showlegend: false}

function barTrace(bars, width, corner, more) {
  return {type: 'bar', orientation: 'h', base: bars.base, x: bars.x, y: bars.y, width, ...quiet,
    marker: {color: bars.colour, line: {width: 0}, cornerradius: corner}, ...more}
}
function lineTrace(lines, style) {
  return {type: 'scatter', mode: 'lines', x: lines.x, y: lines.y, line: style, ...quiet}
}
const hoverTrace = {hovertemplate: '%{hovertext}<extra></extra>', hoverinfo: undefined}

// A fade is drawn in steps of 2 px, coarser where a view has very many of them.
const MOST_FADE_BARS = 700
const fadeSteps = m => m.bar && (m.fade[0] || m.fade[1]) ? Math.max(4, Math.min(26, Math.ceil(Math.max(...m.fade) / 2))) : 0

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
function stripDay(start, unit) {
  const day = new Date(start), year = day.getUTCFullYear(), month = MONTHS[day.getUTCMonth()]
  return {day: `${day.getUTCDate()} ${month} ${year}`, month: `${month} ${year}`, quarter: `From ${month} ${year}`, decade: `From ${year}`}[unit] || String(year)
}

class Sheet {
  constructor(frame, plan, range, width, tone) {
    Object.assign(this, {frame, plan, range, width, tone})
    this.soft = {base: [], x: [], y: [], colour: []}
    this.firm = {base: [], x: [], y: [], colour: []}
    this.hit = {base: [], x: [], y: [], colour: [], id: [], text: []}
    this.outlines = new Map()
    this.ticks = new Map()
    this.glyph = {x: [], y: [], symbol: [], fill: [], line: [], width: [], size: [], id: [], text: [], gradient: [], core: []}
    this.slash = {x: [], y: [], colour: []}
    this.joint = {x: [], y: []}
    this.beyond = {x: [], y: [], symbol: []}
    this.text = {x: [], y: [], text: [], place: [], colour: []}
    this.thrift = Math.min(1, MOST_FADE_BARS / plan.every.reduce((sum, m) => sum + (m.row >= 0 ? fadeSteps(m) : 0), 1))
    for (const lane of plan.lanes) {
      for (const m of lane.marks) if (m.row >= 0) this.add(m)
      this.addTicks(lane)
    }
  }

  at(x) { return iso(this.range[0] + x / this.width * (this.range[1] - this.range[0])) }

  colour(mark) { return this.tone.of(this.frame.families[mark.f]) }

  bar(bars, from, to, y, colour) {
    bars.base.push(this.at(from))
    bars.x.push((to - from) / this.width * (this.range[1] - this.range[0]))
    bars.y.push(y)
    bars.colour.push(colour)
  }

  add(m) {
    if (m.bar) this.addBar(m)
    for (const [from, to] of m.spans || []) this.bar(this.soft, from, to, m.y, rgba(this.colour(m.mark), OPACITY.cell))
    const places = m.glyphs.length ? m.glyphs : this.inner(m)
    places.forEach((at, number) => this.addGlyph(m, at, number))
    if (m.form === 'disputed') {
      this.joint.x.push(this.at(m.glyphs[0]), this.at(m.glyphs.at(-1)), null)
      this.joint.y.push(m.y, m.y, null)
    }
    if (m.label) this.addLabel(m)
  }

  addBar(m) {
    const [from, to] = m.bar, [left, right] = m.fade, colour = this.colour(m.mark)
    if (HOLLOW.has(m.mark.p)) {
      const lines = this.linesOf(this.outlines, colour)
      lines.x.push(...[from, to, to, from, from].map(at => this.at(at)), null)
      lines.y.push(...[-5, -5, 5, 5, -5].map(by => m.y + by), null)
      this.bar(this.soft, from, to, m.y, rgba(colour, .1))
    } else {
      const full = OPACITY[m.form === 'bar' ? 'bar' : m.band || 'band']
      if (left || right) this.fade(m, full, colour)
      else this.bar(m.band === 'cell' ? this.soft : this.firm, from, to, m.y, rgba(colour, full))
    }
    this.addHit(m, from, to)
    if (m.beyond) this.goesOn(m.beyond === 'left' ? 7 : this.width - 7, m.y, `triangle-${m.beyond}`)
    if (m.form !== 'bar') return
    if (to > this.width + 1) this.goesOn(this.width - 7, m.y, 'triangle-right')
    if (from < -1) this.goesOn(7, m.y, 'triangle-left')
  }

  // What is hovered and clicked without being seen: Plotly hears the pointer on bars and glyphs, never on text.
  addHit(m, from, to) {
    this.bar(this.hit, from, to, m.y, 'rgba(0,0,0,0)')
    this.hit.id.push(m.mark.i)
    this.hit.text.push(hoverText(m.mark))
  }

  // A fade is nested bars of one low opacity: it zooms, prints and exports, and ends at the bound.
  fade(m, full, colour) {
    const [from, to] = m.bar, [left, right] = m.fade
    const steps = Math.max(3, Math.ceil(fadeSteps(m) * this.thrift))
    const each = rgba(colour, (1 - Math.pow(1 - full, 1 / steps)).toFixed(4))
    for (let step = 0; step < steps; step++) this.bar(this.soft, from + left * step / steps, to - right * step / steps, m.y, each)
  }

  goesOn(x, y, symbol) {
    this.beyond.x.push(this.at(x))
    this.beyond.y.push(y)
    this.beyond.symbol.push(symbol)
  }

  // Where the small knocked-out sign stands in a bar: at its firm start, at its firm end, or in the middle of a window.
  inner(m) {
    if (!m.bar || m.beyond || m.x1 - m.x0 <= 26) return []
    const [from, to] = m.bar, [left, right] = m.fade
    if (left > 40) return [Math.min(to, this.width) - 9]
    if (m.form === 'bar' || right > 40) return [Math.max(from, 0) + 9 + (from >= 0 ? left : 0)]
    return [(m.x0 + m.x1) / 2]
  }

  addGlyph(m, at, number) {
    const {mark} = m, {paper} = this.tone, colour = this.colour(mark), symbol = this.frame.families[mark.f].symbol
    const inner = !m.glyphs.length, hollow = HOLLOW.has(mark.p), denied = mark.p === 'denied'
    const pale = !inner && !hollow && !denied && (m.form === 'pale' || m.form === 'disputed' && !m.preferred[number])
    const g = this.glyph
    g.x.push(this.at(at))
    g.y.push(m.y)
    g.symbol.push(symbol)
    g.size.push((inner ? 6.5 : 8 + mark.w * .03) + (BIGGER[symbol] || 0))
    g.fill.push(inner || hollow || denied ? paper : pale ? mixed(colour, .1, paper) : colour)
    g.line.push(inner || hollow || denied || m.form === 'disputed' ? colour : pale ? mixed(colour, .55, paper) : paper)
    g.width.push(inner ? 1 : hollow || denied ? 1.6 : m.form === 'disputed' ? 1.1 : .8)
    g.gradient.push(pale ? 'radial' : 'none')
    g.core.push(colour)
    g.id.push(mark.i)
    g.text.push(hoverText(mark) + (m.texts ? `<br>${escaped(m.texts[number])}` : ''))
    if (!denied) return
    this.slash.x.push(this.at(at))
    this.slash.y.push(m.y)
    this.slash.colour.push(colour)
  }

  addLabel(m) {
    this.addHit(m, m.label.from, m.label.to)
    this.text.x.push(this.at(m.label.x))
    this.text.y.push(m.y)
    this.text.text.push(m.chosen ? `<b>${escaped(m.mark.label)}</b>` : escaped(m.mark.label))
    this.text.place.push(m.label.side === 'right' ? 'middle right' : 'middle left')
    this.text.colour.push(m.mark.w > 60 || m.chosen ? this.tone.ink : this.tone.ink2)
  }

  linesOf(map, colour) {
    if (!map.has(colour)) map.set(colour, {x: [], y: [], text: []})
    return map.get(colour)
  }

  // What found no room here, as ticks at the lane's foot.
  addTicks(lane) {
    const runs = new Map()
    for (const m of lane.ticks) {
      const x = Math.max(1, Math.min(this.width - 1, (m.x0 + m.x1) / 2))
      runs.set(x, {number: (runs.get(x)?.number || 0) + 1, colour: this.colour(m.mark)})
    }
    const foot = lane.top + lane.height - (lane.lane.folded ? RIBBON : 0)
    for (const [x, run] of runs) {
      const lines = this.linesOf(this.ticks, run.colour)
      const words = `${counted(run.number, 'event')} here: zoom in`
      lines.x.push(this.at(x), this.at(x), null)
      lines.y.push(foot - 7, foot - 1, null)
      lines.text.push(words, words, null)
    }
  }

  // What the server folded, as a ribbon of density along the lane's foot: its height says how many, on one scale for
  // all lanes (by the square root, so that a single event is still seen beside hundreds).
  ribbons() {
    const {folds, bins, window} = this.frame, most = Math.max(...folds.map(fold => fold[2])), found = new Map()
    const edge = bin => Math.round(this.plan.x(window[0] + bin / bins * (window[1] - window[0])) * 10) / 10
    for (const [index, bin, number] of folds) {
      const left = Math.max(0, edge(bin)), right = Math.min(this.width, edge(bin + 1))
      if (right <= left) continue
      const lane = this.plan.lanes[index], foot = lane.top + lane.height - 1, top = foot - Math.max(2, (RIBBON - 1) * Math.sqrt(number / most))
      const [from, to] = [this.at(left), this.at(right)], lines = this.linesOf(found, this.laneColour(lane)), words = `${counted(number, 'event')} here, not drawn singly: zoom in`
      lines.x.push(from, from, to, to, null)
      lines.y.push(foot, top, top, foot, null)
      lines.text.push(words, words, words, words, null)
    }
    return [...found].map(([color, each]) => ({type: 'scatter', mode: 'lines', x: each.x, y: each.y, fill: 'toself', fillcolor: rgba(color, .45),
      line: {width: 0}, hoveron: 'points', hovertext: each.text, showlegend: false, ...hoverTrace}))
  }

  laneColour(lane) {
    const family = this.frame.families.find(each => each.key === lane.lane.key)
    return family ? this.tone.of(family) : this.tone.ink2
  }

  traces() {
    const {tone, glyph, slash, beyond, text, hit} = this
    const lines = (map, style) => [...map].map(([color, each]) => lineTrace(each, {...style, color}))
    const halo = `0 0 2px ${tone.paper}, 0 0 2px ${tone.paper}, 0 0 3px ${tone.paper}`
    return [
      ...this.strip(),
      ...this.ribbons(),
      barTrace(this.soft, 10, 0),
      barTrace(this.firm, 10, 4),
      ...lines(this.outlines, {width: 1.2, dash: '3px,2px'}),
      ...[...this.ticks].map(([color, each]) => ({...lineTrace(each, {width: 1.2, color}), hovertext: each.text, ...hoverTrace})),
      lineTrace(this.joint, {color: tone.ink2, width: 1.4, dash: '2px,2px'}),
      barTrace(hit, 16, 0, {customdata: hit.id, hovertext: hit.text, ...hoverTrace}),
      {type: 'scatter', mode: 'markers', x: glyph.x, y: glyph.y, customdata: glyph.id, hovertext: glyph.text, showlegend: false,
        marker: {symbol: glyph.symbol, size: glyph.size, color: glyph.fill, opacity: 1, gradient: {type: glyph.gradient, color: glyph.core},
          line: {color: glyph.line, width: glyph.width}}, ...hoverTrace},
      {type: 'scatter', mode: 'markers', x: slash.x, y: slash.y, ...quiet,
        marker: {symbol: 'line-ne-open', size: 15, color: slash.colour, line: {color: slash.colour, width: 1.8}}},
      {type: 'scatter', mode: 'markers', x: beyond.x, y: beyond.y, marker: {symbol: beyond.symbol, size: 7, color: tone.paper}, ...quiet},
      ...this.ring(),
      {type: 'scatter', mode: 'text', x: text.x, y: text.y, text: text.text, textposition: text.place, ...quiet,
        textfont: {family: SANS, size: LABEL_SIZE, color: text.colour, shadow: halo}},
    ]
  }

  // Two outlines instead of hundreds of bars: what a person checked, and the rest on top of it.
  strip() {
    const {starts, checked, unchecked, unit} = this.frame.strip, ends = [...starts.slice(1), this.frame.whole[1]]
    const outline = (low, high, color, words) => {
      const x = [], y = [], hovertext = []
      starts.forEach((start, at) => {
        if (!high[at]) return
        const left = iso(start), right = iso(start + (ends[at] - start) * .82), top = low[at] + high[at]
        const text = `${stripDay(start, unit)}: ${+high[at].toFixed(1)} ${words}`
        x.push(left, left, right, right, null)
        y.push(low[at], top, top, low[at], null)
        hovertext.push(text, text, text, text, null)
      })
      return {type: 'scatter', mode: 'lines', x, y, xaxis: 'x2', yaxis: 'y2', fill: 'toself', fillcolor: color, line: {width: 0},
        hoveron: 'points', hovertext, showlegend: false, ...hoverTrace}
    }
    const ground = checked.map(() => 0)
    return [outline(ground, checked, this.tone.strip, 'checked'), outline(checked, unchecked, this.tone.unchecked, 'not yet checked')]
  }

  // The chosen event's ring; a chosen bar gets a frame (a shape) instead.
  ring() {
    const m = this.plan.every.find(each => each.chosen && each.row >= 0)
    if (!m || m.bar || m.glyphs.length > 1) return []
    return [{type: 'scatter', mode: 'markers', x: [this.at(m.glyphs[0])], y: [m.y], ...quiet,
      marker: {symbol: 'circle-open', size: 20, color: this.tone.ink, line: {width: 1.8, color: this.tone.ink}}}]
  }
}
