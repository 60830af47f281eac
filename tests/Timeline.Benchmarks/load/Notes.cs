using System.Text.Json;
using JasperFx.Events;
using Marten.Events.Aggregation;
using NodaTime;
using Timeline.Storage.Json;

namespace Timeline.Benchmarks.Load;

internal sealed record NoteTaken(int Number, string By, Instant At, Guid Subject, string Text);

internal sealed record NoteCorrected(int Number, string By, Instant At, Guid Subject, string Text);

internal sealed record NoteFiled(int Number, string By, Instant At, Guid Subject, string Text);

/// <summary>A document of one stream, and what folding it gives.</summary>
internal sealed record Notebook(Guid Id, Instant Opened, int Taken, int Corrected, int Filed, int Letters, string Last);

internal sealed partial class NotebookProjection : SingleStreamProjection<Notebook, Guid>
{
    public const string ProjectionName = "Notebook";

    public NotebookProjection()
    {
        Name = ProjectionName;
        IncludeType<NoteTaken>();
        IncludeType<NoteCorrected>();
        IncludeType<NoteFiled>();
    }

    public override Notebook? Evolve(Notebook? snapshot, Guid id, IEvent e) => e.Data switch
    {
        NoteTaken note => Known(snapshot, id, note.At) with { Taken = (snapshot?.Taken ?? 0) + 1, Letters = (snapshot?.Letters ?? 0) + note.Text.Length, Last = note.By },
        NoteCorrected note => Known(snapshot, id, note.At) with { Corrected = (snapshot?.Corrected ?? 0) + 1, Last = note.By },
        NoteFiled note => Known(snapshot, id, note.At) with { Filed = (snapshot?.Filed ?? 0) + 1, Last = note.By },
        _ => throw new InvalidOperationException($"{e.Data} is not one of the benchmark's events"),
    };

    private static Notebook Known(Notebook? before, Guid id, Instant at) => before ?? new Notebook(id, at, 0, 0, 0, 0, "");
}

/// <summary>Events whose JSON is 350 bytes long, as the text around it is cut or filled.</summary>
internal static class Notes
{
    public const int BodyBytes = 350;

    private static readonly JsonSerializerOptions Json = StoreJson.Create();
    private static readonly Instant Begin = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Guid Subject = new("0198c0de-0000-7000-8000-000000000001");
    private static readonly string Filling = string.Concat(Enumerable.Repeat("The pump was primed again and the pressure watched. ", 8));

    public static object Make(int number)
    {
        var at = Begin + Duration.FromSeconds(number);
        var text = Filling[..(BodyBytes - Length(Of(number, at, "")))];
        return Of(number, at, text);
    }

    public static byte[] Body(object note) => JsonSerializer.SerializeToUtf8Bytes(note, note.GetType(), Json);

    /// <summary>What Marten calls the event.</summary>
    public static string AliasOf(Type note) => note == typeof(NoteCorrected) ? "note_corrected" : note == typeof(NoteFiled) ? "note_filed" : "note_taken";

    private static object Of(int number, Instant at, string text) => (number % 8) switch
    {
        3 => new NoteCorrected(number, "ada@example.org", at, Subject, text),
        7 => new NoteFiled(number, "ada@example.org", at, Subject, text),
        _ => new NoteTaken(number, "ada@example.org", at, Subject, text),
    };

    private static int Length(object note) => Body(note).Length;
}
