namespace Timeline.Domain.Incidents.Record;

/// <summary>About how many bytes parts of a record take in memory: what was measured for the part without its texts, and two for each character.</summary>
internal static class Weights
{
    public const long Record = 2_000;
    private const long Entry = 800;
    private const long Revision = 200;
    private const long Lesson = 270;
    private const long ActionItem = 330;

    /// <summary>An entry, without its history.</summary>
    public static long Of(StandingEntry entry)
    {
        var corrected = entry.Text == entry.Origin.Wording ? null : entry.Text;
        return Entry + Texts([corrected, .. entry.Origin.Typed, .. entry.Tags]);
    }

    public static long Of(EntryRevision revision) => Revision + Texts(revision.Text, revision.Reason);

    public static long Of(EntryMark mark) => Revision + Texts([.. mark.Tags]);

    public static long Of(Lesson lesson) => Lesson + Texts(lesson.Text) + lesson.History.Sum(revision => Revision + Texts(revision.Text, revision.Reason));

    public static long Of(ActionItem item) => ActionItem + Texts(item.Text, item.Owner) + item.History.Sum(change => Revision + Texts(change.Text, change.Owner, change.Reason));

    private static long Texts(params ReadOnlySpan<string?> texts)
    {
        long characters = 0;
        foreach (var text in texts)
            characters += text?.Length ?? 0;

        return 2 * characters;
    }
}
