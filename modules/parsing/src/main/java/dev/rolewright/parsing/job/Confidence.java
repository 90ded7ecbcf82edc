package dev.rolewright.parsing.job;

import java.util.List;

/**
 * Turns the lead of a line's best section into the share of such lines whose section is right.
 *
 * <p>The map is a binned, monotone one: it rises with the lead and is linear between its points.
 * The points come from 625 lines of 18 ads, with and without headings, whose sections were checked
 * line by line: per range of leads the share of right lines, neighbours out of order pooled. As the
 * rules were mended on these very ads, each point is set about halfway between that share and the
 * lower one of an earlier, smaller sample, by judgement and rounded; none goes above 0.96. Lines
 * whose form settles the section (titles, headings, navigation) count as 0.95.
 */
public final class Confidence {
  private static final double[] LEADS = {0, 0.5, 1, 2, 3, 4, 6};
  private static final double[] SHARES = {0.62, 0.68, 0.78, 0.87, 0.92, 0.94, 0.96};

  private Confidence() {}

  /** Returns the expected share of right lines for a lead, 0..1. */
  static double ofLead(double lead) {
    for (int index = 1; index < LEADS.length; index++) {
      if (lead < LEADS[index]) {
        double part = (lead - LEADS[index - 1]) / (LEADS[index] - LEADS[index - 1]);
        return SHARES[index - 1] + part * (SHARES[index] - SHARES[index - 1]);
      }
    }
    return SHARES[SHARES.length - 1];
  }

  /**
   * Returns how much a parsed ad can be relied on: the mean of its lines' expected shares, less
   * where the language is not known well or the text is hardly an ad.
   *
   * @param known whether the rules know the language of the ad well
   * @param adShare how much of an ad the text is, 0..1; see {@link AdSigns}
   */
  public static double ofAd(List<LineClassifier.Line> lines, boolean known, double adShare) {
    double mean = lines.stream().mapToDouble(LineClassifier.Line::confidence).average().orElse(0);
    return Math.clamp(adShare * (known ? mean : 0.7 * mean), 0, 1);
  }
}
