/// A thing that is to be found again in other deployments.
struct Candidate {
  /// What it may be known by, the surest first; an empty text is no key.
  let keys: [String]
  /// What to call it.
  let name: String
  /// The id by which AWS knows it, where another id means another thing; nil where it has none, or where ids say nothing.
  let identity: String?

  init(keys: [String], name: String, identity: String? = nil) {
    self.keys = (identity.map { [$0] } ?? [""]) + keys
    (self.name, self.identity) = (name, identity)
  }
}

/// Finds the things that play one part in several deployments, and gives each part one name.
enum Matcher {
  /// The name of each candidate's part, deployment by deployment; those of one part have one name, and no others have it.
  ///
  /// Candidates are paired by their surest keys first, and never where both have an identity of their own. The outcome does not depend on the order of the deployments.
  ///
  /// - Parameter singular: Whether it is a thing of which a deployment usually has one: what is left over, one in each
  ///   deployment, is then the same thing under another name, and where no deployment has two it needs no name.
  static func names(_ sides: [[Candidate]], singular: Bool = false) -> [[String]] {
    var matching = Matching(sides)
    let levels = sides.joined().map { $0.keys.count }.max() ?? 0
    for level in 0..<levels { matching.match { $0.keys.indices.contains(level) ? $0.keys[level] : "" } }
    if singular, matching.leftovers.allSatisfy({ $0.count <= 1 }) { matching.match { _ in "the one that is left" } }
    if singular, sides.allSatisfy({ $0.count <= 1 }), matching.clusterCount <= 1 {
      return sides.map { $0.map { _ in "" } }
    }
    return matching.names
  }
}

/// Clusters of candidates that are one thing, being formed.
private struct Matching {
  private let sides: [[Candidate]]
  private var clusters: [[Int?]] = []
  private var clusterOf: [[Int?]]

  init(_ sides: [[Candidate]]) {
    self.sides = sides
    clusterOf = sides.map { $0.map { _ in nil } }
  }

  /// Those that are in no cluster yet, by their index, deployment by deployment.
  var leftovers: [[Int]] { clusterOf.map { side in side.indices.filter { side[$0] == nil } } }

  var clusterCount: Int { clusters.count + leftovers.joined().count }

  /// Puts candidates with equal keys together: the first of each deployment, then the second, and so on.
  mutating func match(by key: (Candidate) -> String) {
    var known: [String: [Int]] = [:]
    for (number, cluster) in clusters.enumerated() {
      for case let (side, index?) in cluster.enumerated() {
        let key = key(sides[side][index])
        if known[key]?.last != number { known[key, default: []].append(number) }
      }
    }
    var pending: [String: [[Int?]]] = [:]
    for (side, indices) in leftovers.enumerated() {
      for index in indices {
        let key = key(sides[side][index])
        guard !key.isEmpty else { continue }
        if let cluster = known[key]?.first(where: { takes(index, of: side, into: clusters[$0]) }) {
          clusters[cluster][side] = index
          clusterOf[side][index] = cluster
        } else {
          var rows = pending[key] ?? []
          if let row = rows.firstIndex(where: { takes(index, of: side, into: $0) }) {
            rows[row][side] = index
          } else {
            var row = [Int?](repeating: nil, count: sides.count)
            row[side] = index
            rows.append(row)
          }
          pending[key] = rows
        }
      }
    }
    for (_, rows) in pending.sorted(by: { $0.key < $1.key }) {
      for row in rows where row.count(where: { $0 != nil }) > 1 {
        for (side, index) in row.enumerated() {
          if let index { clusterOf[side][index] = clusters.count }
        }
        clusters.append(row)
      }
    }
  }

  /// Whether a cluster has room for a candidate, and none in it that is surely something else.
  private func takes(_ index: Int, of side: Int, into cluster: [Int?]) -> Bool {
    guard cluster[side] == nil else { return false }
    let (own, other) = (sides[side][index].identity, identity(of: cluster))
    return own == nil || other == nil || own == other
  }

  private func identity(of cluster: [Int?]) -> String? {
    for case let (side, index?) in cluster.enumerated() {
      if let identity = sides[side][index].identity { return identity }
    }
    return nil
  }

  /// The names, one a cluster: the least of its members'. Clusters that have the same are told apart by their identities, or by
  /// numbers.
  var names: [[String]] {
    var all = clusters
    var clusterOf = clusterOf
    for (side, indices) in leftovers.enumerated() {
      for index in indices {
        var row = [Int?](repeating: nil, count: sides.count)
        row[side] = index
        clusterOf[side][index] = all.count
        all.append(row)
      }
    }
    let wishes = all.map { row in
      row.enumerated().compactMap { side, index in index.map { sides[side][$0].name } }.min() ?? ""
    }
    let counts: [String: Int] = wishes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var taken: Set<String> = []
    let names = zip(all, wishes).map { row, wish -> String in
      let identity = counts[wish] == 1 ? nil : identity(of: row)
      let wanted = identity.map { wish.isEmpty ? $0 : "\(wish) (\($0))" } ?? wish
      var name = wanted
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(wanted) (\(number))"
        number += 1
      }
      return name
    }
    return clusterOf.map { $0.map { $0.map { names[$0] } ?? "" } }
  }
}
