namespace Timeline.Torture.Entries;

/// <summary>A command before it is carried out: what it appends to which streams. Repeated, it is the same plan with the same id.</summary>
internal sealed record Plan(Guid Command, string Tenant, IReadOnlyList<Part> Parts, bool Remarks)
{
    public const int SharedStreams = 8;

    public int EventCount => Parts.Sum(part => part.Count);

    /// <summary>The events of one part, numbered on from those before it.</summary>
    public object[] EventsOf(Part part)
    {
        var before = Parts.TakeWhile(other => other != part).Sum(other => other.Count);
        return [.. Enumerable.Range(before + 1, part.Count).Select(Event)];
    }

    /// <summary>One to three streams; new ones, and a few that all writers append to.</summary>
    public static Plan Make(string tenant, Random dice)
    {
        var parts = new List<Part>();
        for (var i = dice.Next(4) == 0 ? 3 : 1; i > 0; i--)
        {
            var stream = dice.Next(3) == 0 ? Id(dice) : Shared(tenant, dice.Next(SharedStreams));
            if (parts.TrueForAll(part => part.Stream != stream))
                parts.Add(new Part(stream, dice.Next(1, 5)));
        }

        return new Plan(Id(dice), tenant, parts, Remarks: dice.Next(3) == 0);
    }

    /// <summary>A stream that all writers append to.</summary>
    public static Guid Shared(string tenant, int number) => Id(new Random(Seeds.Of(tenant, number)));

    private object Event(int number) => Remarks
        ? new EntryNoted(Command, number, EventCount, "The level was read again and nothing was found to have moved.")
        : new EntryMade(Command, number, EventCount, Command.GetHashCode() % 1000);

    private static Guid Id(Random dice)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new Guid(bytes);
    }
}

internal sealed record Part(Guid Stream, int Count);
