package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short names that mean different things in different trades. */
class SensesTest {
  private static final Vocabulary VOCABULARY = Vocabularies.builtIn();
  private static final SkillFinder FINDER = SkillFinders.create(VOCABULARY);

  private static List<String> labels(String text) {
    return FINDER.find(text).stream().map(found -> found.skill().label()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hazard ratio 4.5 (95% CI 2 to 10)|Continuous integration",
        "a confidence interval (CI) of the median|Continuous integration",
        "Terminated 3 phase DBs and fitted isolators|Databases",
        "containment, tray, SWA, 3 phase DBs|Databases",
        "tagging with GTM + GA4|Go-to-market strategy",
        "Set up server-side tracking w/ GTM + GA4|Back-end development",
        "Recorded the GCS of head trauma patients|Google Cloud Storage",
        "Senior crew, CRM trained as a flight captain|Customer relationship management",
        "Reported on BBC News and CNN as a broadcast journalist|Convolutional neural networks",
        "Weekly RAG status reports|Retrieval-augmented generation",
        "taught the OCR GCSE syllabus|Optical character recognition",
        "JIB Gold card / ECS electricians|Amazon ECS",
        "MVP award of the football season|Minimum viable product",
        "mortality fell by 12% (95% CI 2-10)|Continuous integration",
        "OR 2.1 (CI 1.4 to 3.2), adjusted for age|Continuous integration",
        "RDS on Windows remote desktop servers|Amazon RDS",
        "Kept the RAG status of every project|Retrieval-augmented generation",
      })
  void anotherSenseIsNotTheSkill(String text, String not) {
    assertThat(labels(text)).doesNotContain(not);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Maintained CI pipelines in Jenkins|Continuous integration",
        "Cut CI build time by 40%|Continuous integration",
        "CI|Continuous integration",
        "migrated three DBs to new servers|Databases",
        "GTM + GA4|Google Tag Manager",
        "conversion tracking through GTM|Google Tag Manager",
        "the GTM plan for our product launch|Go-to-market strategy",
        "server-side Java services|Back-end development",
        "server-side development|Back-end development",
        "GCS buckets and BigQuery on Google Cloud|Google Cloud Storage",
        "a CRM for the sales team|Customer relationship management",
        "RAG with an LLM and vector search|Retrieval-augmented generation",
        "PLC and SCADA of a bottling line|PLC programming",
        "Cut CI time by 95%|Continuous integration",
        "Raised CI pass rate to 99%|Continuous integration",
        "Led the pilot of a new CRM|Customer relationship management",
        "Built a RAG project|Retrieval-augmented generation",
        "Wrote a Kafka consumer that writes to the DB|Databases",
        "RDS on Windows|Amazon RDS",
        "Rolled out a new CRM to 400 users|Customer relationship management",
        "Put the RAG service on a dashboard|Retrieval-augmented generation",
      })
  void theSkillIsFoundWhereItIsMeant(String text, String label) {
    assertThat(labels(text)).contains(label);
  }

  @Test
  void everyLabelIsInTheVocabulary() {
    assertThat(Senses.labels())
        .allSatisfy(
            label -> assertThat(VOCABULARY.byName(label).orElseThrow().label()).isEqualTo(label));
  }

  @Test
  void anotherVocabularyKeepsItsOwnNames() {
    Skill guild = new Skill("ci", "CI", "trades", "Own", List.of(), List.of());
    SkillFinder own = SkillFinders.create(Vocabularies.of(List.of(guild)));
    assertThat(own.find("a confidence interval (CI)")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Built the payment service in Java|Java",
        "Built the payment service|-",
        "Payment services for banks|Payments",
        "tracheostomy care|Tracheostomy care",
        "asbestos awareness|Asbestos awareness",
        "stoma care|Stoma care",
        "PEG feeding|Tube feeding",
        "asbestos removal|Asbestos removal",
      })
  void aNeighbouringSkillIsNotTakenForAnother(String text, String label) {
    assertThat(labels(text)).containsExactly(label == null ? new String[0] : label.split(";"));
  }
}
