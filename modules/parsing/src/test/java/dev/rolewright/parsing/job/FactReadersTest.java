package dev.rolewright.parsing.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.SalaryPeriod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactReadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Salary: €70,000 – €85,000|70000|85000|EUR|YEAR",
        "$38.50–$46/hour, depending on experience|38.5|46|USD|HOUR",
        "💰 60-75k DOE, options|60000|75000||YEAR",
        "CHF 105’000–125’000 per year|105000|125000|CHF|YEAR",
        "£38,000 to £42,500 per annum|38000|42500|GBP|YEAR",
        "USD 100K-120K base salary|100000|120000|USD|YEAR",
        "The salary is up to £45,000|-|45000|GBP|YEAR",
        "Salary from 3.200 EUR brutto pro Monat|3200|-|EUR|MONTH",
        "Gehalt: 85.000 EUR|85000|85000|EUR|YEAR",
        "Pay: $25 an hour|25|25|USD|HOUR",
        "Day rate £450-£500 outside IR35|450|500|GBP|DAY",
        "£38,000 - £42,500 + van + overtime|38000|42500|GBP|YEAR",
        "The pay range for this role is $120,000.00 - $150,000.00 annually.|120000|150000|USD|YEAR",
        "We pay €55k-70k plus equity.|55000|70000|EUR|YEAR",
        "$0.58-0.65 CPM, avg. $1,450/week, $3,000 sign-on bonus|1450|1450|USD|WEEK",
        "Berlin · 60-75k · full-time|60000|75000||YEAR",
        "£45,000 pro rata|45000|45000|GBP|YEAR",
        "Up to 90k + bonus|-|90000||YEAR",
        "$25/hr DOE|25|25|USD|HOUR",
        "3.200 € brutto/Monat|3200|3200|EUR|MONTH",
        "CHF 110'000|110000|110000|CHF|YEAR",
        "12-18 LPA|1200000|1800000|INR|YEAR",
        "₹12,00,000 - ₹18,00,000 per annum|1200000|1800000|INR|YEAR",
        "CTC: 8-10 Lakhs per annum|800000|1000000||YEAR",
        "Salary up to 1.2 crore|-|12000000||YEAR",
        "€15.20 per hour on a junior contract, or €650 a month internship"
            + " allowance|15.2|15.2|EUR|HOUR"
      })
  void readsPay(String text, String min, String max, String currency, SalaryPeriod period) {
    boolean announced =
        text.startsWith("Pay:") || text.startsWith("Salary:") || text.startsWith("Gehalt");
    Salary salary = SalaryReader.read(text, 0, announced).orElseThrow().salary();
    assertThat(salary.min()).isEqualTo(amount(min));
    assertThat(salary.max()).isEqualTo(amount(max));
    assertThat(salary.currency()).isEqualTo(currency == null ? "" : currency);
    assertThat(salary.period()).isEqualTo(period);
  }

  private static Optional<Double> amount(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(Double.valueOf(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We raised $40 million in funding last year",
        "Annual revenue of $12,000,000 and growing",
        "You manage a budget of €250,000 a year",
        "401k with 4% match and $900 home office stipend",
        "€1,500 a year for training, and the time to use it",
        "$7,500 sign-on bonus paid in three parts over 18 months",
        "£500 if you recommend someone who stays 6 months",
        "consolidated annual income of approximately £27 million",
        "Tuition help of $5,250 a year",
        "CHF 2’000 training budget",
        "About 140 forwarders use us every day",
        "Competitive pay, 401k and dental",
        "$0.58-0.65 CPM loaded and empty",
        "We serve 90k employees in 40 countries",
        "60-75k users pay for our app",
        "Our average customer saves $40,000 per year",
        "€50 a month for your phone",
        "You will manage $250,000 a month in ad spend",
        "Deals of $20k-$100k ARR"
      })
  void leavesOtherAmountsAlone(String text) {
    assertThat(SalaryReader.read(text, 0, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5+ years of backend development, at least 3 of them with Java|5|-",
        "3-5 years of experience in sales|3|5",
        "At least three years of experience|3|-",
        "At least 6 months of experience with React|1|-",
        "no fewer than 10 years of post-qualification experience|10|-",
        "Minimum of two (2) years' experience in nursing|2|-",
        "3 yrs post-apprenticeship, mostly commercial|3|-",
        "mindestens 4 Jahre Berufserfahrung|4|-",
        "seven or more years in a similar role|7|-",
        "18 months experience in a warehouse|2|-",
        "Up to 3 years of experience|-|3"
      })
  void readsYears(String text, String min, String max) {
    ExperienceYears years = YearsReader.read(text, true).orElseThrow();
    assertThat(years.min())
        .isEqualTo(min.equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(min)));
    assertThat(years.max())
        .isEqualTo(max.equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(max)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We look back on 10 years of growth",
        "You are at least 18 years old",
        "A fixed term contract of 2 years",
        "retires after nineteen years in the post",
        "Our company was founded 25 years ago",
        "Up to 20 days a year working from elsewhere",
        "Able to commit to the course for the next 2 years",
        "No DUI in 5 years",
        "No accidents within the last 3 years"
      })
  void leavesOtherSpansOfTimeAlone(String text) {
    assertThat(YearsReader.read(text, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bachelor's degree in Computer Science, Software Engineering or a related field, or"
            + " equivalent practical experience|BACHELOR|Computer Science;Software"
            + " Engineering|true",
        "Master's or PhD in Statistics|MASTER|Statistics|false",
        "BS/MS in Electrical Engineering|BACHELOR|Electrical Engineering|false",
        "High school diploma or GED required|SECONDARY||false",
        "Degree from a university in marketing, communications or"
            + " business|BACHELOR|marketing;communications;business|false",
        "HND in Mechanical Engineering or equivalent|VOCATIONAL|Mechanical Engineering|true",
        "PhD in Chemistry required|DOCTORATE|Chemistry|false"
      })
  void readsEducation(String text, EducationLevel level, String fields, boolean equivalent) {
    List<EducationRequirement> found = EducationReader.read(text, Necessity.MUST_HAVE, 3);
    assertThat(found).hasSize(1);
    EducationRequirement education = found.getFirst();
    assertThat(education.level()).isEqualTo(level);
    assertThat(education.fields())
        .containsExactly(fields == null ? new String[0] : fields.split(";"));
    assertThat(education.orEquivalent()).isEqualTo(equivalent);
    assertThat(education.lineIndex()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No degree required, we look at what you can do",
        "We don't mind if you have a degree or not",
        "Knowledge of BS 7671 and MS Office",
        "A high degree of independence",
        "Experience as a scrum master"
      })
  void findsNoEducationWhereNoneIsAskedFor(String text) {
    assertThat(EducationReader.read(text, Necessity.MUST_HAVE, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Current Washington State RN license|Washington State RN license",
        "Full UK driving licence, max 6 points|Full UK driving licence",
        "BLS required at hire|BLS",
        "AWS Certified Solutions Architect is a plus|AWS Certified Solutions Architect",
        "ECS Gold Card (JIB)|ECS Gold Card",
        "CISSP or CISM|CISSP or CISM",
        "You hold a PMP certification|PMP certification"
      })
  void readsCertificates(String text, String names) {
    assertThat(new CertificationReader().read(text, Necessity.MUST_HAVE, 0))
        .extracting(CertificationRequirement::name)
        .containsExactly(names.split(";"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Good knowledge of security",
        "Safe working habits",
        "Reports to the CIA team lead"
      })
  void findsNoCertificateWhereNoneIsNamed(String text) {
    assertThat(new CertificationReader().read(text, Necessity.MUST_HAVE, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Senior Backend Engineer (m/f/d) - Berlin, Germany~Senior Backend Engineer",
        "Acme GmbH | Data Scientist | Remote~Data Scientist",
        "Registered Nurse, Night Shift~Registered Nurse",
        "Software Engineer at Acme (Ref: 12-AB)~Software Engineer",
        "Product Marketing Manager (80–100%)~Product Marketing Manager",
        "Teaching Assistant - Full-time~Teaching Assistant",
        "OTR Truck Drivers Wanted!~OTR Truck Drivers",
        "NOW HIRING: Line Cook~Line Cook",
        "Koch gesucht~Koch",
        "Head of Finance~Head of Finance"
      })
  void cleansTitles(String line, String title) {
    assertThat(new TitleCleaner(new RoleNames(), new Places()).clean(line)).isEqualTo(title);
  }
}
