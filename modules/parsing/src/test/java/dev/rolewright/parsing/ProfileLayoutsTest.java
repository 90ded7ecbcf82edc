package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SpokenLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileLayoutsTest {
  private static final String HEAD = "Jane Roe\njane@roe.example | +44 7700 900123 | Leeds, UK\n\n";

  private static List<String> items(String text) {
    return ProfileFixtures.profile(HEAD + text).evidence().stream()
        .map(ProfileFixtures::line)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPERIENCE\nSite Engineer, Acme Ltd, Leeds   2019 – 2021\n- Did this\n",
        "Work history\n---\nSite Engineer\nAcme Ltd, Leeds\n2019 - 2021\n- Did this\n",
        "Employment History:\n2019-2021  Acme Ltd, Site Engineer\n- Did this\n",
        "E X P E R I E N C E\n\nAcme Ltd | Site Engineer | 2019 – 2021\n• Did this\n",
        "## Professional Experience\n\n"
            + "### Site Engineer at Acme Ltd\n"
            + "*2019 – 2021*\n\n"
            + "- Did this\n",
        "**Career history**\n\n**Site Engineer** – Acme Ltd (2019–2021)\n* Did this\n",
        "Experience\n\n2019 to 2021\nSite Engineer\nAcme Ltd\n  o Did this\n",
        "WORK EXPERIENCE\nAcme Ltd\t\tLeeds, UK\nSite Engineer\t\t2019 – 2021\n- Did this\n",
        "EMPLOYMENT\nPosition: Site Engineer\nEmployer: Acme Ltd\nDates: 2019 - 2021\n- Did this\n",
        "Site Engineer, Acme Ltd, 2019 – 2021\n- Did this\n",
      })
  void readsAJobInManyLayouts(String text) {
    Profile profile = ProfileFixtures.profile(HEAD + text);

    assertThat(profile.evidence().stream().map(ProfileFixtures::line))
        .containsExactly("WORK | Site Engineer | Acme Ltd | 2019..2021");
    assertThat(profile.evidence().getFirst().highlights()).containsExactly("Did this");
    assertThat(profile.fullName()).isEqualTo("Jane Roe");
    assertThat(profile.location()).isEqualTo("Leeds, UK");
  }

  @Test
  void joinsWrappedItemsAndKeepsTheWords() {
    Profile profile =
        ProfileFixtures.profile(
            HEAD
                + "EXPERIENCE\n"
                + "Cook, Blue Door Restaurant, 2019 – 2021\n"
                + "• Planned menus for the week\n"
                + "  and ordered supplies\n"
                + "• Trained two\n"
                + "apprentices\n\n"
                + "Bartender, Red Door Bar, 2017 – 2019\n"
                + "• Served guests\n");

    assertThat(profile.evidence()).hasSize(2);
    assertThat(profile.evidence().getFirst().highlights())
        .containsExactly(
            "Planned menus for the week and ordered supplies", "Trained two apprentices");
  }

  @Test
  void givesEachPositionItsEmployer() {
    assertThat(
            items(
                "EXPERIENCE\n"
                    + "Bloom Media Group\n"
                    + "Marketing Manager, 2021 - 2023\n"
                    + "- Grew it\n"
                    + "Marketing Assistant, 2018 - 2021\n"
                    + "- Wrote posts\n"))
        .containsExactly(
            "WORK | Marketing Manager | Bloom Media Group | 2021..2023",
            "WORK | Marketing Assistant | Bloom Media Group | 2018..2021");
    assertThat(
            items(
                "EXPERIENCE\n"
                    + "Bloom Media Group   2018 - 2023\n"
                    + "Marketing Manager   2021 - 2023\n"
                    + "- Grew it\n"
                    + "Marketing Assistant   2018 - 2021\n"
                    + "- Wrote posts\n"))
        .containsExactly(
            "WORK | Marketing Manager | Bloom Media Group | 2021..2023",
            "WORK | Marketing Assistant | Bloom Media Group | 2018..2021");
  }

  @Test
  void findsACareerUnderAHeadingThatIsNotKnown() {
    assertThat(
            items(
                "SKILLS\n"
                    + "Forklift driving\n\n"
                    + "My Trail So Far\n\n"
                    + "Storekeeper | Al Noor Trading LLC | 2018 – Till Date\n"
                    + "- Kept stock\n"))
        .containsExactly("WORK | Storekeeper | Al Noor Trading LLC | 2018..now");
  }

  @Test
  void findsTheNameBelowASidebar() {
    Profile profile =
        ProfileFixtures.profile(
            "Contact\n"
                + "www.linkedin.com/in/kenjimori\n\n"
                + "Top Skills\n"
                + "Kubernetes\n\n"
                + "Kenji Mori\n"
                + "Platform Engineer at Globex\n"
                + "Tokyo, Japan\n\n"
                + "Experience\n\n"
                + "Initech\n"
                + "4 years 3 months\n"
                + "Senior Engineer\n"
                + "January 2019 - March 2021 (2 years 3 months)\n"
                + "Osaka, Japan\n"
                + "Engineer\n"
                + "January 2017 - January 2019 (2 years 1 month)\n");

    assertThat(profile.fullName()).isEqualTo("Kenji Mori");
    assertThat(profile.headline()).isEqualTo("Platform Engineer at Globex");
    assertThat(profile.location()).isEqualTo("Tokyo, Japan");
    assertThat(profile.evidence().stream().map(ProfileFixtures::line))
        .containsExactly(
            "WORK | Senior Engineer | Initech | 2019-1..2021-3",
            "WORK | Engineer | Initech | 2017-1..2019-1");
  }

  @Test
  void takesATradeForANameOnlyWhenTheAddressSaysSo() {
    String career = "\n\nEXPERIENCE\nSite Engineer, Acme Ltd, 2019 – 2021\n- Did this\n";

    assertThat(ProfileFixtures.profile("Tom Baker\ntom.baker@example.com" + career).fullName())
        .isEqualTo("Tom Baker");
    assertThat(ProfileFixtures.profile("Head Baker\ntb@example.com" + career).fullName()).isEmpty();
  }

  @Test
  void readsHtml() {
    Profile profile =
        ProfileFixtures.profile(
            "<html><body><h1>Marta Nowak</h1><p>UX"
                + " Researcher</p><p>marta@nowak.example</p><h2>Work</h2><h3>Lead UX"
                + " Researcher</h3><p>Allegro Labs, Kraków</p><p>Sep 2020 – present</p><ul><li>Ran"
                + " 80 studies</li></ul><h3>UX Researcher</h3><p>Comet Software, Kraków</p><p>2016"
                + " – 2020</p><ul><li>Asked</li></ul><h2>Skills</h2><ul><li>Figma</li><li>Quiet"
                + " zorbing</li></ul></body></html>");

    assertThat(profile.fullName()).isEqualTo("Marta Nowak");
    assertThat(profile.headline()).isEqualTo("UX Researcher");
    assertThat(profile.evidence().stream().map(ProfileFixtures::line))
        .containsExactly(
            "WORK | Lead UX Researcher | Allegro Labs | 2020-9..now",
            "WORK | UX Researcher | Comet Software | 2016..2020");
    assertThat(profile.skills().stream().map(SkillMention::label))
        .contains("Figma", "Quiet zorbing");
  }

  @Test
  void readsListsOfSkills() {
    Profile profile =
        ProfileFixtures.profile(
            HEAD
                + "SKILLS\n"
                + "Languages: Java, Python (scripts)\n"
                + "Tools: Docker; Quiet zorbing | Figma\n"
                + "Glazing     Frobnication\n\n"
                + "LANGUAGES\n"
                + "English (native), Irish - some\n");

    assertThat(profile.skills().stream().map(SkillMention::label))
        .contains("Java", "Python", "Docker", "Quiet zorbing", "Figma", "Frobnication")
        .doesNotHaveDuplicates();
    assertThat(profile.languages())
        .containsExactly(
            new SpokenLanguage("English", "native"), new SpokenLanguage("Irish", "some"));
  }

  @Test
  void readsStudyCertificatesAndPublications() {
    assertThat(
            items(
                "Education & Training\n"
                    + "MSc from Leeds University in 2015\n"
                    + "2010 - 2013   Leeds City College\n"
                    + "              BTEC Level 3 Health\n\n"
                    + "Licences and tickets\n"
                    + "Forklift (2017)\n"
                    + "PMP, Project Management Institute, 2015\n\n"
                    + "Publications\n"
                    + "Roe, J. (2020). Small pipes in large houses. Plumbing Today, 12(3).\n"))
        .containsExactly(
            "EDUCATION | MSc | Leeds University | ?..2015",
            "EDUCATION | BTEC Level 3 Health | Leeds City College | 2010..2013",
            "CERTIFICATE | Forklift |  | 2017",
            "CERTIFICATE | PMP | Project Management Institute | 2015",
            "PUBLICATION | Small pipes in large houses |  | 2020");
  }

  @Test
  void warnsOfTwoPeople() {
    String second = "John Doe\njohn@doe.example\n\nEXPERIENCE\nCook, Blue Door Ltd, 2010 – 2012\n";
    String first = HEAD + "EXPERIENCE\nSite Engineer, Acme Ltd, 2019 – 2021\n- Did this\n\n";

    assertThat(kinds(first + second)).contains("two_people");
    assertThat(kinds(first + "REFERENCES\nJohn Doe, Acme Ltd, john@doe.example\n")).isEmpty();
    assertThat(kinds(first + "REFERENCES\nJohn Doe, Acme Ltd, john@doe.example\n\nSKILLS\nJava\n"))
        .isEmpty();
    assertThat(ProfileFixtures.profile(first + second).parsingConfidence())
        .isLessThan(ProfileFixtures.profile(first).parsingConfidence());
  }

  @Test
  void warnsOfWhatIsMissing() {
    assertThat(kinds(HEAD + "EXPERIENCE\n\nSite Engineer, Acme Ltd\n- Did this\n"))
        .containsExactly("no_dates");
    assertThat(kinds(HEAD + "I like long walks and short talks, and I am looking for work."))
        .containsExactly("no_evidence");
    assertThat(
            kinds(
                "experience\n\nCook, Blue Door Ltd, 2010 – 2012\n- prepared the food and cleaned"))
        .containsExactly("no_name");
    assertThat(
            kinds(
                "Max Muster\n"
                    + "max@muster.example\n\n"
                    + "Berufserfahrung\n\n"
                    + "03/2018 – heute\n"
                    + "Koch, Blaue Tür GmbH\n"
                    + "- Ich habe die Küche geleitet und mit dem Team für die Gäste gekocht\n"))
        .containsExactly("unsupported_language");
  }

  private static List<String> kinds(String text) {
    return ProfileFixtures.parsed(text).warnings().stream().map(ImportWarning::kind).toList();
  }
}
