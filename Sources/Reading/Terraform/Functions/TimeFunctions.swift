import SourceText

extension TerraformFunction {
  /// Functions on timestamps that are given; the clock is nobody's business here.
  static let times: [String: TerraformFunction] = [
    "formatdate": .init([.string, .string], returns: .string) { call throws(FunctionExit) in
      let (pattern, time) = (try call.string(0), try timestamp(call, 1))
      guard let text = TimeFormat.text(of: time, by: pattern) else {
        throw .refused("`\(pattern)` is no pattern of a date", argument: 0)
      }
      return call.string(text)
    },
    "plantimestamp": unknown("it is the time of the plan", []),
    "timeadd": .init([.string, .string], returns: .string) { call throws(FunctionExit) in
      let (time, duration) = (try timestamp(call, 0), try call.string(1))
      guard let nanoseconds = Timestamp.nanoseconds(of: duration), let sum = time.adding(nanoseconds) else {
        throw .refused("`\(duration)` is no length of time", argument: 1)
      }
      return call.string(sum.description)
    },
    "timecmp": .init([.string, .string], returns: .number) { call throws(FunctionExit) in
      let (first, second) = (try timestamp(call, 0).instant, try timestamp(call, 1).instant)
      return call.wholeNumber(first < second ? -1 : first > second ? 1 : 0)
    },
    "timestamp": unknown("it is the time at which it is applied", []),
  ]

  private static func timestamp(_ call: TerraformFunctionCall, _ index: Int) throws(FunctionExit) -> Timestamp {
    let text = try call.string(index)
    guard let time = Timestamp(text) else {
      throw .refused("`\(text)` is no timestamp such as `2006-01-02T15:04:05Z`", argument: index)
    }
    return time
  }
}

/// A time as RFC 3339 writes it.
struct Timestamp: CustomStringConvertible {
  /// Seconds and nanoseconds since 1970 in UTC.
  let seconds: Int
  let nanoseconds: Int
  /// How far the clock it was read from is ahead of UTC, in minutes.
  let offset: Int
  /// Whether the offset is written as `Z`.
  let isUTC: Bool

  /// To be compared.
  var instant: (Int, Int) { (seconds, nanoseconds) }

  init(seconds: Int, nanoseconds: Int, offset: Int, isUTC: Bool) {
    (self.seconds, self.nanoseconds, self.offset, self.isUTC) = (seconds, nanoseconds, offset, isUTC)
  }

  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    func number(_ digits: Int) -> Int? {
      let run = rest.prefix(digits)
      guard run.count == digits, run.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest = rest.dropFirst(digits)
      return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    func take(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: scalar) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2), take("T"),
      let hour = number(2), take(":"), let minute = number(2), take(":"), let second = number(2)
    else { return nil }
    var fraction = 0
    if take(".") {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest[digits.endIndex...]
      fraction = (0..<9).reduce(0) { $0 * 10 + ($1 < digits.count ? Int(digits[digits.startIndex + $1] - 0x30) : 0) }
    }
    var offset = 0
    let isUTC = take("Z")
    if !isUTC {
      let isWest = rest.first == UInt8(ascii: "-")
      guard take("-") || take("+"), let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60
      else {
        return nil
      }
      offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
    guard rest.isEmpty, (1...12).contains(month), day >= 1, day <= CivilDate.days(in: month, of: year), hour < 24,
      minute < 60,
      second < 60
    else { return nil }
    let days = CivilDate(year: year, month: month, day: day).days
    self.init(
      seconds: ((days * 24 + hour) * 60 + minute - offset) * 60 + second, nanoseconds: fraction, offset: offset,
      isUTC: isUTC)
  }

  /// The same clock that many nanoseconds later.
  func adding(_ duration: Int) -> Timestamp? {
    let total = nanoseconds + duration % 1_000_000_000
    let carry = total < 0 ? -1 : total / 1_000_000_000
    let (sum, isOver) = seconds.addingReportingOverflow(duration / 1_000_000_000 + carry)
    guard !isOver else { return nil }
    return Timestamp(seconds: sum, nanoseconds: total - carry * 1_000_000_000, offset: offset, isUTC: isUTC)
  }

