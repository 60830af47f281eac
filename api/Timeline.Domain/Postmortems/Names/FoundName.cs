namespace Timeline.Domain.Postmortems.Names;

/// <summary>Words of a text that may be part of somebody's name.</summary>
/// <param name="Start">Where they begin.</param>
/// <param name="End">Where they end; exclusive.</param>
/// <param name="People">Whom they may name, by their whole names.</param>
public sealed record FoundName(int Start, int End, NameReason Reason, IReadOnlyList<string> People)
{
    /// <summary>True where the words are more likely something else.</summary>
    public bool IsDoubtful => Reason is NameReason.SmallLetters or NameReason.Inflected or NameReason.CommonWord or NameReason.TwoSigns;
}

/// <summary>Why words are taken for a name. Schema contract: add, never rename.</summary>
public enum NameReason
{
    /// <summary>A part of a name, or its parts in another order.</summary>
    Part,

    /// <summary>A mail address or the name of an account that is made of a name.</summary>
    Account,

    /// <summary>A part of a name in small letters.</summary>
    SmallLetters,

    /// <summary>A part of a name with an ending of English, German or Czech.</summary>
    Inflected,

    /// <summary>A part of a name that is a word of the language too, where that may stand.</summary>
    CommonWord,

    /// <summary>Two signs of a name that is written without spaces.</summary>
    TwoSigns,
}
