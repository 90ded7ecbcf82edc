package dev.rolewright.parsing.cv;

/** The word lists that the readers of a CV work with, loaded once. */
public record CvRules(CvHeadings headings, CvWords words, CvPlaces places, CvHeadReader heads) {
  public static CvRules create() {
    CvWords words = new CvWords();
    CvPlaces places = new CvPlaces();
    return new CvRules(new CvHeadings(), words, places, new CvHeadReader(words, places));
  }
}
