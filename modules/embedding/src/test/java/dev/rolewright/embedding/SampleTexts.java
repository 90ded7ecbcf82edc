package dev.rolewright.embedding;

import java.util.List;

/** Texts of many kinds for comparisons. */
final class SampleTexts {
  private SampleTexts() {}

  /** Texts within the limit of every implementation of the model. */
  static final List<String> SHORT =
      List.of(
          "a",
          ".",
          "-",
          "7",
          "  x  ",
          "\tTabs\tand\nlines\r\n",
          "C",
          "C++",
          "C#",
          ".NET",
          "Node.js, React.js & Vue.js",
          "R, Go, D and F#",
          "k8s / Kubernetes",
          "You will run our payment services.",
          "YOU WILL RUN OUR PAYMENT SERVICES!",
          "Five years of Java; Kotlin is a plus (not a must).",
          "Salary: €65,000–€80,000 a year",
          "£45k + bonus @ 10%",
          "Driving licence category B required",
          "Night shifts on a surgical ward",
          "Weld stainless steel tubes (TIG, 141)",
          "Plans lessons for pupils aged 11 to 14",
          "Kept the books of three subsidiaries under IFRS",
          "Opened 4 shops in 18 months, +32 % revenue",
          "https://example.com/jobs?id=42&ref=mail#apply",
          "someone@example.com",
          "* bullet one\n* bullet two\n* bullet three",
          "<p>HTML is <b>not</b> removed here</p>",
          "snake_case and CamelCase and kebab-case",
          "unbelievably incomprehensible antidisestablishmentarianism",
          "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3),
          "Geschäftsführer für Großküchen in Köln gesucht",
          "Développeuse expérimentée, télétravail partiel",
          "Инженер по качеству",
          "ソフトウェア開発者を募集しています",
          "招聘高级工程师",
          "مهندس برمجيات",
          "מהנדס תוכנה",
          "소프트웨어 엔지니어",
          "ตำแหน่งงานว่าง",
          "🚀",
          "We ship 🚀 and celebrate 🎉🎉",
          "👩‍💻 works remotely 🏳️‍🌈",
          "e\u0301 is é",
          "non\u00a0breaking\u2009spaces\u200band nothing",
          "quotes “curly” ‘single’ «guillemets»",
          "math ∑ ≤ ∞ √2 ½",
          "[CLS] [SEP] [MASK] [UNK] [PAD]",
          "## heading ##ing",
          "control\u0001characters\u0007inside",
          "The successful candidate designs, builds and operates data pipelines with the analysts"
              + " of three departments, writes down what was decided and why, and answers for the"
              + " quality of the figures that the board reads every Monday morning.");

  /** A text of far more tokens than the model reads. */
  static String longText() {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < 400; index++) {
      text.append("Task ").append(index).append(" is to review the plans of the site. ");
    }
    return text.toString();
  }
}
