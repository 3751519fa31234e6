package com.mysql.cj.jdbc;

public class MysqlDataSource extends stubs.Source {}
