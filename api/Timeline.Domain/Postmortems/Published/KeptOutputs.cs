using System.Collections.Immutable;
using NodaTime;

namespace Timeline.Domain.Postmortems.Published;

/// <summary>What is kept of the published versions of one postmortem, folded from its stream. Immutable.</summary>
/// <param name="Version">Of the stream; 0: there is none.</param>
/// <param name="Outputs">Everything that ever was kept, in the order in which it was first.</param>
public sealed record KeptOutputs(long Version, ImmutableList<KeptOutput> Outputs)
{
    /// <summary>How many outputs of a version with chosen sections are kept: there are hundreds of thousands, and whoever reads chooses.</summary>
    public const int MostChosen = 32;

    public static readonly KeptOutputs None = new(0, []);

    public static KeptOutputs Fold(IEnumerable<(OutputEvent Event, Instant At)> events) =>
        events.Aggregate(None, (outputs, recorded) => recorded.Event.ApplyTo(outputs, recorded.At) with { Version = outputs.Version + 1 });

    /// <summary>Null: it never was kept.</summary>
    public KeptOutput? Find(OutputKey key) => Outputs.Find(output => output.Key.Equals(key));

    /// <summary>Whether another one may be kept. What was kept once may be again.</summary>
    public bool HasRoomFor(OutputKey key) => !key.HasChoice() || Find(key) is not null || Outputs.Count(output => output.Key.HasChoice() && output.Key.Number == key.Number) < MostChosen;

    /// <summary>What is to be there and is not: the outputs of a version for the organisation, and every one whose bytes were removed.</summary>
    public IReadOnlyList<OutputKey> Awaited(Publication publication) =>
    [
        .. Enum.GetValues<OutputFormat>().Select(format => new OutputKey(publication.Number, format, OutputReader.People, [], publication.Withdrawal is not null))
            .Concat(Outputs.Where(output => output.Key.Number == publication.Number).Select(output => output.Key))
            .Distinct().Where(key => Find(key)?.Bytes is null),
    ];

    /// <summary>The bytes that were removed last of the outputs for the same reader, of every form that had been kept. Empty: none were.</summary>
    public IReadOnlyList<(OutputFormat Format, ForgottenBytes Bytes)> Before(OutputKey key)
    {
        var removed = Outputs.Where(output => output.Key.Equals(key with { Format = output.Key.Format }) && output.Before.Count > 0).Select(output => (output.Key.Format, Bytes: output.Before[^1])).ToList();
        return [.. removed.Where(one => one.Bytes.At == removed.Max(other => other.Bytes.At)).OrderBy(one => one.Format)];
    }

    internal KeptOutputs With(OutputKept kept, Instant at)
    {
        var bytes = new KeptBytes(kept.Sha256, kept.Size, kept.MediaType, kept.Program, at, kept.MissingCharacters, kept.People, kept.ShutOut);
        return this with { Outputs = Find(kept.Output) is { } known ? Outputs.Replace(known, known with { Bytes = bytes }) : Outputs.Add(new(kept.Output, bytes, [])) };
    }

    internal KeptOutputs Without(OutputsForgotten forgotten, Instant at) => this with
    {
        Outputs =
        [
            .. Outputs.Select(output => output.Bytes is { } bytes && forgotten.Numbers.Contains(output.Key.Number)
                ? output with { Bytes = null, Before = output.Before.Add(new(bytes, at, forgotten.Because)) }
                : output),
        ],
    };
}

/// <summary>One output, with what is kept of it now and what was.</summary>
/// <param name="Bytes">Null: they were removed, and are not made anew yet.</param>
/// <param name="Before">What was removed, oldest first.</param>
public sealed record KeptOutput(OutputKey Key, KeptBytes? Bytes, ImmutableList<ForgottenBytes> Before);

/// <inheritdoc cref="OutputKept"/>
public sealed record KeptBytes(
    string Sha256, long Size, string MediaType, string Program, Instant MadeAt, int? MissingCharacters, IReadOnlyList<Guid> People, IReadOnlyList<Guid> ShutOut);

/// <summary>Bytes that were given out once, and are there no more.</summary>
public sealed record ForgottenBytes(KeptBytes Bytes, Instant At, ForgottenBecause Because);
