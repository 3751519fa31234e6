package stubs;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

/** A driver's source of connections that says what it is asked, and makes none. */
public class Source implements javax.sql.DataSource {
  public String url;

  public void setURL(String url) { this.url = url; }
  public Connection getConnection() throws SQLException { throw new SQLException("nobody"); }
  public Connection getConnection(String user, String password) throws SQLException {
    System.out.println("connect " + url + " as " + user + " with " + password);
    return null;
  }
  public PrintWriter getLogWriter() { return null; }
  public void setLogWriter(PrintWriter writer) {}
  public void setLoginTimeout(int seconds) {}
  public int getLoginTimeout() { return 0; }
  public Logger getParentLogger() { return null; }
  public <T> T unwrap(Class<T> type) { return null; }
  public boolean isWrapperFor(Class<?> type) { return false; }
}
