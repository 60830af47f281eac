using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>The limits of what a person can type in; each is named in the message that refuses more.</summary>
/// <remarks>Lengths are UTF-16 code units: what JavaScript's <c>length</c> counts, and what bounds the space taken.</remarks>
public static class Limits
{
    public const int Title = 200;

    /// <summary>Names of people, and short phrases such as how somebody works on it.</summary>
    public const int Name = 200;

    /// <summary>Markdown texts.</summary>
    public const int Text = 20_000;

    public const int Reason = 1_000;

    /// <summary>What a person writes in a section of a postmortem.</summary>
    public const int Section = 100_000;

    /// <summary>Those who are asked to review one postmortem.</summary>
    public const int Reviewers = 20;

    /// <summary>A link to something outside.</summary>
    public const int Url = 2_000;

    public const int Evidence = 50;

    /// <summary>Options that were considered before one decision.</summary>
    public const int Options = 20;

    /// <summary>How many people one impact can affect.</summary>
    public const int People = 1_000_000_000;

    /// <summary>Those who may see one private incident.</summary>
    public const int Named = 200;

    /// <summary>Of one entry, and of one incident.</summary>
    public const int Tags = 20;

    public const int Tag = 50;

    /// <summary>Channels over which one update goes.</summary>
    public const int Channels = 50;

    /// <summary>Customers that one entry names as to be told.</summary>
    public const int Customers = 200;

    public const int ImportedEntries = 2_000;

    /// <summary>Files attached to one incident, redacted ones left out.</summary>
    public const int Files = 200;

    /// <summary>Bytes of the files attached to one incident, redacted ones left out.</summary>
    public const long FileBytes = 1_000_000_000;

    /// <summary>The earliest time that can be recorded.</summary>
    public static readonly Instant Earliest = Instant.FromUnixTimeSeconds(0);

    /// <summary>How far ahead of the server's clock a time may be: clocks differ a little.</summary>
    public static readonly Duration Ahead = Duration.FromMinutes(5);

    /// <summary>The longest range of one entry.</summary>
    public static readonly Duration Range = Duration.FromDays(31);

    /// <summary>How far ahead something may be promised, expected, demanded or limited.</summary>
    public static readonly Duration Promise = Duration.FromDays(366);

    /// <summary>How many years ahead an action item may be due.</summary>
    public const int DueYears = 50;
}
