package software.amazon.awssdk.regions;

public record Region(String name) {
  public static Region of(String name) { return new Region(name); }
}
