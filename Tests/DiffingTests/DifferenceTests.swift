import Diffing
import Testing
@Suite struct DifferenceTests {}
