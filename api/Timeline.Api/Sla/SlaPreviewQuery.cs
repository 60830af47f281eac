using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Sla;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Sla;

internal sealed record SlaCalendarInput(
    string Zone, bool? Always, IReadOnlyList<SlaHours>? Hours, IReadOnlyList<LocalDate>? Holidays, IReadOnlyList<SlaHoliday>? NamedHolidays, IReadOnlyList<SlaException>? Exceptions)
{
    public SlaCalendarTerms Terms =>
        new(Zone, Always is true, Hours ?? [], [.. (Holidays ?? []).Select(date => new SlaHoliday(date)), .. NamedHolidays ?? []], Exceptions ?? []);
}

internal sealed record HolidaysInFileInput(string Text, LocalDate From, LocalDate Until);

internal sealed record SlaPauseInput(Instant From, Instant? Until);

internal sealed record SlaPreviewInput(SlaCalendarInput Calendar, Duration Target, Instant Start, Instant At, IReadOnlyList<SlaPauseInput>? Pauses, int? WarnAt);

internal static class SlaPreviewQuery
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<DayOfWeek>("DayOfWeek");
        schema.Enum<SlaStatus>("SlaStatus");
        schema.Input<SlaHours>("SlaHoursInput");
        schema.Input<SlaDayHours>("SlaDayHoursInput");
        schema.Input<SlaException>("SlaExceptionInput");
        schema.Input<SlaHoliday>("SlaHolidayInput");
        schema.Input<SlaCalendarInput>("SlaCalendarInput");
        schema.Input<SlaPauseInput>("SlaPauseInput");
        schema.Input<SlaPreviewInput>("SlaPreviewInput");
        schema.Object<SlaPreview>("SlaPreview").Properties();
        schema.Query("slaPreview", ResolveAsync);
        schema.Input<HolidaysInFileInput>("HolidaysInFileInput");
        schema.Object<CalendarFile>("HolidaysInFile").Properties();
        schema.Query("holidaysInFile", HolidaysAsync);
    }

    private static ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var input = field.Argument<SlaPreviewInput>("input");
        var question = new SlaQuestion(
            input.Calendar.Terms, input.Target, input.Start, input.At, [.. (input.Pauses ?? []).Select(pause => new SlaPause(pause.From, pause.Until))], input.WarnAt);
        return SlaPreview.Of(question, out var problem) is { } preview
            ? new(preview)
            : throw BadInput.Of(problem!);
    }

    private static ValueTask<object?> HolidaysAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Manage);
        var input = field.Argument<HolidaysInFileInput>("input");
        return HolidaysFromCalendarFile.Read(input.Text, input.From, input.Until, out var problem) is { } file ? new(file) : throw BadInput.Of(problem!);
    }
}
