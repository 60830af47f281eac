using NodaTime;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Files.Uploads;

/// <summary>A file as it was sent, and what was said with it.</summary>
internal sealed record Upload(SpooledFile File, UploadWords Words) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => File.DisposeAsync();
}

/// <summary>What is said with a file: parts of a form, or headers beside a body. Each may be left out, but the name.</summary>
internal sealed record UploadWords
{
    /// <summary>The words, as they are named in a form. In headers: <c>Timeline-File-Name</c>, <c>Timeline-Command-Id</c> and so on.</summary>
    public static IReadOnlyDictionary<string, string> HeaderNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = "Timeline-File-Name",
        ["commandId"] = "Timeline-Command-Id",
        ["occurredAt"] = "Timeline-Occurred-At",
        ["occurredUntil"] = "Timeline-Occurred-Until",
        ["precision"] = "Timeline-Precision",
        ["zone"] = "Timeline-Zone",
        ["caption"] = "Timeline-Caption",
        ["about"] = "Timeline-About",
        ["author"] = "Timeline-Author",
    };

    public required string Name { get; init; }

    public Guid? CommandId { get; init; }

    public Said When { get; init; } = Said.Now;

    public string? Caption { get; init; }

    public EntryId? About { get; init; }

    public string? Author { get; init; }

    /// <param name="said">By their names in a form.</param>
    /// <exception cref="RejectedException">One cannot be read, or the name is missing.</exception>
    public static UploadWords Read(IReadOnlyDictionary<string, string> said)
    {
        // Some browsers, long ago, sent the whole path.
        var name = Text("name")?.Split('/', '\\')[^1];
        return new()
        {
            Name = string.IsNullOrWhiteSpace(name) ? throw Refused(RejectionCode.Required, "name is missing. Give the file's name: filename in a form, or the header Timeline-File-Name.", "name") : name,
            CommandId = Text("commandId") is not { } id ? null
                : Guid.TryParseExact(id, "D", out var command) && command != Guid.Empty ? command
                : throw Refused(RejectionCode.NotAllowed, $"commandId is \"{Excerpt.Of(id)}\", which is no UUID of 36 characters. Make a new one (version 7) for each command, or leave it out.", "commandId"),
            When = new Said(Time("occurredAt"), Precise(), Time("occurredUntil"), Text("zone")),
            Caption = Text("caption"),
            About = Ids.OptionalEntry(Text("about")),
            Author = Text("author"),
        };

        string? Text(string word) => said.TryGetValue(word, out var text) && text.Length > 0 ? text : null;

        Instant? Time(string word) => Text(word) is not { } text ? null
            : OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed ? Whole(parsed.Value.ToInstant())
            : throw Refused(RejectionCode.NotAllowed, $"{word} is \"{Excerpt.Of(text)}\", which is no time. Write for example 2014-05-14T03:02:00Z.", word);

        Precision Precise() => Text("precision") is not { } text ? Precision.Minute
            : Enum.GetValues<Precision>().Cast<Precision?>().FirstOrDefault(precision => Say.Name(precision!.Value) == text)
                ?? throw Refused(RejectionCode.NotAllowed, $"precision is \"{Excerpt.Of(text)}\". Choose one of {string.Join(", ", Enum.GetValues<Precision>().Select(Say.Name))}.", "precision");
    }

    // PostgreSQL keeps microseconds; a finer time would not come back as it was given.
    private static Instant Whole(Instant at) => at - Duration.FromNanoseconds((at - NodaConstants.UnixEpoch).SubsecondNanoseconds % 1000);

    private static RejectedException Refused(RejectionCode code, string message, string field) => new(new Rejection(code, message, field));
}
