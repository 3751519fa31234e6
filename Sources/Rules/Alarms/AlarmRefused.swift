import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let alarmRefused = Rule(
    "HR136", "alarm-refused", .error, .alarms, "an alarm has a period or a statistic that CloudWatch does not take",
    reason: "`PutMetricAlarm` refuses it, and the deployment fails",
    why: """
      A period is 10, 20 or 30 seconds or a multiple of 60. A statistic is `SampleCount`, `Average`, `Sum`, `Minimum` or \
      `Maximum`, in these very letters, or, as an extended one, a percentile such as `p99` or `p99.9` or a trimmed mean such as \
      `tm90`; one of them, not both kinds at once.
      """,
    fix: "Write a period and a statistic that CloudWatch knows.",
    sources: [.putMetricAlarm], silences: ["HR134", "HR137", "HR182", "HR183", "HR184"],
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, period: ⟦90⟧, threshold: 2000 }
        """),
      .violates(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, statistic: ⟦sum⟧, threshold: 2000 }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: slow-queries, metric: QueryResponseLatency, statistic: p99, period: 300, threshold: 500000 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, period: !unknown by team, threshold: 2000 }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      let period = try alarm.period.value.rawValue
      let (short, step) = (AlarmRules.shortPeriods.value, AlarmRules.periodStep.value)
      if !short.contains(period), !period.isMultiple(of: step) || period <= 0 {
        report.flag(
          alarm.period.range,
          "\(period) is neither \(short.map { "\($0)" }.joined(separator: ", ")) nor a multiple of \(step)",
          of: alarm.provenance, help: "write \(.alarmPeriod, .number(max(1, period / step) * step))")
      }
      let statistic = try alarm.statistic.value
      guard MetricStatistic(rawValue: statistic) == nil, !Rule.isExtendedStatistic(statistic) else { return }
      let meant = MetricStatistic.allCases.map { $0.rawValue }.first { $0.lowercased() == statistic.lowercased() }
      let nearest =
        meant ?? Suggestion.closest(to: statistic, among: MetricStatistic.allCases.map { $0.rawValue })
      report.flag(
        alarm.statistic.range, nearest.map { "did you mean `\($0)`?" } ?? "no statistic is called so",
        of: alarm.provenance, help: nearest.map { "write \(.alarmStatistic, .word($0))" })
    })

  /// Whether a text is a percentile, a trimmed mean or one of their kind.
  private static func isExtendedStatistic(_ text: String) -> Bool {
    return AlarmRules.extendedStatistics.value.contains { prefix in
      guard text.hasPrefix(prefix), let next = text.dropFirst(prefix.count).utf8.first else { return false }
      return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) || (prefix.hasSuffix("(") && text.hasSuffix(")"))
    }
  }
}
