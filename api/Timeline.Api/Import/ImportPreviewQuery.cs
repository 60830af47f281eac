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
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Record);
        var zone = field.Argument<string?>("zone");
        GivenText.Check(zone, "zone");
        var preview = NotesReader.Preview(field.Argument<string>("text"), zone, field.Argument<LocalDate?>("date"));
        if (field.Argument<string?>("incidentId") is not { } incidentId)
            return preview;

        var record = await field.Service<IncidentReader>().FindAsync(actor, incidentId, asKnownAt: null, cancellation)
            ?? throw new GraphQLException(Ids.IncidentNotFound(incidentId).Message, "NOT_FOUND");
        return KnownNotes.In(record, preview);
    }
}
