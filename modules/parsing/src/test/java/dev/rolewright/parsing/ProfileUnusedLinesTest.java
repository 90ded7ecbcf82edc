package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.ImportWarning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The warning about lines that the parser could do nothing with. */
class ProfileUnusedLinesTest {
  private static final String HEAD = "Jane Roe\njane@roe.example\n\n";
  private static final String JOB =
      "EXPERIENCE\nCook, Blue Door Ltd, 2010 – 2012\n- Cooked for two floors\n\n";
  private static final String STRANGE =
      "WONDERFUL BITS\n"
          + "Quiet zorbing by the river\n"
          + "Glazed a hundred pots\n"
          + "Never late for the ferry\n"
          + "Tall ladders hold no fear\n\n";

  private static List<ImportWarning> warnings(String text) {
    return ProfileFixtures.parsed(text).warnings().stream()
        .filter(warning -> warning.kind().equals("unused_lines"))
        .toList();
  }

  @Test
  void saysHowManyLinesWereLeftAndWhere() {
    assertThat(warnings(HEAD + JOB + STRANGE + "SKILLS\nSQL, Excel\n"))
        .singleElement()
        .extracting(ImportWarning::message)
        .asString()
        .startsWith("4 of 7 lines")
        .contains("line 9, 10, 11 of the text")
        .doesNotContain("zorbing");
  }

  @Test
  void countsLinesOfTheTextWhateverEndsThem() {
    String text = (HEAD + JOB + STRANGE + "SKILLS\nSQL, Excel\n").replace("\n", "\r\n");

    assertThat(warnings(text).getFirst().message()).contains("line 9, 10, 11 of the text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOBBIES\nFishing\nFootball\nChess\nRowing\nSailing\n",
        "REFERENCES\nA. Doe, Acme\nB. Doe, Bcme\nC. Doe, Ccme\nD. Doe, Dcme\n",
        "MEMBERSHIPS\nGuild of Bakers\nGuild of Cooks\nGuild of Brewers\nGuild of Smiths\n",
        "WONDERFUL BITS\nQuiet zorbing by the river\nGlazed a hundred pots\n",
        "PUBLICATIONS\nnone\n\nAWARDS\nnone\n\nPROJECTS\nnone\n\nLANGUAGES\nnone\n",
      })
  void saysNothingOfWhatIsSetAsideOrSmall(String part) {
    assertThat(warnings(HEAD + JOB + part + "\nSKILLS\nSQL, Excel\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jonas-weber.txt",
        "lena-fischer.txt",
        "priya-raman.txt",
        "maya-okafor.json",
        "tomas-lindqvist.json"
      })
  void saysNothingOfTheSamples(String name) {
    assertThat(ProfileFixtures.sample(name).warnings()).isEmpty();
  }
}
