package com.zaxxer.hikari;

public class HikariDataSource {
  public final HikariConfig config;

  public HikariDataSource(HikariConfig config) { this.config = config; }
}
