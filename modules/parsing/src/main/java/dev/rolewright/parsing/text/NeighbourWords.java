package dev.rolewright.parsing.text;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Function words of languages that share many with the known ones, so that a short text of theirs
 * is not taken for one. No text is ever said to be of these languages.
 */
final class NeighbourWords {
  /**
   * By ISO 639-1 code. Words that a known language uses for things (such as "per" and "men") are
   * left out.
   */
  static final Map<String, Set<String>> LISTS =
      Map.ofEntries(
          list(
              "sv",
              "och jag du han hon vi ni de det den ett en att är var vad hur vilka vilken vilket"
                  + " kan ska skulle vill måste får har hade inte om i på av för med till från som"
                  + " så nu när efter år bli blir någon något några min mitt mina sig oss också"
                  + " eller finns göra"),
          list(
              "da",
              "og jeg du han hun vi de det den et en at er var hvad hvor hvordan hvilke hvilken"
                  + " hvilket hvornår kan skal skulle vil må får har havde ikke om i på af for med"
                  + " til fra som så når efter år blive bliver nogle noget nogen min mit mine sig"
                  + " også eller gøre findes"),
          list(
              "no",
              "og jeg eg du han hun vi de det den et ei en at å er var hva kva hvor hvordan korleis"
                  + " hvilke hvilken når kan skal skulle vil må får har hadde ikke ikkje om i på av"
                  + " for med til fra som så etter år bli blir noen noe nokre min mitt mine seg oss"
                  + " også eller gjøre gjere finnes"),
          list(
              "af",
              "ek jy hy sy ons julle hulle die het is was wat hoe waar kan sal moet om te vir van"
                  + " en in op by met na baie word hoekom watter ná oor"),
          list(
              "ca",
              "el la els les un una uns unes de del dels al als i o a en amb per que què com quan"
                  + " quin quina quins quines és són ser puc pot podem vull tinc meu meva meus"
                  + " meves seva nostra aquest aquesta aquests més molt també però fins des on"
                  + " després estic hi"),
          list(
              "gl",
              "o a os as un unha uns unhas de do da dos das no na nos nas ao en con por para que"
                  + " e ou se é son ser podo pode podemos quero teño meu miña meus miñas súa máis"
                  + " moi tamén pero ata dende onde cando cal cales como despois polo pola eu"),
          list(
              "ro",
              "și sau în la de din pe cu pentru un o este sunt e ce cum care când unde pot poate"
                  + " să nu mai după ani mea meu mele această acest prin fi am ai a al ale eu se"
                  + " că dacă vreau"),
          list(
              "pl",
              "i w z na do o od po za dla jak co czy kiedy gdzie jaki jaka jakie jest są mogę może"
                  + " można chcę się że ale lub moja moje mój przez przed przy ten ta to tego"
                  + " jestem aby żeby być"),
          list(
              "cs",
              "a i v ve s se z k na do o od po za pro jak co kde kdy jaký jaká jaké je jsou mohu"
                  + " můžu může chci si že ale nebo můj moje má moji při před který která které"
                  + " aby být jsem mám sú môžem môže alebo ako aký aké kde kedy čo"),
          list(
              "hr",
              "i u s sa na do o od po za kao kako što šta gdje gde kada koji koja koje je su mogu"
                  + " može želim se da li ali ili moj moja moje pri pred biti sam"),
          list(
              "hu",
              "a az és egy nem is hogy hogyan mit mi milyen hol van vannak lehet lehetek tudok"
                  + " szeretnék vagy de ha után mint meg el én az ez ezt"),
          list(
              "fi",
              "ja on ei se että miten mitä mikä mitkä missä voin voi voiko minä minun olen ovat"
                  + " tai kun jos jälkeen haluan kuin mutta"),
          list(
              "tr",
              "ve bir bu için ile de da ne nasıl nerede hangi mi mı ben benim olarak sonra daha"
                  + " çok var olabilirim istiyorum ama veya o"));

  private NeighbourWords() {}

  private static Map.Entry<String, Set<String>> list(String language, String words) {
    return Map.entry(language, Set.copyOf(List.of(words.split(" "))));
  }
}
