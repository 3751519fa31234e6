import CLibrary

#if hasFeature(Embedded)
  /// What the library of Embedded Swift reads numbers with, and leaves to the program: where the number ended.
  @_cdecl("_swift_stdlib_strtod_clocale")
  func parseDouble(
    _ text: UnsafePointer<CChar>, _ result: UnsafeMutablePointer<Double>
  ) -> UnsafePointer<CChar>? {
    var end: UnsafeMutablePointer<CChar>?
    unsafe result.pointee = strtod(text, &end)
    return unsafe end.map { unsafe UnsafePointer($0) }
  }
#endif
