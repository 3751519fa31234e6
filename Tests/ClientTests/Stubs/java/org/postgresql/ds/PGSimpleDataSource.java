package org.postgresql.ds;

public class PGSimpleDataSource extends stubs.Source {}
