package com.fasterxml.jackson.databind;

import com.fasterxml.jackson.core.JsonProcessingException;

public class ObjectMapper {
  public static class JsonNode {
    private final String text;

    JsonNode(String text) { this.text = text; }
    public JsonNode get(String name) { return new JsonNode(name + " in " + text); }
    public String asText() { return text; }
  }

  public JsonNode readTree(String text) throws JsonProcessingException { return new JsonNode(text); }
}
