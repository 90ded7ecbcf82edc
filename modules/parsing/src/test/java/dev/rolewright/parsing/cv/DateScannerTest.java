package dev.rolewright.parsing.cv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.PartialDate;
import dev.rolewright.parsing.ProfileFixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateScannerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Mar 2019 – Present | 2019-3..now",
        "03/2019 - 05/2021 | 2019-3..2021-5",
        "2017–2021 | 2017..2021",
        "2017-2021 | 2017..2021",
        "2017-21 | 2017..2021",
        "since 2020 | 2020..now",
        "seit März 2020 | 2020-3..now",
        "June 2018 to date | 2018-6..now",
        "April 2018 to till date | 2018-4..now",
        "Summer 2016 | 2016",
        "Sept. 2015 until Jan 2016 | 2015-9..2016-1",
        "'98 - '01 | 1998..2001",
        "2019-03-15 | 2019-3-15",
        "15.03.2019 | 2019-3-15",
        "3/14/2019 | 2019-3-14",
        "3/4/2019 | 2019",
        "Jan – Mar 2019 | 2019-1..2019-3",
        "2021/22 | 2021..2022",
        "2015 to mid 2020 | 2015..2020",
        "10/2014 – heute | 2014-10..now",
        "janvier 2012 à juin 2014 | 2012-1..2014-6",
        "enero 2012 - actualidad | 2012-1..now",
        "January 3, 2020 – February 2, 2021 | 2020-1-3..2021-2-2",
        "2020 - | 2020..now",
        "until 2018 | ?..2018",
        "from 2011 to 2013 | 2011..2013",
        "between 2011 and 2013 | 2011..2013",
        "zwischen 2011 und 2013 | 2011..2013",
        "Jan '19 – heute | 2019-1..now",
        "2019 to now | 2019..now",
        "(2019–present) | 2019..now",
        "Febuary 2019 - Janurary 2020 | 2019-2..2020-1",
        "Q1 2020 – Q3 2021 | 2020..2021",
      })
  void readsThePeriod(String text, String expected) {
    List<DateMatch> found = DateScanner.find(text);

    assertThat(found).hasSize(1);
    assertThat(ProfileFixtures.range(found.getFirst().range())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "costs $2019 a year",
        "ISO 20190",
        "2,019 people",
        "call 555-2019-33",
        "13/2019",
        "CB12019",
        "about 1850"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(DateScanner.find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2021 - 2019 | ?..?",
        "05/2010 – 03/2010 | ?..?",
        "30 Feb 2020 – 5 May 2021 | 2020-2..2021-5-5",
        "31.04.2008 | 2008-4",
        "99/99/2007 | 2007",
        "13/2018 - 05/2019 | ?..2019-5",
        "05/2016 - 13/2017 | 2016-5..?",
        "0201 - 2011 | ?..2011",
        "2011 to 0212 | 2011..?",
      })
  void keepsOnlyWhatCanBe(String text, String expected) {
    List<DateMatch> found = DateScanner.find(text);

    assertThat(found).singleElement().matches(DateMatch::impossible);
    assertThat(range(found.getFirst())).isEqualTo(expected);
  }

  private static String range(DateMatch match) {
    boolean empty = match.range().start().isEmpty() && match.range().end().isEmpty();
    return empty ? "?..?" : ProfileFixtures.range(match.range());
  }

  @Test
  void listsOfYearsAreNoPeriods() {
    assertThat(DateScanner.find("2021 / 2019")).hasSize(2).noneMatch(DateMatch::impossible);
    assertThat(DateScanner.find("2019 - 2021")).noneMatch(DateMatch::impossible);
    assertThat(DateScanner.find("2009/10 – 2012/13")).hasSize(1);
  }

  @Test
  void tellsExpiryFromIssue() {
    assertThat(DateScanner.find("ACLS, expires Nov 2026").getFirst().expiry()).isTrue();
    assertThat(DateScanner.find("ACLS, Nov 2026").getFirst().expiry()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-13",
        "2019-02-30",
        "1899",
        "2101",
        "soon",
        "13/2019",
        "2019-00",
        "30 Feb 2020",
        "99/99/2007"
      })
  void refusesImpossibleDates(String text) {
    assertThat(DateParts.read(text)).isEmpty();
  }

  @Test
  void readsDatesOfJsonResumes() {
    assertThat(DateParts.read("2019")).isEqualTo(Optional.of(new PartialDate(2019, 0, 0)));
    assertThat(DateParts.read("2019-03")).isEqualTo(Optional.of(new PartialDate(2019, 3, 0)));
    assertThat(DateParts.read("2019-03-15")).isEqualTo(Optional.of(new PartialDate(2019, 3, 15)));
    assertThat(DateParts.read("March 2019")).isEqualTo(Optional.of(new PartialDate(2019, 3, 0)));
  }
}
