using NodaTime;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Import;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Import;

internal static class ImportPreviewQuery
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<ImportOrder>("ImportOrder");
        schema.Enum<ImportGuessCode>("ImportGuessCode");
        schema.Enum<ImportQuestionCode>("ImportQuestionCode");
        schema.Enum<ImportRole>("ImportRole");
        schema.Object<ImportPreview>("ImportPreview").Properties();
        schema.Object<ImportedEntry>("ImportedEntry")
            .Field("local", entry => entry.Local is { } local ? LocalDateTimePattern.ExtendedIso.Format(local) : null)
            .Properties();
        schema.Enum<KnownLineState>("ImportKnownState");
        schema.Object<KnownEntry>("ImportKnown").Properties();
        schema.Object<SuggestedContact>("SuggestedContact").Properties();
        schema.Object<OutsideText>("ImportOutsideText").Properties();
        schema.Object<ImportGuess>("ImportGuess").Properties();
        schema.Object<ImportQuestion>("ImportQuestion").Properties();
        schema.Query("importPreview", ResolveAsync);
        schema.Query("importFigures", FiguresAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Record);
        var zone = field.Argument<string?>("zone");
        GivenText.Check(zone, "zone");
        var fileName = field.Argument<string?>("fileName");
        GivenText.Check(fileName, "fileName");
        var preview = NotesReader.Preview(field.Argument<string>("text"), zone, field.Argument<LocalDate?>("date"), field.Argument<ImportOrder?>("order"), fileName);
        return await RecordAsync(field, actor, cancellation) is { } record ? KnownNotes.In(record, preview) : preview;
    }

    private static async ValueTask<object?> FiguresAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Record);
        var zone = field.Argument<string?>("zone");
        GivenText.Check(zone, "zone");
        var entries = field.Argument<IReadOnlyList<ImportEntryInput>>("entries");
        for (var i = 0; i < entries.Count; i++)
        {
            GivenText.Check(entries[i].Text, $"entries.{i}.text");
            GivenText.Check(entries[i].Author, $"entries.{i}.author");
            GivenText.Check(entries[i].Who, $"entries.{i}.who");
        }

        var lines = entries.Select(ImportEntriesMutation.ToLine).ToList();
        var record = await RecordAsync(field, actor, cancellation);
        return ImportFigures.After(record, new ImportEntries(Guid.Empty, field.Service<IClock>().GetCurrentInstant(), zone, lines));
    }

    private static async ValueTask<IncidentRecord?> RecordAsync(FieldContext field, CurrentActor actor, CancellationToken cancellation)
    {
        if (field.Argument<string?>("incidentId") is not { } incidentId)
            return null;
        return await field.Service<IncidentReader>().FindAsync(actor, incidentId, asKnownAt: null, cancellation)
            ?? throw new GraphQLException(Ids.IncidentNotFound(incidentId).Message, "NOT_FOUND");
    }
}