  /// What the clock and the calendar show.
  var shown: (date: CivilDate, weekday: Int, hour: Int, minute: Int, second: Int) {
    let local = seconds + offset * 60
    let days = local >= 0 ? local / 86_400 : -((86_399 - local) / 86_400)
    let rest = local - days * 86_400
    return (CivilDate(days: days), ((days + 4) % 7 + 7) % 7, rest / 3600, rest / 60 % 60, rest % 60)
  }

  /// Without fractions of a second, as Terraform writes it.
  var description: String {
    let (date, _, hour, minute, second) = shown
    return "\(TimeFormat.padded(date.year, 4))-\(TimeFormat.padded(date.month))-\(TimeFormat.padded(date.day))"
      + "T\(TimeFormat.padded(hour)):\(TimeFormat.padded(minute)):\(TimeFormat.padded(second))"
      + (isUTC || offset == 0 ? "Z" : TimeFormat.zone(offset, separator: ":"))
  }

  /// `1h30m`, `-1.5h`, `300ms`, in nanoseconds.
  static func nanoseconds(of text: String) -> Int? {
    var rest = text[...]
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { return nil }
    var sum = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest[number.endIndex...]
      let unit = rest.prefix { !($0.isASCII && $0.isNumber) && $0 != "." }
      rest = rest[unit.endIndex...]
      guard let value = Double(number), let size = units[String(unit)] else { return nil }
      sum += value * size
    }
    return Int(exactly: (isNegative ? -sum : sum).rounded(.towardZero))
  }

  private static let units: [String: Double] = [
    "ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 6e10, "h": 3.6e12,
  ]
}

/// A day of the Gregorian calendar.
struct CivilDate {
  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

  /// A day by its number, counted from the first of 1970.
  init(days: Int) {
    // Years that begin in March have their odd day at the end.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    self.init(
      year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month: month < 10 ? month + 3 : month - 9,
      day: dayOfYear - (153 * month + 2) / 5 + 1)
  }

  /// Its number, counted from the first of 1970.
  var days: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The patterns of `formatdate`.
enum TimeFormat {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  static func zone(_ offset: Int, separator: String) -> String {
    let size = abs(offset)
    return (offset < 0 ? "-" : "+") + padded(size / 60) + separator + padded(size % 60)
  }

  /// The time in a pattern; nil where the pattern has a letter that means nothing.
  static func text(of time: Timestamp, by pattern: String) -> String? {
    var text = ""
    var rest = Array(pattern)[...]
    while let first = rest.first {
      if first == "'" {
        guard let quoted = quoted(&rest) else { return nil }
        text += quoted
        continue
      }
      let run = rest.prefix { $0 == first }
      rest = rest[run.endIndex...]
      guard first.isASCII && first.isLetter else {
        text += String(run)
        continue
      }
      guard let word = word(first, run.count, time) else { return nil }
      text += word
    }
    return text
  }

  private static func quoted(_ rest: inout ArraySlice<Character>) -> String? {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst() {
      guard character == "'" else {
        text.append(character)
        continue
      }
      guard rest.first == "'" else { return text }
      rest.removeFirst()
      text.append("'")
    }
    return nil
  }

  private static func word(_ letter: Character, _ count: Int, _ time: Timestamp) -> String? {
    let (date, weekday, hour, minute, second) = time.shown
    switch (letter, count) {
    case ("Y", 4): return padded(date.year, 4)
    case ("Y", 2): return padded(date.year % 100)
    case ("M", 4): return months[date.month - 1]
    case ("M", 3): return String(months[date.month - 1].prefix(3))
    case ("M", 1...2): return padded(date.month, count)
    case ("D", 1...2): return padded(date.day, count)
    case ("E", 4): return weekdays[weekday]
    case ("E", 3): return String(weekdays[weekday].prefix(3))
    case ("h", 1...2): return padded(hour, count)
    case ("H", 1...2): return padded((hour + 11) % 12 + 1, count)
    case ("m", 1...2): return padded(minute, count)
    case ("s", 1...2): return padded(second, count)
    case ("A", 2): return hour < 12 ? "AM" : "PM"
    case ("a", 2): return hour < 12 ? "am" : "pm"
    case ("Z", 1): return time.offset == 0 ? "Z" : zone(time.offset, separator: ":")
    case ("Z", 3): return time.offset == 0 ? "UTC" : zone(time.offset, separator: "")
    case ("Z", 4): return zone(time.offset, separator: "")
    case ("Z", 5): return zone(time.offset, separator: ":")
    default: return nil
    }
  }
}
