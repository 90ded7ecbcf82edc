package dev.rolewright.client.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the value of an option that, when it is given, must have one. */
final class NotEmpty implements ITypeConverter<String> {
  @Override
  public String convert(String value) {
    if (value.isBlank()) {
      throw new TypeConversionException("it is empty");
    }
    return value;
  }
}
