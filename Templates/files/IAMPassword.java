
/** A token. It opens connections for 15 minutes; those that are open stay so. */
final class Password {
  static String next(String host) {
    RdsUtilities signer = RdsUtilities.builder().region(Region.of(Profile.REGION))
        .credentialsProvider(DefaultCredentialsProvider.create()).build();
    return signer.generateAuthenticationToken(
        request -> request.hostname(host).port(Profile.PORT).username(Profile.USER));
  }
}
