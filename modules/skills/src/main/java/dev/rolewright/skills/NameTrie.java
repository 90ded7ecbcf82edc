package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names by their atoms, for the longest match from a place. Only the first atom of each name is
 * read at the start; what follows it is read when a text first holds that atom, since most texts
 * hold few of them. Safe for many threads.
 */
final class NameTrie {
  /** What a path through the trie spells: a name, or an everyday phrase that hides names. */
  record Entry(int nameIndex, boolean variant) {
    static final int PHRASE = -1;

    /** Hides names as a phrase does, but not those that a capital shows to be names. */
    static final int PHRASE_OF_VERB = -2;

    boolean isPhrase() {
      return nameIndex < 0;
    }

    boolean isPhraseOfVerb() {
      return nameIndex == PHRASE_OF_VERB;
    }
  }

  /** A step on a path; not changed once others can reach it. */
  static final class Node {
    private final Map<String, Node> children = new HashMap<>(4);
    private final List<Entry> entries = new ArrayList<>(1);

    /** Returns where an atom leads from here, or null where no name goes on with it. */
    @Nullable Node step(String atom) {
      return children.get(atom);
    }

    /** Returns what ends here, the exact spellings first. */
    List<Entry> entries() {
      return entries;
    }

    private void add(List<String> rest, Entry entry) {
      Node node = this;
      for (String atom : rest) {
        node = node.children.computeIfAbsent(atom, _ -> new Node());
      }
      node.entries.add(entry);
    }

    private void sort() {
      if (entries.size() > 1) {
        // Exact spellings first: a phrase hides the plural of a name but never the name itself.
        entries.sort(Comparator.comparing(Entry::variant).thenComparing(Entry::isPhrase));
      }
      children.values().forEach(Node::sort);
    }
  }

  /** The forms (names, then phrases) that begin with one atom. */
  private static final class Head {
    private int[] forms = new int[2];
    private int count;
    private volatile @Nullable Node root;

    private void add(int form) {
      if (count > 0 && forms[count - 1] == form) {
        return;
      }
      if (count == forms.length) {
        forms = Arrays.copyOf(forms, count * 2);
      }
      forms[count] = form;
      count++;
    }
  }

  private final List<SkillName> names;
  private final List<String> phrases;
  private final int firstPhraseOfVerb;
  private final Map<String, Head> heads;

  NameTrie(List<SkillName> names, List<String> phrases, List<String> phrasesOfVerbs) {
    this.names = names;
    this.phrases = new ArrayList<>(phrases);
    this.phrases.addAll(phrasesOfVerbs);
    this.firstPhraseOfVerb = names.size() + phrases.size();
    int forms = names.size() + this.phrases.size();
    this.heads = HashMap.newHashMap(forms / 2);
    for (int form = 0; form < forms; form++) {
      addToHeads(form);
    }
  }

  private String text(int form) {
    return form < names.size() ? names.get(form).text() : phrases.get(form - names.size());
  }

  private void addToHeads(int form) {
    String text = text(form);
    int end = plainWordLength(text);
    if (end == 0) {
      addToHeadsOfAtoms(form, NameFold.atoms(text));
      return;
    }
    String head = text.substring(0, end).toLowerCase(Locale.ROOT);
    addToHead(head, form);
    if (end == text.length()) {
      addToHead(Folding.plural(head).orElse(head), form);
      addToHead(Folding.singular(head, true).orElse(head), form);
    }
  }

  /**
   * Returns how long the plain word is that a text begins with; 0 where only the tokenizer knows.
   */
  private static int plainWordLength(String text) {
    int end = 0;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    boolean ends = end == text.length() || " -/+#.&,()".indexOf(text.charAt(end)) >= 0;
    return ends ? end : 0;
  }

  private static boolean isPlain(char sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || (sign >= '0' && sign <= '9');
  }

  private void addToHeadsOfAtoms(int form, List<String> atoms) {
    if (atoms.isEmpty()) {
      return;
    }
    addToHead(atoms.getFirst(), form);
    for (List<String> variant : NameFold.atomVariants(atoms)) {
      if (!variant.getFirst().equals(atoms.getFirst())) {
        addToHead(variant.getFirst(), form);
      }
    }
  }

  private void addToHead(String atom, int form) {
    Head head = heads.get(atom);
    if (head == null) {
      head = new Head();
      heads.put(atom, head);
    }
    head.add(form);
  }

  /** Returns where a first atom leads, or null where no name begins with it. */
  @Nullable Node start(String atom) {
    Head head = heads.get(atom);
    if (head == null) {
      return null;
    }
    Node root = head.root;
    if (root == null) {
      // Two threads may both do this; either result is whole.
      root = read(atom, head);
      head.root = root;
    }
    return root;
  }

  private Node read(String atom, Head head) {
    Node root = new Node();
    for (int index = 0; index < head.count; index++) {
      int form = head.forms[index];
      List<String> atoms = NameFold.atoms(text(form));
      if (form >= names.size()) {
        int phrase = form < firstPhraseOfVerb ? Entry.PHRASE : Entry.PHRASE_OF_VERB;
        addFrom(root, atom, atoms, new Entry(phrase, false));
        continue;
      }
      addFrom(root, atom, atoms, new Entry(form, false));
      for (List<String> variant : NameFold.atomVariants(atoms)) {
        addFrom(root, atom, variant, new Entry(form, true));
      }
    }
    root.sort();
    return root;
  }

  private static void addFrom(Node root, String atom, List<String> atoms, Entry entry) {
    if (atoms.getFirst().equals(atom)) {
      root.add(atoms.subList(1, atoms.size()), entry);
    }
  }
}
