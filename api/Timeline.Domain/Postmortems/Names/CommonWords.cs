using System.Collections.Frozen;

namespace Timeline.Domain.Postmortems.Names;

/// <summary>Words that are looked for less, or not at all, though names have them. In small letters.</summary>
internal static class CommonWords
{
    /// <summary>First names and surnames that are words of English or German too.</summary>
    public static FrozenSet<string> OfTheLanguage { get; } = Set(
        """
        alt angel april art august autumn bach baker ball banks bell berg bill bishop black bob braun brown bush butcher case chance chase check chip christian church cook cross dale dawn day dean
        dick dot drew duke earl ernest faith field fisher flora forest fox frank gene ginger grace grant gray green grey groß guy hall hand harry hazel heather herb herbst hill holly hope host hunter
        iris ivy jack jasmine jay joy june jung kaiser king klein knight koch könig kurz lance lane lang lee lily little long love major march mark marsh mason max may meister mercy merry miles mill
        miller minor moore nick norm olive page park parks pat pearl penny pierce piper pope porter price ray reed rich richter rivers rob rock root rose ruby rusty sage sally sandy schwarz shaw short
        skip small smart smith sommer star stein stern stone storm strong sue summer swift terry tom trip vogel violet wade walker ward weiss west white wild will winter wolf wood woods worth young
        """);

    /// <summary>What stands before and behind names.</summary>
    public static FrozenSet<string> Titles { get; } = Set("dr frau herr ing jr miss mr mrs ms phd prof sir sr");

    /// <summary>Small words within names.</summary>
    public static FrozenSet<string> Particles { get; } = Set("al bin da de del della den der di do dos du e el ibn la le of ten ter the van vom von y zu zum zur");

    /// <summary>What those are called by who are named by what they do: whatever else is in such a name is none.</summary>
    public static FrozenSet<string> Roles { get; } = Set(
        """
        admin administrator agent analyst central chief colleague commander contact coordinator customer customers database dba department desk developer director duty emergency engineer engineering first
        head help helpdesk hotline it lead manager network office on-call oncall operation operations operator ops owner primary professor responder scribe second secondary senior service shift sre
        support system team technician timeline user vendor
        """);

    /// <summary>After these, German writes every noun with a capital letter.</summary>
    public static FrozenSet<string> Articles { get; } = Set("der die das den dem des ein eine einen einem einer eines im am zum zur vom beim a an the this that his her our my your their no");

    private static FrozenSet<string> Set(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
