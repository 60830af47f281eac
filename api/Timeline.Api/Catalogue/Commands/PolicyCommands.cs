using NodaTime;
using Timeline.Api.Sla;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using static Timeline.Api.Catalogue.CatalogueIds;

namespace Timeline.Api.Catalogue.Commands;

internal sealed record AddCalendarInput(Guid? CommandId, string Name, SlaCalendarInput Calendar, LocalDate? ValidFrom) : ICatalogueInput;

internal sealed record ChangeCalendarInput(Guid? CommandId, string CalendarId, string? Name, SlaCalendarInput? Calendar, LocalDate? ValidFrom) : ICatalogueInput;

internal sealed record SlaTargetInput(
    string Name, IReadOnlyList<Severity> Severities, IReadOnlyList<SlaStart> From, MilestoneKind To, Duration Within, string? CalendarId);

internal sealed record SlaCadenceInput(string Name, IReadOnlyList<Severity> Severities, IReadOnlyList<SlaStart> From, Duration Every, string? CalendarId);

internal sealed record SlaPolicyTermsInput(
    string CalendarId, IReadOnlyList<SlaTargetInput>? Targets, IReadOnlyList<SlaCadenceInput>? Cadences, int? WarnAt, IReadOnlyList<string>? PauseReasons,
    bool? DegradedIsDown)
{
    public SlaPolicyTerms Terms => new(
        new(Read(CalendarId, "terms.calendarId")),
        [.. (Targets ?? []).Select((target, index) => new SlaTargetTerms(
            target.Name, target.Severities, target.From, target.To, target.Within, Calendar(target.CalendarId, $"terms.targets.{index}.calendarId")))],
        [.. (Cadences ?? []).Select((cadence, index) => new SlaCadenceTerms(
            cadence.Name, cadence.Severities, cadence.From, cadence.Every, Calendar(cadence.CalendarId, $"terms.cadences.{index}.calendarId")))],
        WarnAt,
        PauseReasons ?? [],
        DegradedIsDown is true);

    private static CalendarId? Calendar(string? id, string field) => id is null ? null : new(Read(id, field));
}

internal sealed record AddSlaPolicyInput(Guid? CommandId, string Name, SlaPolicyTermsInput Terms, LocalDate? ValidFrom, LocalDate? ValidUntil) : ICatalogueInput;

internal sealed record PublishSlaPolicyInput(
    Guid? CommandId, string PolicyId, SlaPolicyTermsInput Terms, LocalDate? ValidFrom, LocalDate? ValidUntil, int? Version) : ICatalogueInput;

internal sealed record RenameSlaPolicyInput(Guid? CommandId, string PolicyId, string Name) : ICatalogueInput;

internal sealed record SetOrganisationPolicyInput(Guid? CommandId, string? PolicyId) : ICatalogueInput;

/// <summary>When somebody is at work, and what is promised.</summary>
internal static class PolicyCommands
{
    public static void Bind(CatalogueCommands commands, Timeline.GraphQL.Schemas.SchemaBindings schema)
    {
        schema.Enum<SlaStart>("SlaStart");
        schema.Input<SlaTargetInput>("SlaTargetInput");
        schema.Input<SlaCadenceInput>("SlaCadenceInput");
        schema.Input<SlaPolicyTermsInput>("SlaPolicyTermsInput");
        commands.Add<AddCalendarInput>("addCalendar", (catalogue, input, on) => AddCalendar.Decide(catalogue, new(
            on.Id, on.Now, input.Name, input.Calendar.Terms, input.ValidFrom)));
        commands.Add<ChangeCalendarInput>(
            "changeCalendar",
            (catalogue, input, on) => ChangeCalendar.Decide(catalogue, new(
                new(Read(input.CalendarId, "calendarId")), on.Now, input.Name, input.Calendar?.Terms, input.ValidFrom)),
            about: input => input.CalendarId);
        commands.Add<AddSlaPolicyInput>("addSlaPolicy", (catalogue, input, on) => AddSlaPolicy.Decide(catalogue, new(
            on.Id, on.Now, input.Name, input.Terms.Terms, input.ValidFrom, input.ValidUntil)));
        commands.Add<PublishSlaPolicyInput>(
            "publishSlaPolicy",
            (catalogue, input, on) => PublishSlaPolicy.Decide(catalogue, new(
                new(Read(input.PolicyId, "policyId")), on.Now, input.Terms.Terms, input.ValidFrom, input.ValidUntil, input.Version)),
            about: input => input.PolicyId);
        commands.Add<RenameSlaPolicyInput>(
            "renameSlaPolicy",
            (catalogue, input, on) => RenameSlaPolicy.Decide(catalogue, new(new(Read(input.PolicyId, "policyId")), input.Name)),
            about: input => input.PolicyId);
        commands.Add<SetOrganisationPolicyInput>("setOrganisationPolicy", (catalogue, input, on) => SetOrganisationPolicy.Decide(catalogue, new(
            input.PolicyId is { } id ? new SlaPolicyId(Read(id, "policyId")) : null)));
    }
}
